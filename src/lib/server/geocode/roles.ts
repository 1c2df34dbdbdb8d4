import type { ToponymRole } from '../../model/index.ts';
import type { Token } from '../text/doc.ts';
import type { NamedPlace } from './gazetteer.ts';
import { classOfWord, foldName } from './names.ts';
import { GIVEN_NAMES } from './lexicon/givenNames.ts';
import {
  CIVIC_HEADS,
  FACILITY_HEADS,
  GEOGRAPHIC_HEADS,
  HEADS_BEFORE_COUNTRY,
  HEADS_BEFORE_OF,
  NEVER_PLACES,
  ORGANISATION_HEADS,
  PLACE_MODIFIERS,
  PLACE_PREPOSITIONS,
  RELATION_NOUNS,
  SPEECH_VERBS,
  THINGS_NAMED_FOR_PLACES,
  TITLES
} from './lexicon/words.ts';
import { isCapitalised, tokenAfter, tokenBefore, type Surroundings } from './runs.ts';

/** A gazetteer name in a text, with all that the rules look at. */
export interface Mention {
  at: Surroundings;
  /** Folded name. */
  key: string;
  places: NamedPlace[];
  /** Folded last words of the article's people. */
  people: ReadonlySet<string>;
  /** Whether a folded word is itself a name in the gazetteer. */
  isName: (folded: string) => boolean;
  /** Whether its one word is first of all a word of the language. */
  isCommonWord: boolean;
}

export interface Verdict {
  /** `none` where the name is only a part of an unknown one. */
  role: ToponymRole | 'none';
  reason: string;
}

type Rule = (mention: Mention) => Verdict | null;

/** The rules in the order that they are asked; the first that answers decides, and a name that none claims is literal. */
const RULES: readonly Rule[] = [
  datelines,
  demonyms,
  hyphenatedGroups,
  alsoKnownAs,
  namesOfThings,
  namesOfInstitutions,
  officesOfProvinces,
  titledPeople,
  givenNamesBefore,
  givenNamesFirst,
  ages,
  knownPeople,
  longerNamesAfter,
  longerNamesBefore,
  speakers,
  relations
];

/** How a name refers to its place; `literal` where no rule says otherwise. */
export function roleOf(mention: Mention): Verdict {
  for (const rule of RULES) {
    const verdict = rule(mention);
    if (verdict) return verdict;
  }
  return { role: 'literal', reason: 'names a place' };
}

/** A dateline of its own, or a town in capitals that opens the report: "WASHINGTON Barack Obama pardoned …". */
function datelines({ at }: Mention): Verdict | null {
  if (at.sentence.kind === 'dateline') return { role: 'dateline', reason: 'stands in the dateline' };
  const words = at.doc.tokens.slice(at.first, at.last).map((token) => token.text);
  const opens = at.first === at.sentence.firstToken && at.sentence.paragraph <= 1 && !at.shouted;
  const isInCapitals = words.join('').length > 3 && words.every((word) => word === word.toUpperCase());
  return opens && isInCapitals ? { role: 'dateline', reason: 'opens the report in capitals' } : null;
}

function demonyms({ places }: Mention): Verdict | null {
  return places.some(({ kind }) => kind === 'demonym') ? { role: 'demonym', reason: 'names a people' } : null;
}

/** "Lashkar-e-Jhangvi", "Jamaat-ul-Ahrar". */
function hyphenatedGroups({ at }: Mention): Verdict | null {
  const text = at.doc.article.text;
  const start = at.doc.tokens[at.first]?.start ?? 0;
  const end = at.doc.tokens[at.last - 1]?.end ?? 0;
  const inside =
    /\p{L}-(?:e|i|ul)-\p{Lu}[\p{L}-]* $/u.test(text.slice(Math.max(0, start - 40), start)) ||
    /\p{L}-(?:e|i|ul|ut|us|un|ud|al|o)-$/u.test(text.slice(Math.max(0, start - 8), start)) ||
    /^-(?:e|i|ul|ut|us|un|ud)-\p{L}/u.test(text.slice(end, end + 8));
  return inside ? { role: 'organisation', reason: 'part of a hyphenated name of a group' } : null;
}

