import type { Count, Qualifier, ResolvedToponym, Role, Span } from '../../model/index.ts';
import { allBut, asMany, bareNumber, isCount, ordinalOther, singleOther } from './people-counts.ts';
import { nameAt } from './people-names.ts';
import type { PeopleLexicon } from './lexicons.ts';
import { ATTRIBUTIVE, isNominal, isTime, opensNobody, phraseEnd } from './noun-phrase.ts';
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
  /** "his wife", "their two drivers": people beside those named before. */
  kin: boolean;
  /** "wife", "son": a relative, whoever's. */
  family: boolean;
  /** A proper name stands in it. */
  named: boolean;
  /** "one of the injured", "an injured constable": told as hurt before anything else is said of them. */
  hurt: boolean;
  /** What "two of the …" takes its number out of ("injured", "victim", "guard"), empty where it counts by itself. */
  outOf: string;
  /** A numeral before a noun that no lexicon knows: "four high explosives". */
  unsure: boolean;
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
  const context = { words: words.all, to, toponyms, lexicon };
  let taken = from;
  for (let i = from; i < to; i++) {
    const word = words.all[i];
    if (i < taken || !word || opensNobody(word)) continue;
    // "lost their lives": nobody is named.
    if (POSSESSIVES.has(word.lower) && /^li(?:fe|ves)$/.test(words.all[i + 1]?.lower ?? '')) {
      taken = i + 2;
      continue;
    }
    const phrase =
      lessThanAll(context, i) ??
      asMany(words.all, i, to, found) ??
      ordinalOther(words.all, i, to) ??
      phraseAt(context, i);
    if (!phrase) continue;
    const people = alike(takenOut(context, phrase) ?? phrase, found);
    found.push(people);
    taken = people.last;
  }
  return found;
}

/** "All but one of the ten passengers": nine passengers. */
function lessThanAll(context: Context, i: number): People | null {
  const left = allBut(context.words, i, context.to);
  const all = left && phraseAt(context, left.at);
  if (!left || !all) return null;
  const { count } = left;
  return {
    ...all,
    // From the number on: "but" would part a clause.
    first: i + 2,
    start: context.words[i]?.start ?? all.start,
    count: { low: count, best: count, high: count },
    qualifier: 'exact',
    said: 'number',
    definite: false
  };
}

/** "Eight militants were killed in Karak, while three more died in Hangu": more of the same. */
function alike(people: People, found: readonly People[]): People {
  const before = found.at(-1);
  if (!people.added || people.head !== '' || people.role !== 'unknown' || !before) return people;
  return before.head === '' || before.said === 'name' ? people : { ...people, role: before.role };
}

interface Context {
  words: readonly Word[];
  to: number;
  toponyms: readonly ResolvedToponym[];
  lexicon: PeopleLexicon;
}

function phraseAt(context: Context, i: number): People | null {
  const { words, to, toponyms, lexicon } = context;
  const word = words[i];
  const before = words[i - 1];
  if (ATTRIBUTIVE.has(word?.lower ?? '') && (before?.pos === 'VERB' || before?.lower === 'shot')) return null;
  // "Hours earlier two traders were shot": a time of its own.
  if (word && isTime(word) && /^(?:earlier|later)$/.test(words[i + 1]?.lower ?? '')) return null;
  const end = phraseEnd(words, i, to);
  if (end === i) return bareNumber(words, i, to, lexicon);
  let head = -1;
  for (let k = end - 1; k >= i && head < 0; k--) if (roleOf(words, k, toponyms, lexicon)) head = k;
  if (head < 0 && word?.lower === 'another') {
    const next = words[i + 1];
    // "another 21 were injured"
    if (next && isCount(next)) return null;
    return singleOther(word, i);
  }
  if (head < 0 && word && isCount(word)) {
    if (lexicon.apart.unit.has(words[end - 1]?.lower ?? '')) return null;
    const number = bareNumber(words, i, to, lexicon);
    return number && { ...number, unsure: words.slice(number.last, end).some((w) => w.pos === 'NOUN') };
  }
  if (head < 0) return nameAt(words, i, end, to, toponyms, lexicon);
  // "police van", "student bus": the head of the phrase is a thing, the people word only describes it.
  const follower = words.slice(head + 1, end).find((w) => w.pos === 'NOUN' && w.lower !== 'alias');
  if (follower && !lexicon.heads.has(singular(follower, lexicon)) && follower.toponym < 0) return null;
  return build(context, i, head, end);
}

