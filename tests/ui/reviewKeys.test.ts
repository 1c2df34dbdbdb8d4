import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepOnPage } from '../../src/lib/ui/desk/keys.ts';

describe('a step of the review page by key', () => {
  it('goes over the end of a page to the next one, and over its beginning to the one before', () => {
    const between = { length: 50, hasNext: true, isFirst: false };
    expect(stepOnPage(48, 1, between)).toBe(49);
    expect(stepOnPage(49, 1, between)).toBe('nextPage');
    expect(stepOnPage(1, -1, between)).toBe(0);
    expect(stepOnPage(0, -1, between)).toBe('pageBefore');
  });

  it('stays at the first record of the list and at the last', () => {
    const only = { length: 3, hasNext: false, isFirst: true };
    expect(stepOnPage(2, 1, only)).toBe(2);
    expect(stepOnPage(0, -1, only)).toBe(0);
  });

  it('leads through every record of any pages once, down and up again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }), (lengths) => {
        const walk = (by: 1 | -1, from: [number, number]) => {
          const seen: string[] = [];
          let [page, at] = from;
          for (;;) {
            seen.push(`${page} ${at}`);
            const step = stepOnPage(at, by, {
              length: lengths[page]!,
              hasNext: page + 1 < lengths.length,
              isFirst: page === 0
            });
            if (step === at) return seen;
            if (step === 'nextPage') [page, at] = [page + 1, 0];
            else if (step === 'pageBefore') [page, at] = [page - 1, lengths[page - 1]! - 1];
            else at = step;
          }
        };
        const all = lengths.flatMap((length, page) => Array.from({ length }, (_, at) => `${page} ${at}`));
        expect(walk(1, [0, 0])).toEqual(all);
        expect(walk(-1, [lengths.length - 1, lengths.at(-1)! - 1])).toEqual([...all].reverse());
      })
    );
  });
});
