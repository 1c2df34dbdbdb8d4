import { expect, it } from 'vitest';
import { printsOf, updateWords } from '../../src/lib/ui/live.ts';

const attack = (id: string, target = 'a convoy') => ({ id, category: 'attack', target });
const mapOf = (incidents: { id: string; category: string }[], measures: { id: string }[] = []) =>
  printsOf({ map: { incidents, measures } });

it('says what is new, changed and gone, by kind', () => {
  const before = mapOf([attack('inc-1'), attack('inc-2')], [{ id: 'mea-1' }]);
  const after = mapOf([attack('inc-1', 'a bus'), attack('inc-3')], [{ id: 'mea-1' }, { id: 'mea-2' }]);
  expect(updateWords(before, after)).toBe('Updated: 1 new attack, 1 new measure, 1 changed, 1 gone');
});

it('says nothing where nothing on the page differs', () => {
  expect(updateWords(mapOf([attack('inc-1')]), mapOf([attack('inc-1')]))).toBeNull();
});

it('speaks of articles and of what waits for a look on their own pages', () => {
  expect(updateWords(printsOf({ articles: [] }), printsOf({ articles: [{ id: 'a' }, { id: 'b' }] }))).toBe(
    'Updated: 2 new articles'
  );
  expect(updateWords(printsOf({ items: [{ key: 'x' }] }), printsOf({ items: [] }))).toBe('Updated: 1 gone');
});
