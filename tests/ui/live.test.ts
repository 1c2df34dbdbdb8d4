import { expect, it } from 'vitest';
import { loadSay } from '../../src/lib/messages/index.ts';
import { newsOf } from '../../src/lib/ui/live.ts';

const say = await loadSay('en-GB');
const mapOf = (dataVersion: string, attack: number, measure = 0) => ({
  meta: { dataVersion, counts: { attack, operation: 2, measure } }
});

it('says how many records of each kind a map has gained and lost', () => {
  expect(newsOf(mapOf('v1', 4), mapOf('v2', 5), say)).toBe('Updated: 1 new attack');
  expect(newsOf(mapOf('v1', 4, 3), mapOf('v2', 6, 2), say)).toBe('Updated: 2 new attacks, 1 measure fewer');
  expect(newsOf(mapOf('v1', 4), mapOf('v2', 4), say)).toBe('Updated: records changed');
});

it('says nothing where the data are the same', () => {
  expect(newsOf(mapOf('v1', 4), mapOf('v1', 4), say)).toBeNull();
});

it('speaks of articles and of what waits for a look on their own pages', () => {
  expect(newsOf({ articles: [] }, { articles: [{ id: 'a' }, { id: 'b' }] }, say)).toBe(
    'Updated: 2 new articles'
  );
  expect(newsOf({ items: [{ key: 'x' }] }, { items: [] }, say)).toBe('Updated: 1 gone');
  expect(newsOf({ articles: [{ id: 'a' }] }, { articles: [{ id: 'a' }] }, say)).toBeNull();
});
