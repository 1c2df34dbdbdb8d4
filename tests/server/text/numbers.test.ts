import { describe, expect, it } from 'vitest';
import { docOf, readCases, unmark } from './cases.ts';

describe('numbers', () => {
  it.each(readCases('numbers'))('%s', (marked, low, best, high, qualifier, unit) => {
    const { text, start, words } = unmark(marked ?? '');
    const numbers = docOf(text).numbers;
    if (words === null) {
      expect(numbers.filter((n) => n.unit === null).map((n) => text.slice(n.start, n.end))).toEqual([]);
      return;
    }
    const found = numbers.find((n) => n.start <= start && start < n.end);
    expect(found && text.slice(found.start, found.end)).toBe(words);
    const figure = (value: string | undefined) => (value === 'null' ? null : Number(value));
    expect(found).toMatchObject({
      low: figure(low),
      best: figure(best),
      high: figure(high),
      qualifier,
      unit: unit || null
    });
  });

  it('points at the tokens that it covers', () => {
    const doc = docOf('Police said at least 23 passengers and two dozen others were hurt.');
    const words = doc.numbers.map((n) => doc.tokens.slice(n.firstToken, n.lastToken).map((t) => t.text));
    expect(words).toEqual([
      ['at', 'least', '23'],
      ['two', 'dozen']
    ]);
  });
});
