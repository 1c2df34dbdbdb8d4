import { expect, it } from 'vitest';
import { readShow } from '../../src/lib/ui/embedMessages.ts';

it('takes a filter from a host page, and leaves out what it cannot read', () => {
  expect(readShow({ type: 'dateline:show', query: 'types=bombing&admin1=PK-SD,PK-BA' })).toBe(
    'admin1=PK-BA%2CPK-SD&types=bombing'
  );
  expect(readShow({ type: 'dateline:show', query: 'colour=red&from=yesterday' })).toBe('');
});

it.each([
  null,
  'dateline:show',
  {},
  { type: 'dateline:show' },
  { type: 'other', query: '' },
  { type: 'dateline:show', query: 'a'.repeat(5000) }
])('takes nothing from %j', (data) => {
  expect(readShow(data)).toBeNull();
});
