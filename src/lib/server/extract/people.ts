import type { Count, Qualifier, ResolvedToponym, Role, Span } from '../../model/index.ts';
import type { PeopleLexicon } from './lexicons.ts';
import { ATTRIBUTIVE, phraseEnd } from './noun-phrase.ts';
import { isPlural, nationalityOf, roleOf, roleOfPhrase, singular } from './roles.ts';
import type { Word, Words } from './words.ts';

/** A noun phrase that names or counts people: "five Chinese nationals", "a constable", "22 others", "Sona Muchaki". */
export interface People extends Span {
  /** Half-open range of word indexes. */
  first: number;
  last: number;
  count: Count;
  qualifier: Qualifier;
  /** How the number is said: a numeral, an article or "another", a name, or not at all ("policemen"). */
  said: 'number' | 'article' | 'name' | 'bare';
  /** True for "the five", "the policemen": known from before. */
  definite: boolean;
  /** "another", "five more", "three others": beside those already told. */
  further: boolean;
  /** "another", "more": to be added to a figure told before; "12 others" need not be. */
  added: boolean;
  role: Role;
  /** ISO 3166-1 alpha-2. */
  nationality: string | null;
  /** Lemma of the head noun, empty for a bare numeral or a name. */
  head: string;
  bracketed: boolean;
}

/** The people phrases of words `[from, to)`, in text order, not overlapping. */
export function findPeople(
  words: Words,
  from: number,
  to: number,
  toponyms: readonly ResolvedToponym[],
  lexicon: PeopleLexicon
): People[] {
  const found: People[] = [];
  let taken = from;
  for (let i = from; i < to; i++) {
    if (i < taken) continue;
    const people = phraseAt(words.all, i, taken, to, toponyms, lexicon);
    if (!people) continue;
    found.push(people);
    taken = people.last;
  }
  return found;
}

/** A phrase whose first word is at or after `taken` and begins at `i`. */
function phraseAt(
  words: readonly Word[],
  i: number,
  taken: number,
  to: number,
  toponyms: readonly ResolvedToponym[],
  lexicon: PeopleLexicon
): People | null {
  if (
    ATTRIBUTIVE.has(words[i]?.lower ?? '') &&
    (words[i - 1]?.pos === 'VERB' || words[i - 1]?.lower === 'shot')
  )
    return null;
  const end = phraseEnd(words, i, to);
  if (end === i) return bareNumber(words, i, to);
  let head = -1;
  for (let k = end - 1; k >= i && head < 0; k--) if (roleOf(words, k, toponyms, lexicon)) head = k;
  if (head < 0 && words[i]?.lower === 'another') return another(words[i] as Word, i);
  if (head < 0)
    return words[i]?.number
      ? UNITS.has(words[end - 1]?.lower ?? '')
        ? null
        : bareNumber(words, i, to)
      : nameAt(words, i, end, toponyms, lexicon);
  // "police van", "student bus": the head of the phrase is a thing, the people word only describes it.
  const follower = words.slice(head + 1, end).find((word) => word.pos === 'NOUN');
  if (follower && !lexicon.heads.has(singular(follower, lexicon)) && follower.toponym < 0) {
    return words[i]?.number || taken > i ? null : null;
  }
  return build(words, i, head, end, toponyms, lexicon);
}

