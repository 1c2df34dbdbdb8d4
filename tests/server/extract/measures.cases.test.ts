import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../src/lib/server/extract/lexicons.ts';
import { lexicons, measuresOf } from './measures.setting.ts';

const lines = readFileSync(new URL('../../cases/measures.tsv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string]);

describe('measures, sentence by sentence', () => {
  it('has as many sentences that must stay quiet as a third of all', () => {
    expect(lines.filter(([wanted]) => wanted === '-').length).toBeGreaterThan(lines.length / 3);
  });

  it.each(lines)('%s: %s', (wanted, text) => {
    const { measures } = measuresOf(text);
    const got = measures.map(({ type, status, admin1 }) => `${type} ${status} ${admin1 ?? '-'}`).sort();
    expect(got.join('; ') || '-').toBe(wanted);
  });
});

describe('every phrase of measure-objects.tsv', () => {
  const rows = tableOf(lexicons, 'measure-objects');

  it.each(rows.map((row) => [row['fires'] ?? '', row['type'] ?? '']))('%s is %s', (fires, type) => {
    expect(measuresOf(`${fires}.`).measures.map((measure) => measure.type)).toContain(type);
  });

  it.each(rows.flatMap((row) => (row['quiet'] ? [row['quiet']] : [])))('%s is no measure', (quiet) => {
    expect(measuresOf(`${quiet}.`).measures).toEqual([]);
  });
});
