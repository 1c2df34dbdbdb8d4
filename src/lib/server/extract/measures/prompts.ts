import type { DateInterval, ResolvedToponym, Span } from '../../../model/index.ts';
import type { Doc } from '../../text/doc.ts';
import type { FoundIncident } from '../findings.ts';
import type { PlacedClaim } from './places.ts';
import type { MeasureLexicon } from './lexicon.ts';
import { matchPhrases, type WordRange } from './phrases.ts';
import { isIn, type Word } from './words.ts';

/** The incident that a text says prompted a measure: its index among the article's incidents, and the words. */
export interface Prompt {
  incident: number;
  span: Span;
  reasons: string[];
}

/** What an article's incidents are compared with. */
export interface Happenings {
  doc: Doc;
  toponyms: readonly ResolvedToponym[];
  incidents: readonly FoundIncident[];
}

/** Words that the event may take after "after", "following", …. */
const REACH = 14;

/** What each agreement adds; the incident with the most is meant, and none where two have the same. */
const WEIGHTS = { told: 3, place: 3, date: 3, type: 1, home: 2 } as const;

/** Reads "after the Besham attack", "following Tuesday's bombing" and finds which incident of the article that is. */
export function promptOf(claim: PlacedClaim, lexicon: MeasureLexicon, happenings: Happenings): Prompt | null {
  if (happenings.incidents.length === 0) return null;
  for (const range of eventsIn(claim, lexicon)) {
    const first = claim.words[range.first];
    const last = claim.words[range.last - 1];
    if (!first || !last) continue;
    const span = { start: first.start, end: last.end };
    const told = choose(claim.words.slice(range.first, range.last), span, claim.applies.admin1, happenings);
    if (told) return { ...told, span };
  }
  return null;
}

/** The stretches of the claim's sentence that name what came before it. */
function eventsIn({ words, object, act }: PlacedClaim, lexicon: MeasureLexicon): WordRange[] {
  return matchPhrases(words, lexicon.prompts).flatMap(({ first, last, value }) => {
    if (value === 'before') return last <= object.first ? [{ first: 0, last: first }] : [];
    const end = clauseEnd(words, last);
    // The measure itself stands beside the event, not in it.
    const taken = act !== null && act.first >= last && act.first < end ? act.first : end;
    const until = object.first >= last && object.first < taken ? object.first : taken;
    return until > last ? [{ first, last: until }] : [];
  });
}

function clauseEnd(words: readonly Word[], from: number): number {
  let end = from;
  while (
    end < words.length &&
    end - from < REACH &&
    (end === from || (!words[end]?.comma && !words[end]?.wall))
  )
    end++;
  return end;
}

function choose(
  words: readonly Word[],
  span: Span,
  admin1: string | null,
  { doc, toponyms, incidents }: Happenings
): Omit<Prompt, 'span'> | null {
  const places = toponyms.filter(
    (toponym) => toponym.place && toponym.start >= span.start && toponym.end <= span.end
  );
  const dates = datesIn(doc, span);
  const named = words.find((word) => isIn(word, 'attack_noun'));
  const scored = incidents.map((incident, index) => {
    const reasons: string[] = [];
    let score = 0;
    const add = (weight: number, reason: string) => {
      score += weight;
      reasons.push(reason);
    };
    if (
      incident.evidence.some(
        ({ field, start, end }) => FACTS.has(field) && start < span.end && span.start < end
      )
    )
      if (named || tellsOf(incident, span)) add(WEIGHTS.told, 'told in the same words');
    const place = places.find((toponym) => isPlaceOf(toponym, incident, toponyms));
    if (place) add(WEIGHTS.place, `place: ${place.name}`);
    else if (places.some((toponym) => isElsewhere(toponym, incident, toponyms))) score -= WEIGHTS.place;
    if (dates.some((date) => overlaps(date, incident.date))) add(WEIGHTS.date, 'date');
    else if (dates.length > 0 && incident.date.from !== null) score -= WEIGHTS.date;
    const home = admin1 === null ? null : isHome(admin1, incident, toponyms);
    if (home !== null) score += home ? WEIGHTS.home : -WEIGHTS.home;
    if (named && words.some((word) => isIn(word, incident.type))) add(WEIGHTS.type, `kind: ${incident.type}`);
    return { index, score, reasons };
  });
  const [best, second] = [...scored].sort((a, b) => b.score - a.score || a.index - b.index);
  if (!best) return null;
  if (best.reasons.length > 0 && best.score > 0 && best.score !== second?.score)
    return { incident: best.index, reasons: ['prompted by the incident told with it', ...best.reasons] };
  // "after the attack": the news of the article, or the attack where the measure applies.
  if (!named || isPlural(named) || best.score < 0 || places.length > 0 || dates.length > 0) return null;
  return { incident: best.index, reasons: ['prompted by "the attack" of the article'] };
}