function build(
  words: readonly Word[],
  first: number,
  head: number,
  end: number,
  toponyms: readonly ResolvedToponym[],
  lexicon: PeopleLexicon
): People {
  const span = words.slice(first, end);
  const numeral = span.find((word) => word.number && !word.bracketed)?.number ?? null;
  const article = span[0]?.lower ?? '';
  const further = span.some((word) => FURTHER.has(word.lower));
  const isNone = article === 'no';
  const headWord = words[head];
  const headForm = headWord ? singular(headWord, lexicon) : '';
  const plural = headWord ? isPlural(headWord, headForm) && !SINGULAR_ARTICLES.has(article) : false;
  const definite = DEFINITE.has(article);
  const said =
    numeral || isNone
      ? 'number'
      : ((ARTICLES.has(article) || definite) && !plural) || article === 'another'
        ? 'article'
        : !plural && headWord && (headWord.pos === 'PROPN' || isTitleNoun(words, first, end))
          ? 'name'
          : 'bare';
  const one = said === 'article' || said === 'name';
  return {
    first,
    last: end,
    start: words[first]?.start ?? 0,
    end: words[end - 1]?.end ?? 0,
    count: isNone
      ? { low: 0, best: 0, high: 0 }
      : numeral
        ? { low: numeral.low, best: numeral.best, high: numeral.high }
        : one || (definite && !plural)
          ? { low: 1, best: 1, high: 1 }
          : { low: 1, best: null, high: null },
    qualifier: numeral ? numeral.qualifier : one || isNone ? 'exact' : 'unspecified',
    said,
    definite,
    further,
    added: span.some((word) => ADDED.has(word.lower)),
    role: roleOfPhrase(words, first, head, end, toponyms, lexicon),
    nationality: nationalityOf(span, toponyms),
    head: headForm,
    bracketed: headWord?.bracketed ?? false
  };
}

const ADDED = new Set(['another', 'more', 'additional']);

const FURTHER = new Set(['other', 'others', 'another', 'more', 'additional']);

const ARTICLES = new Set(['a', 'an', 'one', 'another', 'the']);

const SINGULAR_ARTICLES = new Set(['a', 'an', 'another']);

const DEFINITE = new Set(['the', 'these', 'those', 'this', 'that', 'their', 'his', 'her', 'its', 'whose']);

function isTitleNoun(words: readonly Word[], first: number, end: number): boolean {
  return words.slice(first, end).some((word) => word.pos === 'PROPN');
}

/** A numeral that stands for people by itself: "six killed", "wounded four", "15 dead", "nine of them". */
function bareNumber(words: readonly Word[], i: number, to: number): People | null {
  const word = words[i];
  if (!word) return null;
  if (word.lower === 'another' && i + 1 <= to) return another(word, i);
  if (!word.number || isAge(words, i)) return null;
  const next = words[i + 1];
  const further = next !== undefined && i + 1 < to && FURTHER.has(next.lower);
  const last = further ? i + 2 : i + 1;
  if (
    UNITS.has(words[last]?.lower ?? '') ||
    CURRENCIES.has(words[i - 1]?.lower ?? '') ||
    /^[$£€%]/.test(next?.text ?? '') ||
    /[$£€]$/.test(words[i - 1]?.text ?? '') ||
    isSum(words, i)
  )
    return null;
  return {
    first: i,
    last,
    start: word.start,
    end: words[last - 1]?.end ?? word.end,
    count: { low: word.number.low, best: word.number.best, high: word.number.high },
    qualifier: word.number.qualifier,
    said: 'number',
    definite: false,
    further,
    added: further && ADDED.has(next?.lower ?? ''),
    role: 'unknown',
    nationality: null,
    head: '',
    bracketed: word.bracketed
  };
}

/** "compensation of 500,000 for each of those killed", "paid 2.5 million to the families": a bare numeral that is a sum. */
function isSum(words: readonly Word[], i: number): boolean {
  const [before, last] = [words[i - 2]?.lower ?? '', words[i - 1]?.lower ?? ''];
  return PAID.has(last) || (PAID.has(before) && /^(?:of|out|the|up|only|just)$/.test(last));
}

const PAID = new Set(
  'compensation reward bounty ransom sum amount payment cheque cheques grant grants paid pay pays paying donated donate awarded spent spend cost costs'.split(
    ' '
  )
);

/** "Mohammed Asif, 43, was …", "identified as Sohail Rasheed 30 was …": an age stands right after a name. */
function isAge(words: readonly Word[], i: number): boolean {
  const [word, before] = [words[i], words[i - 1]];
  const years = word?.number?.best ?? 0;
  if (years < 1 || years > 110 || !before || before.sentence !== word?.sentence) return false;
  if (before.lower === ',') return words[i - 2]?.pos === 'PROPN' && words[i + 1]?.lower === ',';
  if (before.lower === 'aged' || before.lower === 'age') return true;
  return before.pos === 'PROPN' && /^\d+$/.test(word?.text ?? '') && words[i + 1]?.pos !== 'NOUN';
}

