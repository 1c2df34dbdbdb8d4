import type { FeatureClass, Span } from '../../model/index.ts';
import { classOfWord } from './names.ts';

const WORDS_AFTER = /^[’']?s?\s+((?:[a-zA-Z]+\s+)?([a-zA-Z]+))/;
const WORD_BEFORE = /\b([a-zA-Z]+)\s+of\s+(?:the\s+)?$/;
/** Words that ask for a class only in lower case or right after a name; "area" and "capital" say too little. */
const VAGUE = new Set(['area', 'areas', 'capital', 'sector', 'camp', 'port', 'country']);

/** "The Georgia legislature", "Mopti's governor": bodies and offices that first-order units have, and countries or towns do not. */
export function isUnitByBody(text: string, { end }: Span): boolean {
  return UNIT_BODY.test(text.slice(end, end + 40));
}

const UNIT_BODY =
  /^(?:[’']s?)?\s+(?:state(?:wide)?\s+)?(?:legislatures?|statehouse|(?:lieutenant |deputy )?governors?|Legislature|Statehouse|General Assembly|National Guard|(?:Lt\. )?Gov\.|(?:Lieutenant )?Governor|State (?:Police|Patrol|Senate|House|Senator|Representative|Rep\.|Sen\.)|Highway Patrol)\b/;

/** "Georgia lawmakers": an adjective is used of a country's ("Georgian"), the bare name of a state's. */
export function isUnitByLawmakers(text: string, { end }: Span): boolean {
  return /^ (?:law ?makers?|legislators?)\b/.test(text.slice(end, end + 14));
}

/** "upstate New York", "western New York": a part of a province, when a town is called so too. */
export function isPartOfUnit(text: string, { start }: Span): boolean {
  return PART_BEFORE.test(text.slice(Math.max(0, start - 14), start));
}

const PART_BEFORE = /\b(?:upstate|rural|central|(?:north|south)(?:ern|western|eastern)|western|eastern)\s+$/i;

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
