import type { Place } from '../../model/index.ts';
import { areaOf } from './area-words.ts';
import type { Reading, Mention } from './mention.ts';
import type { Chain } from './chain.ts';
import { isStandIn, mainCountry } from './stand-ins.ts';
import { findPlaces, isOneInOther, rankOf, type PlaceChoice } from './where.ts';
import { rangeOf } from './words.ts';

/** The last place of the kind that "the province", "the district" or "the city" takes up, or null. */
export function areaBefore(reading: Reading, mention: Mention): PlaceChoice | null {
  if (!mention.area) return null;
  if (mention.area === 'here') return datelineOf(reading);
  if (mention.area === 'country') return countryOf(reading, mention);
  if (mention.area === 'capital') return capitalOf(reading, mention);
  const { area } = mention;
  return (
    lastArea(reading, mention, ({ class: kind }) => kind === area) ??
    // "in the district" where only the town that it is named after was told.
    (area === 'admin2' ? lastArea(reading, mention, isDistrictTown) : null) ??
    (isInTheCity(reading, mention) ? datelineOf(reading) : null)
  );
}

/** A report's dateline is a city more often than "the town" or "the village" of which it tells. */
function isInTheCity({ doc }: Reading, { area, sentence }: Mention): boolean {
  return (
    area === 'settlement' && /\b[Ii]n the city\b/.test(doc.article.text.slice(sentence.start, sentence.end))
  );
}

function isDistrictTown({ class: kind, name, admin2 }: Place): boolean {
  return kind === 'settlement' && admin2 !== null && name.toLowerCase() === admin2.toLowerCase();
}

function lastArea(reading: Reading, mention: Mention, fits: (place: Place) => boolean): PlaceChoice | null {
  for (let i = reading.toponyms.length - 1; i >= 0; i--) {
    const toponym = reading.toponyms[i];
    if (
      !toponym?.place ||
      toponym.end > mention.start ||
      (toponym.role !== 'literal' && toponym.role !== 'metonym')
    )
      continue;
    if (!fits(toponym.place)) continue;
    return {
      place: toponym.place,
      score: 0.7,
      reference: {
        toponyms: [i],
        relation: 'at',
        distanceKm: null,
        span: { start: toponym.start, end: toponym.end },
        direction: null,
        reasons: [
          `"the ${mention.area === 'admin1' ? 'province' : mention.area === 'admin2' ? 'district' : 'town'}" takes up ${toponym.name}`
        ]
      }
    };
  }
  return null;
}

/** "the capital": where the report is dated from, or the biggest town that the text has named before. */
function capitalOf(reading: Reading, mention: Mention): PlaceChoice | null {
  const dateline = datelineOf(reading);
  const towns = reading.toponyms.flatMap(({ place, role, end }, i) =>
    place?.class === 'settlement' && end <= mention.start && (role === 'literal' || role === 'dateline')
      ? [{ i, place }]
      : []
  );
  const biggest = towns.sort((a, b) => b.place.population - a.place.population)[0];
  const at = biggest && biggest.place.population >= CITY ? reading.toponyms[biggest.i] : undefined;
  const nation = nationOf(reading, mention);
  if (!at?.place || !biggest || at.role === 'dateline')
    return nation && dateline?.place.country !== nation ? null : dateline;
  if (nation && at.place.country !== nation) return null;
  return {
    place: at.place,
    score: 0.7,
    reference: {
      toponyms: [biggest.i],
      relation: 'at',
      distanceKm: null,
      span: { start: at.start, end: at.end },
      direction: null,
      reasons: [`"the capital" takes up ${at.name}`]
    }
  };
}

/** The country of "the Afghan capital". */
function nationOf({ toponyms, doc }: Reading, { start, end }: Mention): string | null {
  const named = toponyms.find(
    (toponym) =>
      toponym.start >= start &&
      toponym.end <= end &&
      /^ capital\b/.test(doc.article.text.slice(toponym.end, toponym.end + 9))
  );
  return named?.place?.country ?? null;
}

/** No capital is smaller, in people. */
const CITY = 50_000;

/** "in the north of the country": the country that most of the article's places lie in. */
function countryOf({ toponyms }: Reading, mention: Mention): PlaceChoice | null {
  const lent = mainCountry(toponyms, mention.start);
  if (!lent) return null;
  return inCountry(lent, mention, 0.7, 'a part of the country that the article is about');
}

/** Somewhere in a country, as words of the text say. */
function inCountry(
  { place, area }: NonNullable<ReturnType<typeof mainCountry>>,
  { start, end }: { start: number; end: number },
  score: number,
  reason: string
): PlaceChoice {
  return {
    place,
    score,
    reference: {
      toponyms: [area],
      within: 'country',
      relation: 'at',
      distanceKm: null,
      span: { start, end },
      direction: null,
      reasons: [reason]
    }
  };
}

/**
 * The place of the sentence before, for an attack with a day and a toll of its own that names none: "It was the second
 * attack in Bannu this year. On July 15 a bomber killed eight soldiers." Never sure enough to part it from an event.
 */
export function placeBefore(reading: Reading, mention: Mention): PlaceChoice | null {
  const { doc, words, toponyms } = reading;
  const dated = mention.dates.some((date) => !date.reported && date.interval.precision === 'day');
  if (mention.places.length > 0 || mention.area || mention.lede || !dated || mention.strength < 2)
    return null;
  const before = doc.sentences.find((sentence) => sentence.index === mention.sentence.index - 1);
  if (!before || before.kind !== 'body' || before.paragraph !== mention.sentence.paragraph) return null;
  const [from, to] = rangeOf(words, before.index);
  const [best] = findPlaces(words.all, from, to, [], toponyms);
  const area = areaOf(words.all, from, to);
  const choice =
    best && best.score > 0.6
      ? best
      : area
        ? areaBefore(reading, { ...mention, area, sentence: before })
        : null;
  return choice && { ...choice, score: 0.6 };
}