function another(word: Word, i: number): People {
  return {
    first: i,
    last: i + 1,
    start: word.start,
    end: word.end,
    count: { low: 1, best: 1, high: 1 },
    qualifier: 'exact',
    said: 'article',
    definite: false,
    further: true,
    added: true,
    role: 'unknown',
    nationality: null,
    head: '',
    bracketed: word.bracketed
  };
}

const CURRENCIES = new Set([
  'inr',
  'rs',
  'rs.',
  'usd',
  'pkr',
  'us$',
  'rupees',
  'eur',
  'bdt',
  'worth',
  '$',
  '£',
  '€',
  'tk'
]);

const UNITS = new Set([
  '%',
  'per',
  'percent',
  'km',
  'kilometres',
  'kilometers',
  'kilograms',
  'kg',
  'years',
  'year',
  'hours',
  'hour',
  'minutes',
  'days',
  'day',
  'months',
  'weeks',
  'feet',
  'metres',
  'meters',
  'am',
  'pm',
  'a.m.',
  'p.m.',
  'rupees',
  'rupee',
  'dollars',
  'dollar',
  'euros',
  'yuan',
  'pounds',
  'million',
  'billion',
  'crore',
  'lakh',
  'miles',
  '%',
  '-',
  ':',
  'acres',
  'rounds',
  'vehicles',
  'trucks',
  'houses',
  'animals',
  'cattle',
  'goats',
  'sheep',
  'camels',
  'buffaloes',
  'cows',
  'buses',
  'cars',
  'shops',
  'motorcycles',
  'schools',
  'rockets',
  'shells',
  'bombs',
  'bullets',
  'villages',
  'places',
  'incidents',
  'attacks',
  'times',
  'districts',
  'weapons',
  'rifles',
  'dogs',
  'horses',
  'trees',
  'tankers',
  'containers',
  'machines',
  'blasts',
  'explosions',
  'mines',
  'ieds',
  'grenades',
  'cases'
]);

/** A run of capitalised words that is no place and no group: one person. */
function nameAt(
  words: readonly Word[],
  first: number,
  end: number,
  toponyms: readonly ResolvedToponym[],
  lexicon: PeopleLexicon
): People | null {
  if (first > 0 && words[first - 1]?.pos === 'PROPN' && words[first - 1]?.sentence === words[first]?.sentence)
    return null;
  let last = first;
  while (last < end && words[last]?.pos === 'PROPN' && /^\p{Lu}/u.test(words[last]?.text ?? '')) last++;
  if (last === first || last - first > 6) return null;
  const span = words.slice(first, last);
  const placed = span.filter((word) => word.toponym >= 0 && toponyms[word.toponym]?.role !== 'person').length;
  // A surname may be a town's name too; a run that is all place names is none.
  if (placed === span.length || placed > 1) return null;
  if (
    span.some(
      (word) =>
        lexicon.modifiers.has(word.lower) ||
        NOT_A_NAME.has(word.lower) ||
        (/^\p{Lu}{2,}$/u.test(word.text) && word.text.length > 3)
    )
  )
    return null;
  return {
    first,
    last,
    start: span[0]?.start ?? 0,
    end: span.at(-1)?.end ?? 0,
    count: { low: 1, best: 1, high: 1 },
    qualifier: 'exact',
    said: 'name',
    definite: false,
    further: false,
    added: false,
    role: 'unknown',
    nationality: null,
    head: '',
    bracketed: span[0]?.bracketed ?? false
  };
}

const NOT_A_NAME = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december district province town village city tehsil area road highway street bazaar market mosque school college university hospital station camp post checkpost base party front army force forces movement ministry government state news dawn times express tribune telegraph reports agency police court council committee corps rangers improvised explosive device ied international national news daily authority organisation organization association federation union commission bureau department agency court cabinet assembly senate parliament congress unidentified unknown suspected meanwhile separately earlier later police'.split(
    ' '
  )
);
