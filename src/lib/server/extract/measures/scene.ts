import type { PlaceReference, ResolvedToponym } from '../../../model/index.ts';
import type { Sentence } from '../../text/doc.ts';
import type { MeasureLexicon } from './lexicon.ts';
import type { WordRange } from './phrases.ts';
import { isIn, type Word } from './words.ts';

/** One article's sentences with their words and toponyms. */
export interface Scene {
  sentences: Sentence[];
  words: Word[][];
  toponyms: ResolvedToponym[];
  lexicon: MeasureLexicon;
  /** A national office leads the story. */
  nationalLede: boolean;
  /** The name of the country that nearly all places of the article lie in, null where it stands nowhere. */
  country: Mention | null;
  /** That country by one of its places, where the text does not name it. */
  lent: PlaceReference | null;
}

/** A toponym inside a sentence, by words. */
export interface Mention extends WordRange {
  index: number;
  toponym: ResolvedToponym;
}

/** Share of an article's places that must lie in one country for it to be the story's. */
const MOST = 0.6;

/** The first mention of the country that most placed names lie in, where the text names it. */
export function countryOf(toponyms: readonly ResolvedToponym[], seats: ReadonlySet<string>): Mention | null {
  const code = mostOf(toponyms, seats);
  const index = toponyms.findIndex(
    ({ role, place }) => role === 'literal' && place?.class === 'country' && place.country === code
  );
  const toponym = toponyms[index];
  return toponym ? { index, toponym, first: 0, last: 0 } : null;
}

/** The country that most placed names lie in, known by the first of them; null where no country has most. */
export function lentCountry(
  toponyms: readonly ResolvedToponym[],
  seats: ReadonlySet<string>
): PlaceReference | null {
  const code = mostOf(toponyms, seats);
  const index = toponyms.findIndex(
    ({ role, place }) => place?.country === code && (role === 'literal' || role === 'dateline')
  );
  const toponym = toponyms[index];
  if (code === null || !toponym) return null;
  const { start, end } = toponym;
  return {
    toponyms: [index],
    within: 'country',
    relation: 'at',
    distanceKm: null,
    span: { start, end },
    direction: null,
    reasons: ['the country of the story']
  };
}

function mostOf(toponyms: readonly ResolvedToponym[], seats: ReadonlySet<string>): string | null {
  // "Kabul expressed regret": a capital in the text is most often a government.
  const placed = toponyms.filter(
    ({ role, place, name }) =>
      place !== null && (role === 'dateline' || (role === 'literal' && !seats.has(name.toLowerCase())))
  );
  const counts = new Map<string, number>();
  for (const { place } of placed) if (place) counts.set(place.country, (counts.get(place.country) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && most[1] >= MOST * placed.length ? most[0] : null;
}

export function mentionsIn(scene: Scene, sentence: number): Mention[] {
  const words = scene.words[sentence] ?? [];
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? 0;
  const found: Mention[] = [];
  for (const [index, toponym] of scene.toponyms.entries()) {
    if (toponym.start < start || toponym.end > end || toponym.role === 'person' || toponym.role === 'demonym')
      continue;
    const first = words.findIndex((word) => word.end > toponym.start);
    if (first < 0) continue;
    const after = words.findIndex((word) => word.start >= toponym.end);
    const mention = { index, toponym, first, last: after < 0 ? words.length : after };
    if (!isGovernment(scene, words, mention)) found.push(mention);
  }
  return found;
}

/** "Islamabad handed over a protest": a capital that acts is its government and no place. */
function isGovernment(scene: Scene, words: readonly Word[], mention: Mention): boolean {
  if (!isSeat(scene, mention)) return false;
  if (!mentionOpens(words, mention.first)) return false;
  let after = mention.last;
  // "Islamabad and Beijing signed": they act together.
  while (words[after]?.lower === 'and' || (after > mention.last && words[after]?.pos === 'PROPN')) after++;
  const next = words[after];
  return next !== undefined && !next.comma && (next.pos === 'VERB' || next.pos === 'AUX');
}

function mentionOpens(words: readonly Word[], at: number): boolean {
  return at === 0 || words[at]?.comma === true || words[at]?.wall === true || isIn(words[at - 1], 'opener');
}

export function isPlaced(toponym: ResolvedToponym): boolean {
  return toponym.place !== null && toponym.place.class !== 'country';
}

/** True for a seat of national government: a meeting there says nothing of where its decisions apply. */
export function isSeat(scene: Scene, mention: Mention): boolean {
  return scene.lexicon.seats.has(mention.toponym.name.toLowerCase());
}
