import type { Token } from '../text/doc.ts';
import {
  hasPlacePreposition,
  isPlaceHead,
  isTitle,
  isWholeArea,
  type Mention,
  type Verdict
} from './mention.ts';
import type { NamedPlace } from './gazetteer.ts';
import type { NameLexicon } from './nameLexicon.ts';
import { foldName } from './names.ts';
import { isCapitalised, tokenAfter, tokenBefore, type Surroundings } from './runs.ts';

const ABBREVIATION = /^\p{Lu}{2,5}$/u;
const GROUP_BEFORE = /\p{L}-(?:e|i|ul)-\p{Lu}[\p{L}-]* $/u;
const GROUP_RIGHT_BEFORE = /\p{L}-(?:e|i|ul|ut|us|un|ud|al|o)-$/u;
const GROUP_AFTER = /^-(?:e|i|ul|ut|us|un|ud)-\p{L}/u;

/** "Lashkar-e-Jhangvi", "Jamaat-ul-Ahrar". */
export function hyphenatedGroups({ at }: Mention): Verdict | null {
  const text = at.doc.article.text;
  const start = at.doc.tokens[at.first]?.start ?? 0;
  const end = at.doc.tokens[at.last - 1]?.end ?? 0;
  const before = text.slice(Math.max(0, start - 40), start);
  if (text[end] !== '-' && !before.includes('-')) return null;
  const inside =
    GROUP_BEFORE.test(before) ||
    GROUP_RIGHT_BEFORE.test(text.slice(Math.max(0, start - 8), start)) ||
    GROUP_AFTER.test(text.slice(end, end + 8));
  return inside ? { role: 'organisation', reason: 'part of a hyphenated name of a group' } : null;
}

/** "the Ohio River", "Lake Victoria": a name of its own, which the gazetteer lacks, and not where its namesake is. */
export function landforms({ at, key, words }: Mention): Verdict | null {
  const [before, after] = [at.capitalsBefore[0], at.capitalsAfter[0]];
  if (words.landforms.has(key.slice(key.lastIndexOf(' ') + 1))) return null;
  const head =
    after && words.landforms.has(after.lower)
      ? after
      : before && words.landformsBefore.has(before.lower) && !(after && isPlaceHead(after, words))
        ? before
        : null;
  return head && !at.shouted ? { role: 'none', reason: `a part of "… ${head.text}"` } : null;
}

/** "INS Kolkata", "PNS Khyber". */
export function ships({ at, words }: Mention): Verdict | null {
  const prefix = tokenBefore(at);
  if (!prefix || at.shouted || !ABBREVIATION.test(prefix.text) || !words.ships.has(prefix.lower)) return null;
  return { role: 'organisation', reason: `the ship "${prefix.text} …"` };
}

/** "the Karachi Stock Exchange closed", "Quetta University students": a known site that acts as the body that it houses. */
export function institutionSites({ at, key, places, words }: Mention): Verdict | null {
  if (places.some(({ place }) => place.class !== 'site')) return null;
  const head = key.slice(key.lastIndexOf(' ') + 1);
  if (!words.organisationHeads.has(head) && !words.schools.has(head)) return null;
  return actsAsBody(at, 1, words) || (!words.schools.has(head) && isSubject(at))
    ? { role: 'organisation', reason: `acts as a body: "… ${head}"` }
    : null;
}

/** "The Karachi Stock Exchange fell": it opens the sentence and does something. */
function isSubject(at: Surroundings): boolean {
  const first = tokenBefore(at)?.lower === 'the' ? at.first - 1 : at.first;
  return first === at.sentence.firstToken && tokenAfter(at)?.pos === 'VERB';
}

/** "Jackson Street", "Paris Avenue": named for a place that is elsewhere. */
export function streets({ at, places }: Mention): Verdict | null {
  const next = at.capitalsAfter[0];
  if (!next || places[0]?.place.class === 'site' || !STREET.test(next.lower)) return null;
  return { role: 'none', reason: `a part of "… ${next.text}"` };
}