/** "a commander named Janan, also known as Baru"; "a village named Barseen" is a place. */
function alsoKnownAs({ at }: Mention): Verdict | null {
  const start = at.doc.tokens[at.first]?.start ?? 0;
  const sentence = at.doc.article.text.slice(at.sentence.start, start);
  const named =
    /([\p{L}]+)?,? (?:alias|aka|a\.k\.a\.|(?:(?:also|better|widely|locally) )?(?:known|identified|named|nicknamed) as|named|nicknamed) $/u.exec(
      sentence
    );
  if (!named || classOfWord(named[1] ?? '') !== null || isHead(foldName(named[1] ?? ''))) return null;
  return { role: 'person', reason: `follows "${named[0].trim()}"` };
}

/** "Marburg virus", "Molotov cocktails". */
function namesOfThings({ at, places }: Mention): Verdict | null {
  const next = tokenAfter(at);
  if (!next || !THINGS_NAMED_FOR_PLACES.has(next.lower) || isWholeArea(places)) return null;
  return { role: 'organisation', reason: `part of the name "… ${next.text}"` };
}

/** "University of Manchester", "Bank of Punjab". */
function namesOfInstitutions({ at, places }: Mention): Verdict | null {
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

/** "Chief Minister Punjab", "IG Balochistan": an office named by its area, as South Asian papers write. */
function officesOfProvinces({ at, key, places }: Mention): Verdict | null {
  const title = at.capitalsBefore[0];
  const isArea = places[0]?.place.class === 'country' || places[0]?.place.class === 'admin1';
  return title && isArea && isTitle(title) && !(GIVEN_NAMES.has(key) && at.capitalsAfter.length > 0)
    ? { role: 'metonym', reason: `the office "${title.text} …"` }
    : null;
}

function titledPeople({ at }: Mention): Verdict | null {
  const title = at.capitalsBefore[0];
  const next = at.capitalsAfter[0];
  if (!title || !isTitle(title) || (next && isPlaceHead(next))) return null;
  return { role: 'person', reason: `follows the title "${title.text}"` };
}

function givenNamesBefore({ at, places }: Mention): Verdict | null {
  const before = at.capitalsBefore[0];
  if (!before || isWholeArea(places) || (at.capitalsAfter[0] && isPlaceHead(at.capitalsAfter[0])))
    return null;
  const isInitial = /^\p{Lu}\.?$/u.test(before.text) && before.text !== 'I' && before.text !== 'A';
  if (!isInitial && (at.shouted || !GIVEN_NAMES.has(foldName(before.text)))) return null;
  return { role: 'person', reason: `follows the given name "${before.text}"` };
}

function givenNamesFirst({ at, key, isName }: Mention): Verdict | null {
  const next = at.capitalsAfter[0];
  if (!next || at.shouted || !GIVEN_NAMES.has(key) || key.includes(' ') || isTitle(next) || isPlaceHead(next))
    return null;
  const word = foldName(next.text);
  if (isOrganisationHead(next) || (isName(word) && PLACE_PREPOSITIONS.has(tokenBefore(at)?.lower ?? '')))
    return null;
  return { role: 'person', reason: `a given name before "${next.text}"` };
}

/** "Hickson, 34, admitted". */
function ages({ at }: Mention): Verdict | null {
  const age = tokenAfter(at, 2);
  const isAge =
    tokenAfter(at)?.text === ',' &&
    age !== null &&
    /^\d{1,2}$/.test(age.text) &&
    /^[,.)]$/.test(tokenAfter(at, 3)?.text ?? '');
  return isAge && !hasPlacePreposition(at)
    ? { role: 'person', reason: `followed by the age ${age.text}` }
    : null;
}

