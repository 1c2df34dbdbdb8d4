import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig, SETTINGS } from '../src/lib/server/config.ts';

describe('settings', () => {
  it('have defaults', () => {
    expect(parseConfig({})).toMatchObject({ databaseUrl: null, port: 3000, host: '127.0.0.1' });
  });

  it.each([
    ['PORT', 'eighty', 'a whole number'],
    ['PORT', '70000', 'a whole number from 0 to 65535'],
    ['DATABASE_URL', 'mysql://localhost/dateline', 'postgres://']
  ])('%s=%s is refused with what was expected', (name, value, expected) => {
    expect(() => parseConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => parseConfig({ [name]: value })).toThrow(`${name} is "${value}"`);
    expect(() => parseConfig({ [name]: value })).toThrow(expected);
  });

  it('stand in the README with their defaults and words', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const { name, default: value, doc } of Object.values(SETTINGS))
      expect(readme).toContain(`| \`${name}\` | ${value === '' ? '' : `\`${value}\` `}| ${doc} |`);
  });
});
