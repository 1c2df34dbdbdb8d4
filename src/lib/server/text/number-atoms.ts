import type { Qualifier } from '../../model/index.ts';
import type { Sentence, Token } from './doc.ts';
import { matchesOf } from './matches.ts';
import { FIGURE, numberValue, VAGUE, WORD_NUMBER } from './number-words.ts';

/** What a number's own words say, before "at least" and the like are read. */
export interface Amount {
  low: number;
  best: number | null;
  high: number | null;
  qualifier: Qualifier;
}

/** Where in a sentence a number may start, and the forms to try there. */
export interface NumberStart {
  at: number;
  forms: readonly Form[];
}

export interface Atom {
  start: number;
  end: number;
  amount: Amount;
}

/** Cheap look at the tokens for the places that are worth a closer one. */
export function candidateStarts(sentence: Sentence, tokens: readonly Token[]): NumberStart[] {
  const starts: NumberStart[] = [];
  for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
    const token = tokens[i];
    if (!token) continue;
    const at = token.start - sentence.start;
    const hyphen = token.lower.indexOf('-');
    const word = hyphen > 0 ? token.lower.slice(0, hyphen) : token.lower;
    const forms = FORMS_BY_WORD.get(word);
    if (forms) {
      if ((word !== 'a' && word !== 'an') || AFTER_A.test(tokens[i + 1]?.lower ?? ''))
        starts.push({ at, forms });
    } else if (HAS_DIGIT.test(token.lower)) {
      for (const digits of matchesOf(DIGITS, token.lower))
        starts.push({ at: at + digits.index, forms: FIGURES });
    }
  }
  return starts;
}

/** Numbers at the given places, in order and apart. */
export function findAtoms(words: string, starts: NumberStart[]): Atom[] {
  const atoms: Atom[] = [];
  const inDozens = DOZENS.test(words);
  let free = 0;
  for (const { at, forms } of starts) {
    if (at < free) continue;
    for (const form of forms) {
      if (form === COUNTED_DOZENS && !inDozens) continue;
      const { pattern, read } = form;
      pattern.lastIndex = at;
      const match = pattern.exec(words);
      if (!match) continue;
      const end = at + match[0].length;
      const amount = read(match, words.slice(Math.max(0, at - 40), at), words.slice(end, end + 40));
      if (amount) atoms.push({ start: at, end, amount });
      free = end;
      break;
    }
  }
  return atoms;
}

const HAS_DIGIT = /\d/;
const DIGITS = /\d+/g;

interface Form {
  /** Sticky. */
  pattern: RegExp;
  /** Null where the words are no number after all. */
  read(match: RegExpExecArray, before: string, after: string): Amount | null;
}

/** Nouns that "no" denies a harm to or counts people by; "no" before other nouns is no number. */
const DENIED =
  '(?:casualt(?:y|ies)|deaths?|injur(?:y|ies)|fatalit(?:y|ies)|loss(?:es)?|victims?|one|body|person|people|civilians?|soldiers?|passengers?|damage|harm|fatal)';
