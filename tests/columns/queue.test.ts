import { describe, expect, it } from 'vitest';
import { createQueue, type Job } from '../../src/lib/columns/queue.ts';

/** A queue whose turns are taken by hand, and what it has done. */
function open() {
  const turns: (() => void)[] = [];
  const done: number[] = [];
  const queue = createQueue((next) => turns.push(next));
  const add = (id: number, rank: Job['rank'], zoom: number | null = null) =>
    queue.add({ id, rank, zoom, run: () => done.push(id) });
  const turn = () => turns.shift()?.();
  return { add, drop: queue.drop, turn, done };
}

describe('the questions to the columns', () => {
  it('are answered one a turn, sums before lists before tiles, else in their order', () => {
    const { add, turn, done } = open();
    add(1, 2, 5);
    add(2, 1);
    add(3, 0);
    add(4, 2, 5);
    turn();
    expect(done).toEqual([3]);
    for (let i = 0; i < 3; i++) turn();
    expect(done).toEqual([3, 2, 1, 4]);
  });

  it('let the sums of a new filter in after the tile that is being cut', () => {
    const { add, turn, done } = open();
    for (let tile = 1; tile <= 4; tile++) add(tile, 2, 6);
    turn();
    add(9, 0);
    turn();
    expect(done).toEqual([1, 9]);
  });

  it('cut the tiles of the zoom that is looked at first', () => {
    const { add, turn, done } = open();
    add(1, 2, 4);
    add(2, 2, 4);
    add(3, 2, 5);
    add(4, 2, 5);
    for (let i = 0; i < 4; i++) turn();
    expect(done).toEqual([3, 4, 1, 2]);
  });

  it('leave out what nobody waits for any more', () => {
    const { add, drop, turn, done } = open();
    for (let tile = 1; tile <= 3; tile++) add(tile, 2, 6);
    drop(2);
    drop(77);
    for (let i = 0; i < 3; i++) turn();
    expect(done).toEqual([1, 3]);
  });

  it('go on after one that failed', () => {
    const turns: (() => void)[] = [];
    const done: number[] = [];
    const { add } = createQueue((next) => turns.push(next));
    const failing = () => {
      throw new Error('no such place');
    };
    add({ id: 1, rank: 1, zoom: null, run: failing });
    add({ id: 2, rank: 1, zoom: null, run: () => done.push(2) });
    expect(() => turns.shift()?.()).toThrow('no such place');
    turns.shift()?.();
    expect(done).toEqual([2]);
  });
});
