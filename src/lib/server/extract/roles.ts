import type { ResolvedToponym, Role } from '../../model/index.ts';
import type { PeopleLexicon } from './lexicons.ts';
import type { Word } from './words.ts';

export function roleOfPhrase(
  words: readonly Word[],
  first: number,
  head: number,
  end: number,
  toponyms: readonly ResolvedToponym[],
  lexicon: PeopleLexicon
): Role {
  const headRole = roleOf(words, head, toponyms, lexicon) ?? 'unknown';
  if (words[end]?.lower === 'who' && /^(?:were|was|are|is)$/.test(words[end + 1]?.lower ?? '')) {
    // Not "a soldier who was hurt when militants …": only what they were, up to the next verb.
    for (let k = end + 2; k < end + 5 && words[k]?.pos !== 'VERB' && words[k]?.pos !== 'SCONJ'; k++)
      if (roleOf(words, k, toponyms, lexicon) === 'militant') return 'militant';
  }
  const fixed = lexicon.heads.get(singular(words[head] as Word, lexicon));
  const before = modifierRole(words, first, head, lexicon);
  if (before && !(fixed && FIRM_HEADS.has(fixed.role) && before !== 'security')) {
    if (fixed?.role === 'civilian' && before === 'militant') return 'militant';
    if (fixed?.role === 'civilian' && before === 'security' && !SECURITY_TITLES.has(fixed.word))
      return headRole;
    if (fixed?.role === 'militant' && before === 'security') return 'militant';
    return before;
  }
  if (headRole === 'unknown' || headRole === 'militant' || headRole === 'civilian') {
    const of = words[end]?.lower;
    if (of === 'of' || of === 'from' || of === 'belonging') {
      const after = modifierRole(words, end + 1, Math.min(end + 12, words.length), lexicon, true);
      if (after === 'militant' || (after === 'security' && headRole === 'unknown')) return after;
    }
  }
  return headRole;
}

const FIRM_HEADS = new Set(['security']);

const SECURITY_TITLES = new Set([
  'officer',
  'official',
  'chief',
  'head',
  'guard',
  'member',
  'staff',
  'driver',
  'employee',
  'worker',
  'volunteer',
  'leader',
  'expert'
]);

function modifierRole(
  words: readonly Word[],
  from: number,
  to: number,
  lexicon: PeopleLexicon,
  stopAtBoundary = false
): Role | null {
  for (let k = from; k < to; k++) {
    const word = words[k];
    if (!word) break;
    if (stopAtBoundary && /^(?:[.,;:()]|VERB|AUX)$/.test(word.pos === 'PUNCT' ? word.lower : word.pos)) break;
    const two = lexicon.modifierOpenings.has(word.lower)
      ? lexicon.modifiers.get(`${word.lower} ${words[k + 1]?.lower ?? ''}`)
      : undefined;
    const hyphen = word.lower.indexOf('-');
    const role =
      two ??
      lexicon.modifiers.get(word.lower) ??
      (hyphen >= 0 ? lexicon.modifiers.get(word.lower.slice(0, hyphen)) : undefined) ??
      (lexicon.actorWords.has(word.text) ? 'militant' : undefined);
    if (role) return role;
  }
  return null;
}

export function roleOf(
  words: readonly Word[],
  at: number,
  toponyms: readonly ResolvedToponym[],
  lexicon: PeopleLexicon
): Role | null {
  const word = words[at];
  if (!word) return null;
  if (word.toponym >= 0) {
    if (toponyms[word.toponym]?.role !== 'demonym') return null;
    return words[at + 1]?.pos === 'NOUN' ? null : 'unknown';
  }
  if (word.pos === 'VERB' || word.pos === 'ADV') return null;
  return (word.person ?? personOf(word, lexicon)).role;
}

/** What a word is as the head of a people phrase, wherever it stands. */
export interface PersonWord {
  /** Its dictionary form. */
  form: string;
  /** Null where the lexicon has no such people. */
  role: Role | null;
}

export function personOf(word: Pick<Word, 'lower' | 'lemma'>, lexicon: PeopleLexicon): PersonWord {
  const form = dictionaryForm(word, lexicon);
  const entry = lexicon.heads.get(form);
  return { form, role: entry ? (word.lower === 'men' ? 'unknown' : entry.role) : null };
}

/** The head's dictionary form. */
export function singular(word: Word, lexicon: PeopleLexicon): string {
  return word.person?.form ?? dictionaryForm(word, lexicon);
}

/** The tagger's lemma where the lexicon knows it, else the plural undone. */
function dictionaryForm(word: Pick<Word, 'lower' | 'lemma'>, { heads }: PeopleLexicon): string {
  if (heads.has(word.lemma)) return word.lemma;
  return (
    knownForm(word.lower, heads) ??
    (word.lower.includes('-') ? knownForm(word.lower.split('-').at(-1) ?? '', heads) : null) ??
    word.lemma
  );
}

function knownForm(lower: string, heads: PeopleLexicon['heads']): string | null {
  if (heads.has(lower)) return lower;
  if (lower.endsWith('men')) return headOr(`${lower.slice(0, -3)}man`, heads);
  if (!lower.endsWith('s')) return null;
  const singular = lower.endsWith('ies') ? headOr(`${lower.slice(0, -3)}y`, heads) : null;
  return singular ?? headOr(lower.slice(0, -1), heads);
}

function headOr(form: string, heads: PeopleLexicon['heads']): string | null {
  return form !== '' && heads.has(form) ? form : null;
}

export function isPlural(word: Word, form: string): boolean {
  if (PLURAL_HEADS.has(word.lower)) return true;
  return (
    word.lower !== form &&
    (word.lower.endsWith('s') ||
      word.lower.endsWith('men') ||
      /people|children|personnel|women/.test(word.lower))
  );
}

const PLURAL_HEADS = new Set([
  'people',
  'personnel',
  'police',
  'men',
  'women',
  'children',
  'others',
  'troops',
  'passersby',
  'passers-by',
  'staff',
  'family',
  'taliban',
  'troop'
]);

export function nationalityOf(span: readonly Word[], toponyms: readonly ResolvedToponym[]): string | null {
  for (const word of span) {
    // Reading an array before its start is slow, and most words are no place.
    if (word.toponym < 0) continue;
    const toponym = toponyms[word.toponym];
    if (toponym?.role === 'demonym' && toponym.place) return toponym.place.country;
  }
  return null;
}