const STREET = /^(?:street|avenue|boulevard|lane|drive|terrace|st|ave|blvd)$/;

/** "U.S. 60", "US Highway 41". */
export function routes({ at, key }: Mention): Verdict | null {
  const next = tokenAfter(at);
  if (key !== 'us' || !next || !(/^\d{1,3}$/.test(next.text) || ROUTE.test(next.text))) return null;
  return { role: 'none', reason: `the road "… ${next.text}"` };
}

const ROUTE = /^(?:Highway|Hwy|Route|Interstate)$/;

/** Whether the words from `step` behind the name on say that a body speaks, or that somebody is of it. */
function actsAsBody(at: Surroundings, step: number, words: NameLexicon): boolean {
  const next = tokenAfter(at, step);
  if (!next) return false;
  const word = /^['’]s?$/.test(next.text) ? tokenAfter(at, step + 1) : next;
  return (
    (word !== null && words.belongings.has(word.lower)) ||
    (next.pos === 'VERB' && words.speechVerbs.has(next.lemma))
  );
}

/** "Marburg virus", "Molotov cocktails", "the Mumbai stock exchange". */
export function namesOfThings({ at, places, words }: Mention): Verdict | null {
  const next = tokenAfter(at);
  if (next?.text === 'stock' && /^(?:exchange|market|index)$/.test(tokenAfter(at, 2)?.text ?? ''))
    return { role: 'organisation', reason: 'the stock exchange there' };
  // "Georgia wine" is Georgia's, but Geneva is a canton only beside the city.
  if (!next || !words.things.has(next.lower) || (isWholeArea(places) && !hasCity(places))) return null;
  return { role: 'organisation', reason: `part of the name "… ${next.text}"` };
}

function hasCity(places: readonly NamedPlace[]): boolean {
  return places.some(
    ({ place, kind }) => place.class === 'settlement' && kind !== 'demonym' && place.population >= CITY
  );
}

/** People of a town that is spoken of before the province of its name. */
const CITY = 100_000;

/** "University of Manchester", "Bank of Punjab". */
export function namesOfInstitutions({ at, places, words }: Mention): Verdict | null {
  if (places[0]?.place.class === 'site') return null;
  let back = 1;
  if (tokenBefore(at, back)?.lower === 'the') back += 1;
  const head = tokenBefore(at, back + 1);
  if (
    tokenBefore(at, back)?.lower !== 'of' ||
    !head ||
    !isCapitalised(head) ||
    !words.headsBeforeOf.has(head.lower)
  )
    return null;
  return { role: 'organisation', reason: `part of "${head.text} of …"` };
}

/** "Islamabad United", "Punjab Regiment", "Karachi Stock Exchange"; and sites and public bodies, which do say where they are. */
export function longerNamesAfter({ at, key, places, isName, words }: Mention): Verdict | null {
  const next = at.capitalsAfter[0];
  if (!next) return null;
  if (isTitle(next, words)) return officeAfter(at, next, words);
  const named = (token: Token) => `part of the name "… ${token.text}"`;
  if (next.text === 'State' && at.capitalsAfter.length === 1 && isTownOnly(places))
    return { role: 'organisation', reason: named(next) };
  const head = lastHead(at.capitalsAfter, words);
  if (head && words.schools.has(head.token.lower) && (!standsThere(at) || actsAsBody(at, head.at + 2, words)))
    return { role: 'organisation', reason: named(head.token) };
  const isOf = hasPlacePreposition(at, words);
  if (
    isProject(at) ||
    (words.geographicHeads.has(foldName(next.text)) &&
      (isOf || !head || head.at === 0 || head.kind === 'facility'))
  )
    return null;
  // "Birnin Gwari Local Government Area": an area, whatever body its name is made of.
  const last = at.capitalsAfter.at(-1);
  if (last && last !== next && words.geographicHeads.has(foldName(last.text))) return null;
  if (head?.kind === 'body') return { role: 'organisation', reason: named(head.token) };
  if (head?.kind === 'facility') return null;
  if (head) return { role: 'metonym', reason: `a public body of it: "… ${head.token.text}"` };
  if (ABBREVIATION.test(next.text))
    return { role: 'metonym', reason: `a public body of it: "… ${next.text}"` };
  if (
    at.shouted ||
    (next.pos !== 'PROPN' && !isTeam(next)) ||
    words.never.has(foldName(next.text)) ||
    isName(foldName(next.text))
  )
    return null;
  return {
    role: isWholeArea(places) || AREA_WORD.test(key) ? 'metonym' : 'organisation',
    reason: named(next)
  };
}

/** "Boise State" is a university; "Lagos State" and "Kachin State" are what they say. */
function isTownOnly(places: readonly NamedPlace[]): boolean {
  return places.every(({ place }) => place.class === 'settlement' || place.class === 'admin2');
}

/** "the Chicago Bears": outside headlines a common noun in the plural has a capital only in a name. */
function isTeam({ text, pos }: Token): boolean {
  return (pos === 'NOUN' || pos === 'VERB') && /^\p{Lu}\p{Ll}{2,}s$/u.test(text);
}

/** English names say last what they are: "Kampala Capital City Authority" is an authority. */
function lastHead(
  run: readonly Token[],
  words: NameLexicon
): { token: Token; at: number; kind: 'body' | 'civic' | 'facility' } | null {
  for (let i = Math.min(run.length, LONGEST_NAME) - 1; i >= 0; i -= 1) {
    const token = run[i];
    const word = token ? foldName(token.text) : '';
    if (!token) continue;
    if (words.facilityHeads.has(word)) return { token, at: i, kind: 'facility' };
    if (words.organisationHeads.has(word)) return { token, at: i, kind: 'body' };
    if (words.civicHeads.has(word)) return { token, at: i, kind: 'civic' };
  }
  return null;
}

/** Capitalised words behind a place's name that can be one name with it. */
const LONGEST_NAME = 5;

/** "Sindh Inspector General Ghulam Nabi Memon", "Jackson County Sheriff Rick Meyer". */
function officeAfter(at: Surroundings, title: Token, words: NameLexicon): Verdict | null {
  return hasPlacePreposition(at, words) || !words.civicHeads.has(title.lower)
    ? null
    : { role: 'metonym', reason: `an office of it: "… ${title.text}"` };
}

/** "at Lahore University", "the attack on Karachi University": what happened there is told. */
function standsThere(at: Surroundings): boolean {
  const before = tokenBefore(at)?.lower === 'the' ? tokenBefore(at, 2) : tokenBefore(at);
  return /^(?:at|in|on|near|outside|inside|around|into|to|towards?|within|off)$/.test(before?.lower ?? '');
}

export function longerNamesBefore({ at, places, isName, words }: Mention): Verdict | null {
  const before = at.capitalsBefore[0];
  if (!before || at.shouted) return null;
  const word = foldName(before.text);
  if (words.headsBeforeCountry.has(word) && isWholeArea(places))
    return { role: 'organisation', reason: `part of the name "${before.text} …"` };
  const isFirst = before === at.doc.tokens[at.sentence.firstToken];
  const harmless =
    before.pos !== 'PROPN' ||
    isFirst ||
    words.modifiers.has(word) ||
    isPlaceHead(before, words) ||
    words.never.has(word) ||
    words.civicHeads.has(word) ||
    isName(word);
  if (harmless || isWholeArea(places)) return null;
  const ahead = tokenBefore(at, at.capitalsBefore.length + 1);
  if (ahead && words.prepositions.has(ahead.lower))
    return { role: 'none', reason: `the end of the unknown name "${before.text} …"` };
  return { role: 'person', reason: `part of a longer name: "${before.text} …"` };
}

const AREA_WORD = / (?:county|district|province|state|parish)$/;

/** "the Gwadar Safe City project": what is built in a place says where it is. */
function isProject(at: Surroundings): boolean {
  return /^(?:project|scheme)s?$/.test(tokenAfter(at, at.capitalsAfter.length + 1)?.lower ?? '');
}