/** "two of his bodyguards", "one of the injured": the numeral with the people that it is taken out of. */
function takenOut(context: Context, number: People): People | null {
  const { words, to } = context;
  const at = number.last + 1;
  const after = words[number.last];
  if (number.said !== 'number' || !/^(?:one)?$/.test(number.head) || !after || at >= to) return null;
  // "seven 60 Battalion troopers": the second numeral is a name.
  const ranked = after.number && !isCount(after) ? phraseAt(context, number.last) : null;
  if (ranked?.said === 'bare') {
    const { last, end, role, nationality, head } = ranked;
    return { ...number, last, end, role, nationality, head, unsure: false };
  }
  if (after.lower !== 'of') return null;
  if (
    /^(?:them|whom|these|those)$/.test(words[at]?.lower ?? '') &&
    !words[at + 1]?.lower.match(/^(?:injured|wounded|killed|hurt)$/)
  )
    return { ...number, outOf: 'them' };
  const hurt = hurtAt(words, at, to);
  if (hurt > 0) {
    const word = words[hurt - 1] as Word;
    return {
      ...number,
      last: hurt,
      end: word.end,
      outOf: word.lower,
      hurt: /^(?:injured|wounded|hurt)$/.test(word.lower)
    };
  }
  const all = phraseAt(context, at);
  if (!all?.definite) return null;
  const { last, end, role, nationality, head } = all;
  return { ...number, last, end, role, nationality, head, outOf: head, hurt: all.hurt, unsure: false };
}

/** Index after "the (critically) injured", "those wounded", "the dead"; -1 where a noun follows or something else stands. */
function hurtAt(words: readonly Word[], at: number, to: number): number {
  if (!/^(?:the|those)$/.test(words[at]?.lower ?? '')) return -1;
  let k = at + 1;
  while (k < to && (words[k]?.pos === 'ADV' || words[k]?.lower === 'critically' || words[k]?.number)) k++;
  return k < to && ATTRIBUTIVE.has(words[k]?.lower ?? '') && !isNominal(words[k + 1]) ? k + 1 : -1;
}

function build({ words, toponyms, lexicon }: Context, first: number, head: number, end: number): People {
  const span = words.slice(first, end);
  const numeral = span.find((word) => isCount(word) && !word.bracketed)?.number ?? null;
  const article = span[0]?.lower ?? '';
  const isNone = article === 'no';
  const headWord = words[head] as Word;
  const headForm = singular(headWord, lexicon);
  const groups = lexicon.heads.get(headForm)?.groups ?? [];
  const kin =
    POSSESSIVES.has(article) && /^(?:civilian|security)$/.test(lexicon.heads.get(headForm)?.role ?? '');
  const named = isNamed(words, head, end, toponyms, lexicon);
  const plural = !(named && !numeral) && isPlural(headWord, headForm) && !SINGULAR_ARTICLES.has(article);
  const definite = DEFINITE.has(article);
  const said =
    numeral || isNone
      ? 'number'
      : ((ARTICLES.has(article) || definite) && !plural) || article === 'another'
        ? 'article'
        : (named && !numeral) ||
            (!plural && (headWord.pos === 'PROPN' || span.some((word) => word.pos === 'PROPN')))
          ? 'name'
          : 'bare';
  const one = said === 'article' || said === 'name';
  // "a couple", "the father-son duo": one noun that stands for several people.
  const each = Number(groups.find((group) => /^\d$/.test(group)) ?? 1);
  const count = isNone
    ? { low: 0, best: 0, high: 0 }
    : numeral
      ? { low: numeral.low, best: numeral.best, high: numeral.high }
      : one || (definite && !plural)
        ? { low: 1, best: 1, high: 1 }
        : { low: 1, best: null, high: null };
  return {
    first,
    last: end,
    start: words[first]?.start ?? 0,
    end: words[end - 1]?.end ?? 0,
    count: each > 1 ? times(count, each) : count,
    qualifier: numeral ? numeral.qualifier : one || isNone ? 'exact' : 'unspecified',
    said,
    definite,
    further: span.some((word) => FURTHER.has(word.lower)),
    added: span.some((word) => ADDED.has(word.lower)),
    role: roleOfPhrase(words, first, head, end, toponyms, lexicon),
    nationality: nationalityOf(span, toponyms),
    head: headForm,
    bracketed: headWord.bracketed,
    kin,
    family: groups.includes('kin'),
    named,
    hurt: words.slice(first, head).some((word) => word.lower === 'injured' || word.lower === 'wounded'),
    outOf: '',
    unsure: false
  };
}

function times({ low, best, high }: Count, n: number): Count {
  return { low: low * n, best: best === null ? null : best * n, high: high === null ? null : high * n };
}

/** "brothers Rakesh and Rajuram": a plural title before the first of several names is one person there. */
function isNamed(
  words: readonly Word[],
  head: number,
  end: number,
  toponyms: readonly ResolvedToponym[],
  lexicon: PeopleLexicon
): boolean {
  const next = words[head + 1];
  if (head + 1 >= end || next?.pos !== 'PROPN') return false;
  const placed = next.toponym >= 0 && toponyms[next.toponym]?.role !== 'person';
  return !placed && !lexicon.apart.name.has(next.lower) && words[end - 1]?.pos === 'PROPN';
}

const ADDED = new Set(['another', 'more', 'additional']);

const FURTHER = new Set(['other', 'others', 'another', 'more', 'additional']);

const ARTICLES = new Set(['a', 'an', 'one', 'another', 'the']);

const SINGULAR_ARTICLES = new Set(['a', 'an', 'another']);

const POSSESSIVES = new Set(['his', 'her', 'their']);

const DEFINITE = new Set(['the', 'these', 'those', 'this', 'that', 'their', 'his', 'her', 'its', 'whose']);