const NONE: Form = {
  pattern: new RegExp(`(?:no(?=(?: [a-z-]+){0,3}? ${DENIED}\\b)|nobody|none(?! the less)|nil)\\b`, 'iy'),
  read: () => ({ low: 0, best: 0, high: 0, qualifier: 'none' })
};
const DOZENS = /dozen|score/i;
const COUNTED_DOZENS: Form = {
  pattern: new RegExp(
    `(half(?:[- ]an?)?|a couple of|an?|${WORD_NUMBER}|\\d+)[- ](dozen|score)\\b(?: of(?= [a-z]))?`,
    'iy'
  ),
  read: ([, count = '', unit = '']) => {
    const scale = unit.toLowerCase() === 'dozen' ? 12 : 20;
    if (/^half/i.test(count)) return exactly(scale / 2);
    if (/couple/i.test(count)) return exactly(2 * scale, 'about');
    return exactly((/^an?$/i.test(count) ? 1 : numberValue(count)) * scale);
  }
};
/** "Several dozen", "a few hundred", "some hundred". */
const SCALED_VAGUE: Form = {
  pattern: /(several|a few|few|many|some) (dozen|score|hundred|thousand|lakh|million)\b/iy,
  read: ([, few = '', unit = '']) => {
    const scale =
      unit.toLowerCase() === 'dozen' ? 12 : unit.toLowerCase() === 'score' ? 20 : numberValue(`1 ${unit}`);
    return /some/i.test(few)
      ? exactly(scale, 'about')
      : atLeastVaguely((VAGUE[few.toLowerCase()] ?? 2) * scale);
  }
};
const COUPLE: Form = { pattern: /a (?:couple|pair) of\b/iy, read: () => exactly(2, 'about') };
/** "Scores" is also a verb, so it needs people or a fate behind it. */
const VAGUE_WORD: Form = {
  pattern:
    /(?:tens of thousands|hundreds of thousands|a (?:large |significant )?number of|large numbers of|a handful of|dozens|hundreds|thousands|millions|lakhs(?= of)|tens(?= of [a-z])|scores(?= (?:of|were|are|have|had|more|others?|injured|killed|dead|wounded|hurt|feared|missing|arrested|[a-z]+ed)\b)|several|a few|few|many|numerous|multiple)\b/iy,
  read: ([written], before) => {
    const word = written.toLowerCase().replace(/^a significant/, 'a large');
    if (/^(?:many|few)$/.test(word) && /\b(?:so|as|how|too|very|great|good|not) $/i.test(before)) return null;
    return atLeastVaguely(VAGUE[word] ?? 2);
  }
};
const FRACTION_AFTER = /^[- ](?:thirds?|quarters?|fourths?|fifths?|tenths?|halves)\b/i;
/** "One another", "one-way", "one can": no count. */
const NOT_ONE_AFTER =
  /^(?: another\b| by one\b| can\b| must\b| should\b| could\b| might\b| would\b|['’]s\b| hopes?\b| thing\b|-(?:way|sided|time|off|on|eyed|to-one|upmanship|stop|third|half|quarter|fifth|fourth))/i;
/** "This one was", "the first one": a pronoun, unless a noun or "of" follows. */
const DETERMINER_BEFORE =
  /\b(?:this|that|the|which|any|each|every|some|first|last|next|latest|another|wrong|right|no|big|good|new|major) $/i;
const NO_NOUN_AFTER =
  /^(?:\s*[,.;:)”"'’]|\s*$| (?:who|that|which|was|is|were|are|had|has|in|on|at|to|for|from|and|by|where|when|they|he|she|near|with|being)\b)/i;
const WORDS: Form = {
  pattern: new RegExp(`${WORD_NUMBER}\\b`, 'iy'),
  read: ([written], before, after) => {
    if (FRACTION_AFTER.test(after)) return null;
    const isOne = written.toLowerCase() === 'one';
    if (isOne && (NOT_ONE_AFTER.test(after) || (DETERMINER_BEFORE.test(before) && NO_NOUN_AFTER.test(after))))
      return null;
    return exactly(numberValue(written));
  }
};
const FIGURE_FORM: Form = {
  pattern: new RegExp(`(?<![\\d.,]|\\d:)${FIGURE}`, 'iy'),
  read: ([written]) => exactly(numberValue(written))
};

const FIGURES: readonly Form[] = [FIGURE_FORM];
const FORMS_BY_WORD = new Map<string, readonly Form[]>([
  ...formsFor('no nobody none nil', [NONE]),
  ...formsFor('a an half', [COUNTED_DOZENS, SCALED_VAGUE, COUPLE, VAGUE_WORD, WORDS]),
  ...formsFor('several few many some', [SCALED_VAGUE, VAGUE_WORD]),
  ...formsFor('tens dozens scores hundreds thousands millions lakhs large numerous multiple', [VAGUE_WORD]),
  ...formsFor(
    `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
     nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred`,
    [COUNTED_DOZENS, WORDS]
  )
]);
const AFTER_A =
  /^(?:couple|pair|number|handful|dozen|score|hundred|thousand|lakh|million|billion|crore|few|large|significant)/;

function formsFor(words: string, forms: readonly Form[]): [string, readonly Form[]][] {
  return words.split(/\s+/).map((word) => [word, forms]);
}

function exactly(value: number, qualifier: Qualifier = 'exact'): Amount {
  return { low: value, best: value, high: value, qualifier };
}

function atLeastVaguely(low: number): Amount {
  return { low, best: null, high: null, qualifier: 'unspecified' };
}