function knownPeople({ at, key, people, places }: Mention): Verdict | null {
  const [first = '', ...rest] = key.split(' ');
  if (
    !people.has(rest.at(-1) ?? first) ||
    (rest.length > 0 && !GIVEN_NAMES.has(first)) ||
    (isWholeArea(places) && !GIVEN_NAMES.has(key)) ||
    hasPlacePreposition(at)
  )
    return null;
  return { role: 'person', reason: 'the article introduces a person of that name' };
}

/** "Islamabad United", "Punjab Regiment", "Karachi Stock Exchange"; and sites and public bodies, which do say where they are. */
function longerNamesAfter({ at, key, places, isName }: Mention): Verdict | null {
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

/** "the Gwadar Safe City project": what is built in a place says where it is. */
function isProject(at: Surroundings): boolean {
  return /^(?:project|scheme)s?$/.test(tokenAfter(at, at.capitalsAfter.length + 1)?.lower ?? '');
}

const AREA_WORD = / (?:county|district|province|state|parish)$/;

function longerNamesBefore({ at, places, isName }: Mention): Verdict | null {
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

/** "Islamabad said", "Beijing has pledged". */
function speakers({ at, places }: Mention): Verdict | null {
  if (
    !isSpokenFor(places) ||
    hasPlacePreposition(at) ||
    tokenBefore(at)?.pos === 'ADP' ||
    tokenBefore(at)?.text === ','
  )
    return null;
  for (let step = 1; step <= 3; step += 1) {
    const token = tokenAfter(at, step);
    if (!token) return null;
    if (SPEECH_VERBS.has(token.lemma) && token.pos === 'VERB')
      return { role: 'metonym', reason: `speaks or acts: "${token.text}"` };
    if (token.pos !== 'AUX' && token.pos !== 'ADV' && token.pos !== 'PART') return null;
  }
  return null;
}

/** "talks between Moscow and Kyiv", "ties with Beijing". */
function relations({ at, places }: Mention): Verdict | null {
  if (!isSpokenFor(places)) return null;
  for (let step = 1; step <= 5; step += 1) {
    const token = tokenBefore(at, step);
    if (!token) return null;
    if (RELATION_NOUNS.has(token.lower)) {
      const link = tokenBefore(at, step - 1);
      return link && ['between', 'with', 'among'].includes(link.lower)
        ? { role: 'metonym', reason: `stands for its government: "${token.text} ${link.text}"` }
        : null;
    }
    if (token.pos === 'VERB') return null;
  }
  return null;
}

export function hasPlacePreposition(at: Surroundings): boolean {
  if (/^-?based$/.test(tokenAfter(at, tokenAfter(at)?.text === '-' ? 2 : 1)?.lower ?? '')) return true;
  let back = 1;
  let token = tokenBefore(at, back);
  while (token && (token.lower === 'the' || PLACE_MODIFIERS.has(token.lower)))
    token = tokenBefore(at, (back += 1));
  return PLACE_PREPOSITIONS.has(token?.lower ?? '');
}

function isTitle(token: Token): boolean {
  return TITLES.has(foldName(token.text));
}

function isPlaceHead(token: Token): boolean {
  return isHead(foldName(token.text));
}

function isHead(word: string): boolean {
  return GEOGRAPHIC_HEADS.has(word) || FACILITY_HEADS.has(word);
}

function isOrganisationHead(token: Token): boolean {
  return ORGANISATION_HEADS.has(foldName(token.text));
}

/** The name is first of all a country's or a province's. */
function isWholeArea(places: NamedPlace[]): boolean {
  return places.some(
    ({ place, kind }) => place.class === 'country' || (place.class === 'admin1' && kind === 'name')
  );
}

/** Governments sit in countries, provinces and large towns. */
function isSpokenFor(places: NamedPlace[]): boolean {
  return places.some(
    ({ place }) => place.class === 'country' || place.class === 'admin1' || place.population >= 200_000
  );
}
