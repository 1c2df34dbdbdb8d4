import * as fc from 'fast-check';
import { loadSay } from '../../src/lib/messages/index.ts';
import { describe, expect, it } from 'vitest';
import { SORTS } from '../../src/lib/columns/engine.ts';
import {
  formatOrder,
  NEWEST_FIRST,
  orderAfter,
  parseOrder,
  partsOf,
  ROWS_A_PART
} from '../../src/lib/ui/table/order.ts';
import { figureOf } from '../../src/lib/ui/table/words.ts';
import { changeCell, cellOf, signed } from '../../src/lib/ui/planner/words.ts';
import { compareSummaries } from '../../src/lib/columns/compare.ts';
import { summarize } from '../../src/lib/columns/index.ts';

const say = await loadSay('en-GB');
const urdu = await loadSay('ur-PK');

describe('the order of the table', () => {
  it('stands in the address, the usual one in no word', () => {
    expect(formatOrder(NEWEST_FIRST).toString()).toBe('');
    expect(parseOrder(new URLSearchParams('sort=height&order=sideways&part=0'))).toMatchObject({
      sort: 'date',
      part: 1
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...SORTS),
        fc.boolean(),
        fc.integer({ min: 1, max: 20 }),
        (sort, ascending, part) => {
          const order = { sort, ascending, part };
          expect(parseOrder(formatOrder(order))).toEqual(order);
        }
      )
    );
  });

  it('begins with the most killed and with the first province, and turns round when pressed again', () => {
    const killed = orderAfter({ ...NEWEST_FIRST, part: 4 }, 'killed');
    expect(killed).toEqual({ sort: 'killed', ascending: false, part: 1 });
    expect(orderAfter(killed, 'killed').ascending).toBe(true);
    expect(orderAfter(killed, 'province').ascending).toBe(true);
  });

  it('comes in parts where no browser would scroll it', () => {
    expect([0, 1, ROWS_A_PART, ROWS_A_PART + 1, 1_000_000].map(partsOf)).toEqual([1, 1, 1, 2, 10]);
  });
});

describe('figures', () => {
  it('say what is known of them beside the number', () => {
    expect(figureOf({ low: 5, best: 5, high: 5 }, say)).toEqual({ number: 5, isLeast: false, note: null });
    expect(figureOf({ low: 3, best: 4, high: 5 }, say)).toEqual({
      number: 4,
      isLeast: false,
      note: '3 to 5'
    });
    expect(figureOf({ low: 24, best: null, high: null }, say)).toEqual({
      number: 24,
      isLeast: true,
      note: null
    });
    expect(figureOf({ low: 0, best: 0, high: 0 }, say)).toEqual({ number: 0, isLeast: false, note: null });
  });

  it('of two periods are told with their sign and their doubt, and unknown in words', () => {
    const none = summarize({ incidents: [], measures: [], aggregates: [] }, [
      { code: 'PK-BA', name: 'Balochistan' }
    ]);
    const area = { ...none.total, attacks: 2, killed: { low: 3, best: 4, high: null } };
    const [province] = compareSummaries(none, { ...none, provinces: [{ ...area, admin1: 'PK-BA' }] });
    expect(cellOf(province!.after, 'killed', say)).toMatchObject({ text: '4+', note: 'from 3' });
    expect(cellOf(province!.before, 'killed', say)).toMatchObject({ text: '–', spoken: 'no incident' });
    expect(changeCell(province!, 'killed', say)).toMatchObject({ text: '+4', note: 'at least +3' });
    expect(cellOf({ ...area, injured: null }, 'injured', say).text).toBe('not reported');
    expect([signed(1200, say), signed(-3, say), signed(0, say)]).toEqual(['+1,200', '−3', '0']);
    // In a line from right to left a sign would else stand behind its number.
    expect(signed(3, urdu)).toBe('\u200e+3');
  });
});