/**
 * The one place that the article names, for an event with a date, a toll and a strong word but no place of its own: "Life in Wana
 * has changed. … On Feb 25 an elder was gunned down in the main bazaar." Null where places of two kinds are named.
 */
export function onlyPlace({ toponyms }: Reading, mention: Mention): PlaceChoice | null {
  const dated = mention.tolls.length > 0 && mention.dates.some((date) => !date.reported);
  if (mention.places.length > 0 || mention.area || !dated || mention.strength < 2 || mention.verdict)
    return null;
  const named = toponyms.flatMap((toponym, index) =>
    toponym.place && toponym.role === 'literal' && toponym.place.class !== 'country'
      ? [{ index, toponym }]
      : []
  );
  const [first] = named;
  const place = first?.toponym.place;
  if (!first || !place || first.toponym.end > mention.start) return null;
  // A report from another town may as well be about that one.
  const told = toponyms.filter(({ role }) => role === 'literal' || role === 'dateline');
  if (told.some((other) => other.place && other.place.class !== 'country' && other.place.id !== place.id))
    return null;
  return {
    place,
    score: 0.6,
    reference: {
      toponyms: [first.index],
      relation: 'at',
      distanceKm: null,
      span: { start: first.toponym.start, end: first.toponym.end },
      direction: null,
      reasons: ['the only place that the article names']
    }
  };
}

/**
 * The town that all of the story so far is about, for an older event with a date and a toll of its own that names a hotel or
 * a square and no town: "A truck bomb at the Safari hotel in October 2017 killed 587." Null where other places were told.
 */
export function townOfStory(
  { toponyms }: Reading,
  mention: Mention,
  chains: readonly Chain[]
): PlaceChoice | null {
  const story = chains[0]?.place;
  const dated = mention.dates.some((date) => !date.reported) && mention.tolls.length > 0;
  if (!story || story.score < 0.4 || rankOf(story.place) > 3 || isStandIn(story.place)) return null;
  if (
    mention.places.length > 0 ||
    mention.area ||
    mention.lede ||
    !dated ||
    mention.strength < 2 ||
    mention.verdict
  )
    return null;
  const told = toponyms.filter(({ role, end }) => role === 'literal' && end <= mention.end);
  if (told.some(({ place }) => place && place.class !== 'country' && !isOneInOther(place, story.place)))
    return null;
  const { reference } = story;
  return { ...story, score: 0.6, reference: { ...reference, reasons: ['the town that the story is about'] } };
}

/** The town that a report is dated from, where it tells news without a place and names no other town or province. */
export function onlyTown(reading: Reading, chain: Chain, chains: readonly Chain[]): PlaceChoice | null {
  if (chain !== chains[0] || !chain.opening.lede) return null;
  const dateline = datelineOf(reading);
  if (!dateline || dateline.place.class !== 'settlement') return null;
  const others = reading.toponyms.filter(({ role }) => role === 'literal' || role === 'metonym');
  if (others.some((toponym) => isOther(toponym, dateline.place))) return null;
  return {
    ...dateline,
    reference: { ...dateline.reference, reasons: ['the only town that the report names'] }
  };
}

function isOther({ place, role }: Reading['toponyms'][number], town: Place): boolean {
  if (!place) return role === 'literal';
  return place.id !== town.id && (place.class !== 'country' || place.country !== town.country);
}

/** The one country that all of an article's places lie in, for news that says no place at all. */
export function onlyCountry(
  { toponyms }: Reading,
  chain: Chain,
  chains: readonly Chain[]
): PlaceChoice | null {
  if (chain !== chains[0] || !chain.opening.lede) return null;
  const countries = new Set(toponyms.flatMap(({ place }) => (place?.country ? [place.country] : [])));
  const dateline = toponyms.find(({ role, place }) => role === 'dateline' && place)?.place?.country;
  const finer = toponyms.filter(
    ({ place, role }) => role === 'literal' && place && place.class !== 'country'
  );
  // "near the border with Congo", dated from Kampala: what else is named lies in the country of the report.
  const home = dateline && finer.every(({ place }) => place?.country === dateline) ? dateline : null;
  const only = home ?? (countries.size === 1 && finer.length === 0 ? [...countries][0] : null);
  const lent = only ? mainCountry(toponyms, Infinity) : null;
  const named = lent && toponyms[lent.area];
  if (!lent || !named || lent.place.country !== only) return null;
  return inCountry(lent, named, 0.6, 'the only country that the article names');
}

/** The place that the report is dated from, which "here" takes up. */
function datelineOf({ toponyms }: Reading): PlaceChoice | null {
  const index = toponyms.findIndex(({ role, place }) => role === 'dateline' && place !== null);
  const toponym = toponyms[index];
  if (!toponym?.place) return null;
  return {
    place: toponym.place,
    score: 0.7,
    reference: {
      toponyms: [index],
      relation: 'at',
      distanceKm: null,
      span: { start: toponym.start, end: toponym.end },
      direction: null,
      reasons: [`"here" is ${toponym.name}, where the report is dated from`]
    }
  };
}
