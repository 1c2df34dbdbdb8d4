import type { NamedPlace } from './gazetteer.ts';
import type { NameLexicon } from './nameLexicon.ts';
import { foldName } from './names.ts';
import { hasPlacePreposition, isTitle, type Mention, type Verdict } from './mention.ts';
import { isCapitalised, tokenAfter, tokenBefore } from './runs.ts';

/** A dateline of its own, or a town in capitals that opens the report: "WASHINGTON Barack Obama pardoned …". */
export function datelines({ at }: Mention): Verdict | null {
  if (at.sentence.kind === 'dateline') return { role: 'dateline', reason: 'stands in the dateline' };
  const { doc } = at;
  const written = doc.tokens.slice(at.first, at.last).map((token) => token.text);
  const opens = at.first === at.sentence.firstToken && at.sentence.paragraph <= 1 && !at.shouted;
  if (opens && filedByAgency(doc.article.text.slice(doc.tokens[at.last - 1]?.end ?? 0)))
    return { role: 'dateline', reason: 'opens the report before its agency' };
  // A script without capitals cannot open in them.
  const isInCapitals =
    written.join('').length > 3 &&
    written.every((word) => word === word.toUpperCase() && word !== word.toLowerCase());
  return opens && isInCapitals ? { role: 'dateline', reason: 'opens the report in capitals' } : null;
}

const AGENCY_AFTER = /^(?:, [\p{L} .]{2,20})? \((?:\p{Lu}{2,5}|Reuters|Xinhua|Bloomberg)\)/u;

/** "Washington (CNN)", "Lagos, Nigeria (Reuters) —". */
function filedByAgency(rest: string): boolean {
  return AGENCY_AFTER.test(rest);
}

export function demonyms({ places }: Mention): Verdict | null {
  return places.some(({ kind }) => kind === 'demonym') ? { role: 'demonym', reason: 'names a people' } : null;
}

/** "Baloch nationalists", "the Orakzai tribes"; "in Baloch" is the town. */
export function peoples({ at, key, words }: Mention): Verdict | null {
  const isPeople = words.peoples.has(key) && !hasPlacePreposition(at, words);
  const isTribe = TRIBES.test(tokenAfter(at)?.lower ?? '');
  return isPeople || isTribe ? { role: 'demonym', reason: 'names a people' } : null;
}

const TRIBES = /^(?:sub-?)?(?:tribe|clan)s?$/;

/** "Chief Minister Punjab", "IG Balochistan", "DIG Quetta": an office named by its area, as South Asian papers write. */
export function officesOfProvinces({ at, key, places, words }: Mention): Verdict | null {
  const title = at.capitalsBefore[0];
  if (title && isOffice(title.text, words) && !words.givenNames.has(key))
    return { role: 'metonym', reason: `the office "${title.text} …"` };
  const isArea = places[0]?.place.class === 'country' || places[0]?.place.class === 'admin1';
  return title &&
    isArea &&
    isTitle(title, words) &&
    !(words.givenNames.has(key) && at.capitalsAfter.length > 0)
    ? { role: 'metonym', reason: `the office "${title.text} …"` }
    : null;
}

/** "DC" of "DC Gwadar" is an office, and no District of Columbia. */
export function officeAbbreviations({ at, isName, words }: Mention): Verdict | null {
  const written = at.doc.tokens[at.first]?.text ?? '';
  const next = at.capitalsAfter[0];
  if (!next || tokenBefore(at)?.text === ',' || !isOffice(written, words) || !isName(foldName(next.text)))
    return null;
  return { role: 'none', reason: `the office "${written} …"` };
}

function isOffice(written: string, words: NameLexicon): boolean {
  return written === written.toUpperCase() && words.offices.has(written.toLowerCase());
}

/** "Islamabad said", "Beijing has pledged". */
export function speakers({ at, places, words }: Mention): Verdict | null {
  if (
    !isSpokenFor(places) ||
    hasPlacePreposition(at, words) ||
    tokenBefore(at)?.pos === 'ADP' ||
    tokenBefore(at)?.text === ','
  )
    return null;
  for (let step = 1; step <= 3; step += 1) {
    const token = tokenAfter(at, step);
    if (!token) return null;
    if (words.speechVerbs.has(token.lemma) && token.pos === 'VERB')
      return { role: 'metonym', reason: `speaks or acts: "${token.text}"` };
    if (token.pos !== 'AUX' && token.pos !== 'ADV' && token.pos !== 'PART') return null;
  }
  return null;
}

/** "the Black Sea port of Odesa": it happens in Odesa, and the sea only says which. */
export function attributes({ at, places }: Mention): Verdict | null {
  const isSea = places.every(({ place }) => place.class === 'region' && place.country === '');
  const [head, link, next] = [tokenAfter(at), tokenAfter(at, 2), tokenAfter(at, 3)];
  if (!isSea || !head || !TOWN_HEAD.test(head.text) || link?.text !== 'of' || !next || !isCapitalised(next))
    return null;
  return { role: 'metonym', reason: `says which ${head.text} is meant` };
}

const TOWN_HEAD = /^(?:port|city|town|village|resort|island|nation|country|state|province)$/;

/** "talks between Moscow and Kyiv", "ties with Beijing". */
export function relations({ at, places, words }: Mention): Verdict | null {
  if (!isSpokenFor(places)) return null;
  for (let step = 1; step <= 5; step += 1) {
    const token = tokenBefore(at, step);
    if (!token) return null;
    if (words.relationNouns.has(token.lower)) {
      const link = tokenBefore(at, step - 1);
      return link && ['between', 'with', 'among'].includes(link.lower)
        ? { role: 'metonym', reason: `stands for its government: "${token.text} ${link.text}"` }
        : null;
    }
    if (token.pos === 'VERB') return null;
  }
  return null;
}

/** Governments sit in countries, provinces and large towns. */
function isSpokenFor(places: NamedPlace[]): boolean {
  return places.some(
    ({ place }) => place.class === 'country' || place.class === 'admin1' || place.population >= 200_000
  );
}
