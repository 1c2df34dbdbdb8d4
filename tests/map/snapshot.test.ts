import { expect, it } from 'vitest';
import { roundDown } from '../../src/lib/map/snapshot.ts';

it.each([
  [0.7, 0.5],
  [1, 1],
  [1.9, 1],
  [2.4, 2],
  [7, 5],
  [99, 50],
  [100, 100],
  [480, 200]
])('gives a bar of %d km the round length %d', (km, round) => {
  expect(roundDown(km)).toBeCloseTo(round, 10);
});