/** The dates of the words, none after publication: what prompted a measure has happened. */
function datesIn({ dates, article: { published } }: Doc, span: Span): DateInterval[] {
  return dates
    .filter(({ start, end, interval }) => start < span.end && end > span.start && interval.from !== null)
    .map(({ interval }) => interval)
    .filter(({ from }) => published === null || (from !== null && from <= published));
}

/** Fields whose quotes tell the event itself. */
const FACTS: ReadonlySet<string> = new Set([
  'type',
  'killed',
  'injured',
  'target',
  'perpetrator',
  'place',
  'date'
]);

/** True where a toll or an attacker of the incident stands inside the words. */
function tellsOf(incident: FoundIncident, span: Span): boolean {
  return incident.evidence.some(
    ({ field, start, end }) => field !== 'date' && field !== 'type' && start >= span.start && end <= span.end
  );
}

function isPlaceOf(
  toponym: ResolvedToponym,
  incident: FoundIncident,
  toponyms: readonly ResolvedToponym[]
): boolean {
  return placesOf(incident, toponyms).some(
    ({ name, place }) =>
      name === toponym.name || place?.id === toponym.place?.id || isWithin(place, toponym.place)
  );
}

/** Where the measure applies is where the incident was; null where the incident's place is not known. */
function isHome(
  admin1: string,
  incident: FoundIncident,
  toponyms: readonly ResolvedToponym[]
): boolean | null {
  const places = placesOf(incident, toponyms);
  return places.length === 0 ? null : places.some(({ place }) => place?.admin1 === admin1);
}

type Place = ResolvedToponym['place'];

/** "the Balochistan attacks", "the Besham attack" for one told of Shangla: an area that the place lies in. */
function isWithin(place: Place, area: Place): boolean {
  if (!place || !area) return false;
  if (area.class === 'admin1') return place.admin1 !== null && place.admin1 === area.admin1;
  return area.class === 'admin2' && place.admin2 !== null && place.admin2 === (area.admin2 ?? area.name);
}

function isElsewhere(
  toponym: ResolvedToponym,
  incident: FoundIncident,
  toponyms: readonly ResolvedToponym[]
): boolean {
  const places = placesOf(incident, toponyms);
  return (
    places.length > 0 &&
    toponym.place?.class !== 'country' &&
    places.every(({ place }) => place?.admin1 !== toponym.place?.admin1)
  );
}

function placesOf(incident: FoundIncident, toponyms: readonly ResolvedToponym[]): ResolvedToponym[] {
  return (incident.where?.toponyms ?? []).flatMap((index) => toponyms[index] ?? []);
}

function overlaps(a: DateInterval, b: DateInterval): boolean {
  if (!a.from || !b.from) return false;
  return a.from <= (b.to ?? b.from) && b.from <= (a.to ?? a.from);
}

function isPlural(word: Word): boolean {
  return word.lower.endsWith('s');
}
