import type { Mention, Verdict } from './mention.ts';
import { isCapitalised, tokenAfter } from './runs.ts';

/** "Basti Jam Wala", "Chak 45 GB", "Ghundi Khel": the word for a village is no place of its own, nor is what stands beside it. */
export function villages({ at, key, words }: Mention): Verdict | null {
  const { doc, first, last, sentence } = at;
  const next = tokenAfter(at);
  const heads = words.villagesBefore.has(key) && next && (isCapitalised(next) || /^\d/.test(next.text));
  const behind = at.capitalsAfter[0];
  const ends =
    (words.villagesAfter.has(key) && at.capitalsBefore[0]) || words.villagesAfter.has(behind?.lower ?? '');
  const chak = doc.tokens[first - 1];
  const isNumbered =
    last - first === 1 &&
    first - 2 >= sentence.firstToken &&
    /^\d+$/.test(chak?.text ?? '') &&
    words.villagesBefore.has(doc.tokens[first - 2]?.lower ?? '');
  return heads || ends || isNumbered ? { role: 'none', reason: "a part of a village's name" } : null;
}
