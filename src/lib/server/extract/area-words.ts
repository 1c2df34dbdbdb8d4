import type { Mention } from './mention.ts';
import type { Word } from './words.ts';

const WITHIN = new Set(['in', 'across', 'throughout', 'within']);

export function areaOf(words: readonly Word[], from: number, to: number): Mention['area'] {
  for (let k = from; k < to; k++) {
    const lower = words[k]?.lower;
    if (isThisTown(words, k, to)) return 'here';
    if (isCapital(words, k, to)) return 'capital';
    if (lower !== 'the' && lower !== 'same') continue;
    for (let n = k + 1; n <= k + 2 && n < to; n++) {
      const area = AREAS.get(words[n]?.lower ?? '');
      // "war on the state": who rules, and not where.
      const rules = words[n]?.lower === 'state' && !WITHIN.has(words[k - 1]?.lower ?? '');
      // "the town of Mahaday" names its town itself.
      if (area && !rules && words[n + 1]?.lower !== 'of') return area;
      if (words[n]?.pos !== 'ADJ') break;
    }
  }
  for (let k = from; k < to; k++) {
    if (isPartOfCountry(words, k, to)) return 'country';
    if (isHere(words, k, to)) return 'here';
  }
  return null;
}

/** "at the largest mosque of this southern city": where the report is dated from. */
function isThisTown(words: readonly Word[], at: number, to: number): boolean {
  if (words[at]?.lower !== 'this') return false;
  let k = at + 1;
  while (k < Math.min(to, at + 4) && words[k]?.pos === 'ADJ') k++;
  return k < to && /^(?:city|town|metropolis)$/.test(words[k]?.lower ?? '');
}

/** "in the capital", "outside the provincial capital": the town that the country or the province is ruled from. */
function isCapital(words: readonly Word[], at: number, to: number): boolean {
  if (
    words[at + 1]?.lower !== 'the' ||
    !/^(?:in|at|near|of|outside|around|across)$/.test(words[at]?.lower ?? '')
  )
    return false;
  const before = words[at + 2];
  // "in the Afghan capital"
  const isNation = before !== undefined && before.toponym >= 0 && /^[A-Z]/.test(before.text);
  const k =
    isNation || /^(?:provincial|state|regional|national)$/.test(before?.lower ?? '') ? at + 3 : at + 2;
  return (
    k < to &&
    words[k]?.lower === 'capital' &&
    /^(?:[.,;]|on|in|at|left|killed|late|early|and)$|^$/.test(words[k + 1]?.lower ?? '')
  );
}

/** "attacked the police lines here on Monday": where the report is dated from. */
function isHere(words: readonly Word[], at: number, to: number): boolean {
  if (words[at]?.lower !== 'here') return false;
  const next = at + 1 < to ? (words[at + 1]?.lower ?? '') : '';
  // "the air base here came under attack"
  if (words[at - 1]?.pos === 'NOUN' && (words[at + 1]?.pos === 'VERB' || words[at + 1]?.pos === 'AUX'))
    return true;
  return [
    '',
    '.',
    ',',
    'on',
    'late',
    'early',
    'today',
    'yesterday',
    'when',
    'this',
    'before',
    'after',
    'at',
    'shortly'
  ].includes(next);
}

/** "in the west of the country", "in the country's north", "in the north": a part of the country that the text is about. */
function isPartOfCountry(words: readonly Word[], at: number, to: number): boolean {
  if (words[at]?.lower !== 'in' || words[at + 1]?.lower !== 'the') return false;
  const ahead = (n: number) => (at + n < to ? (words[at + n]?.lower ?? '') : '');
  const part = ahead(2);
  const next = ahead(3);
  if (part === 'country') return /^['’]s?$/.test(next) && PARTS.test(ahead(4));
  if (!PARTS.test(part)) return false;
  if (next === 'of') return ahead(4) === 'the' && ahead(5) === 'country';
  return /^(?:north|south|east|west)$/.test(part) && (next === '' || next === '.' || next === ',');
}

const PARTS = /^(?:north|south|east|west|centre|center)(?:-?(?:east|west))?$/;

const AREAS = new Map<string, 'admin1' | 'admin2' | 'settlement'>([
  ['province', 'admin1'],
  ['state', 'admin1'],
  ['southwest', 'admin1'],
  ['northwest', 'admin1'],
  ['northeast', 'admin1'],
  ['southeast', 'admin1'],
  ['district', 'admin2'],
  ['city', 'settlement'],
  ['town', 'settlement'],
  ['village', 'settlement']
]);
