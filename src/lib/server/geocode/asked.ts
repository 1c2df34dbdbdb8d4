import type { FeatureClass, Span } from '../../model/index.ts';
import { classOfWord } from './names.ts';

const WORDS_AFTER = /^[’']?s?\s+((?:[a-zA-Z]+\s+)?([a-zA-Z]+))/;
const WORD_BEFORE = /\b([a-zA-Z]+)\s+of\s+(?:the\s+)?$/;
/** Words that ask for a class only in lower case or right after a name; "area" and "capital" say too little. */
const VAGUE = new Set([
  'area',
  'areas',
  'capital',
  'region',
  'sector',
  'camp',
  'port',
  'country',
  'division'
]);

/** The class of place that the words beside a name ask for: "Kech district", "the town of Besham"; null where they ask for none. */
export function askedClassAt(text: string, span: Span): FeatureClass | null {
  const rest = text.slice(span.end, span.end + 40);
  // "California Department of Health" is no department.
  if (rest.includes('Department') && /^\s+Department\s+(?:of|for)\b/.test(rest)) return null;
  const after = /^\s+([\p{L}-]+)/u.exec(rest.slice(0, 24))?.[1];
  const ahead = text.slice(Math.max(0, span.start - 30), span.start);
  const before = ahead.includes('of') ? WORD_BEFORE.exec(ahead)?.[1] : undefined;
  for (const word of [after, before === 'districts' ? undefined : before]) {
    if (!word || VAGUE.has(word.toLowerCase())) continue;
    const asked = classOfWord(word);
    if (asked) return asked;
  }
  const two = WORDS_AFTER.exec(rest)?.[1];
  return two ? classOfWord(two) : null;
}
