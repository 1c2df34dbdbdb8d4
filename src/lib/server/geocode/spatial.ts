import type { ResolvedToponym, Span } from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';

/** What the words right before a place's name say of how something lies to it. */
export interface SpatialCue {
  /** Stated distance in km, null where none is. */
  distanceKm: number | null;
  /** Compass bearing from the place in degrees, null where none is said. */
  bearing: number | null;
  /** True where it is said to be beside the place, not in it: "near", "on the outskirts of". */
  isBeside: boolean;
  words: string;
}

const LOOK_BACK = 90;
const COMPASS = ['north', 'northeast', 'east', 'southeast', 'south', 'southwest', 'west', 'northwest'];
const DIRECTION = '((?:north|south)[- ]?(?:east|west)|north|south|east|west)(?:ern|wards?)?';
/** "the coastal town of", "provincial capital": what may stand between a preposition and the name; no other place ("the mosque on"). */
const APPOSITION =
  '(?:the\\s+)?(?:(?!(?:on|in|at|along|inside)\\s)[a-z-]+\\s+){0,2}?(?:(?:city|town|village|capital|port|district|area|bazaar)\\s+(?:of\\s+)?)?';
const DISTANCE = new RegExp(
  `\\b(km|kms|kilomet(?:er|re)s?|(?:nautical )?miles?)\\s+(?:away\\s+|down\\s+)?(?:(?:to|in)\\s+the\\s+)?(?:${DIRECTION}\\s+(?:side\\s+)?)?` +
    `(?:of|from|off|outside|away from|short of|before|beyond|inside|past)\\s+${APPOSITION}$`,
  'i'
);
const BEARING = new RegExp(`\\b${DIRECTION}\\s+of\\s+${APPOSITION}$`, 'i');
const BESIDE = new RegExp(
  `\\b(?:near|nearby|close to|adjacent to|next to|not far from|beside|just outside|outside|off the coast of|off` +
    `|(?:outskirts?|edges?|periphery|environs|vicinity|surroundings) of)\\s+${APPOSITION}$`,
  'i'
);
const KM_PER: Readonly<Record<string, number>> = { mile: 1.609, 'nautical mile': 1.852 };

/** Reads "15 km north of", "some 10 miles from the town of", "south of", "near", "on the outskirts of" before a name; null for none. */
export function spatialCueBefore(doc: Doc, { start }: Span): SpatialCue | null {
  const from = Math.max(0, start - LOOK_BACK);
  const before = doc.article.text.slice(from, start);
  const distance = DISTANCE.exec(before);
  if (distance) {
    const unitAt = from + distance.index;
    const number = doc.numbers.find(({ end }) => end <= unitAt && unitAt - end <= 3);
    const many = number?.best ?? number?.low ?? null;
    const perUnit = KM_PER[(distance[1] ?? '').toLowerCase().replace(/s$/, '')] ?? 1;
    if (many !== null && many > 0)
      return {
        distanceKm: Math.round(many * perUnit * 10) / 10,
        bearing: bearingOf(distance[2]),
        isBeside: true,
        words: distance[0].trim()
      };
  }
  const bearing = BEARING.exec(before);
  if (bearing)
    return { distanceKm: null, bearing: bearingOf(bearing[1]), isBeside: true, words: bearing[0].trim() };
  const beside = BESIDE.exec(before);
  return beside ? { distanceKm: null, bearing: null, isBeside: true, words: beside[0].trim() } : null;
}

function bearingOf(word: string | undefined): number | null {
  const at = COMPASS.indexOf((word ?? '').toLowerCase().replace(/[- ]/, ''));
  return at < 0 ? null : at * 45;
}

/** The other end of "between A and B" where `index` is one of them; null where the text says no such thing. */
export function partnerBetween(doc: Doc, toponyms: readonly ResolvedToponym[], index: number): number | null {
  const { text } = doc.article;
  for (const [a, b] of [
    [index, index + 1],
    [index - 1, index]
  ] as const) {
    const [first, second] = [toponyms[a], toponyms[b]];
    if (!first?.place || !second?.place || first.role !== 'literal') continue;
    const lead = text.slice(Math.max(0, first.start - 40), first.start);
    const link = text.slice(first.end, second.start);
    if (
      /\bbetween\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?){0,2}$/i.test(lead) &&
      /^(?:\s[a-z]+)?\s+and\s+(?:[a-z]+\s+){0,2}$/.test(link)
    )
      return a === index ? b : a;
  }
  return null;
}
