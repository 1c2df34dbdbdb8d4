import type { Token } from '../text/doc.ts';
import {
  CIVIC_HEADS,
  FACILITY_HEADS,
  GEOGRAPHIC_HEADS,
  HEADS_BEFORE_COUNTRY,
  HEADS_BEFORE_OF,
  NEVER_PLACES,
  PLACE_MODIFIERS,
  PLACE_PREPOSITIONS,
  THINGS_NAMED_FOR_PLACES
} from './lexicon/words.ts';
import {
  isOrganisationHead,
  isPlaceHead,
  isTitle,
  isWholeArea,
  type Mention,
  type Verdict
} from './mention.ts';
import { foldName } from './names.ts';
import { isCapitalised, tokenAfter, tokenBefore, type Surroundings } from './runs.ts';

/** "Lashkar-e-Jhangvi", "Jamaat-ul-Ahrar". */
export function hyphenatedGroups({ at }: Mention): Verdict | null {
  const text = at.doc.article.text;
  const start = at.doc.tokens[at.first]?.start ?? 0;
  const end = at.doc.tokens[at.last - 1]?.end ?? 0;
  const inside =
    /\p{L}-(?:e|i|ul)-\p{Lu}[\p{L}-]* $/u.test(text.slice(Math.max(0, start - 40), start)) ||
    /\p{L}-(?:e|i|ul|ut|us|un|ud|al|o)-$/u.test(text.slice(Math.max(0, start - 8), start)) ||
    /^-(?:e|i|ul|ut|us|un|ud)-\p{L}/u.test(text.slice(end, end + 8));
  return inside ? { role: 'organisation', reason: 'part of a hyphenated name of a group' } : null;
}

/** "Marburg virus", "Molotov cocktails". */
export function namesOfThings({ at, places }: Mention): Verdict | null {
  const next = tokenAfter(at);
  if (!next || !THINGS_NAMED_FOR_PLACES.has(next.lower) || isWholeArea(places)) return null;
  return { role: 'organisation', reason: `part of the name "… ${next.text}"` };
}

/** "University of Manchester", "Bank of Punjab". */
export function namesOfInstitutions({ at, places }: Mention): Verdict | null {
  if (places[0]?.place.class === 'site') return null;
  let back = 1;
  if (tokenBefore(at, back)?.lower === 'the') back += 1;
  const head = tokenBefore(at, back + 1);
  if (
    tokenBefore(at, back)?.lower !== 'of' ||
    !head ||
    !isCapitalised(head) ||
    !HEADS_BEFORE_OF.has(head.lower)
  )
    return null;
  return { role: 'organisation', reason: `part of "${head.text} of …"` };
}

/** "Islamabad United", "Punjab Regiment", "Karachi Stock Exchange"; and sites and public bodies, which do say where they are. */
export function longerNamesAfter({ at, key, places, isName }: Mention): Verdict | null {
  const next = at.capitalsAfter[0];
  if (!next || isTitle(next)) return null;
  const heads = at.capitalsAfter.slice(0, 3);
  const named = (token: Token) => `part of the name "… ${token.text}"`;
  const facility = heads.find((token) => FACILITY_HEADS.has(foldName(token.text)));
  const civic = heads.find((token) => CIVIC_HEADS.has(foldName(token.text)));
  const body = heads.find(isOrganisationHead);
  if (GEOGRAPHIC_HEADS.has(foldName(next.text)) || isProject(at)) return null;
  if (body && !facility) return { role: 'organisation', reason: named(body) };
  if (facility) return null;
  if (civic) return { role: 'metonym', reason: `a public body of it: "… ${civic.text}"` };
  if (/^\p{Lu}{2,5}$/u.test(next.text))
    return { role: 'metonym', reason: `a public body of it: "… ${next.text}"` };
  if (
    at.shouted ||
    next.pos !== 'PROPN' ||
    NEVER_PLACES.has(foldName(next.text)) ||
    isName(foldName(next.text))
  )
    return null;
  return {
    role: isWholeArea(places) || AREA_WORD.test(key) ? 'metonym' : 'organisation',
    reason: named(next)
  };
}

export function longerNamesBefore({ at, places, isName }: Mention): Verdict | null {
  const before = at.capitalsBefore[0];
  if (!before || at.shouted) return null;
  const word = foldName(before.text);
  if (HEADS_BEFORE_COUNTRY.has(word) && isWholeArea(places))
    return { role: 'organisation', reason: `part of the name "${before.text} …"` };
  const isFirst = before === at.doc.tokens[at.sentence.firstToken];
  const harmless =
    before.pos !== 'PROPN' ||
    isFirst ||
    PLACE_MODIFIERS.has(word) ||
    isPlaceHead(before) ||
    NEVER_PLACES.has(word) ||
    CIVIC_HEADS.has(word) ||
    isName(word);
  if (harmless || isWholeArea(places)) return null;
  const ahead = tokenBefore(at, at.capitalsBefore.length + 1);
  if (ahead && PLACE_PREPOSITIONS.has(ahead.lower))
    return { role: 'none', reason: `the end of the unknown name "${before.text} …"` };
  return { role: 'person', reason: `part of a longer name: "${before.text} …"` };
}

const AREA_WORD = / (?:county|district|province|state|parish)$/;

/** "the Gwadar Safe City project": what is built in a place says where it is. */
function isProject(at: Surroundings): boolean {
  return /^(?:project|scheme)s?$/.test(tokenAfter(at, at.capitalsAfter.length + 1)?.lower ?? '');
}
