import { describe, expect, it } from 'vitest';
import { docOf, readCases, unmark } from './cases.ts';

describe('dates', () => {
  it.each(readCases('dates'))('%s: %s', (published, marked, from, to, precision) => {
    const { text, start, words } = unmark(marked ?? '');
    const dates = docOf(text, published === '-' ? null : (published ?? null)).dates;
    if (words === null) {
      expect(dates.map((d) => text.slice(d.start, d.end))).toEqual([]);
      return;
    }
    const found = dates.find((d) => d.start <= start && start < d.end);
    expect(found && text.slice(found.start, found.end)).toBe(words);
    const day = (value: string | undefined) => (value === '?' ? null : value);
    expect(found?.interval).toEqual({ from: day(from), to: day(to), precision });
    expect(found?.reasons.length).toBeGreaterThan(1);
  });

  it('takes the date in a dateline for the published date where none is known', () => {
    const { dates } = docOf(
      'ISLAMABAD, (UrduPoint / Pakistan Point News - 7th Nov, 2024) The minister spoke on Wednesday.'
    );
    expect(dates.at(-1)?.interval).toEqual({ from: '2024-11-06', to: '2024-11-06', precision: 'day' });
  });
});
