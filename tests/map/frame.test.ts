import { expect, test } from 'vitest';
import { flow, wrap } from '../../src/lib/map/frame.ts';

/** Every sign is ten pixels wide. */
const widthOf = (text: string) => text.length * 10;

test('keys of the legend go on in the next row where they do not fit', () => {
  const rows = flow([{ width: 60 }, { width: 60 }, { width: 60 }], 150);
  expect(rows.map((row) => row.map(({ x }) => x))).toEqual([[0, 76], [0]]);
  expect(flow([{ width: 400 }], 150)).toHaveLength(1);
});

test('a line of sources is broken between words, in any script', () => {
  expect(wrap('Dawn, Geo News, The News', 110, widthOf)).toEqual(['Dawn, Geo', 'News, The', 'News']);
  expect(wrap('瓜达尔港和卡拉奇', 50, widthOf).every((line) => line.length <= 5)).toBe(true);
  expect(wrap('瓜达尔港和卡拉奇', 50, widthOf).join('')).toBe('瓜达尔港和卡拉奇');
  expect(wrap('', 50, widthOf)).toEqual([]);
});
