import type { BriefingImage, BriefingSource } from './briefing.ts';
import { formatFilter, parseDay, parseFilter, type Filter } from './filter.ts';

/** West, south, east, north, in degrees. */
export type StoryBounds = [west: number, south: number, east: number, north: number];

/** One picture of a story, and what its presenter says about it. */
export interface StoryView {
  /** Names it within its story, whatever its place. */
  id: string;
  /** Filter and display as the map's address writes them, without its `?`. */
  query: string;
  /** The part of the earth in sight; null is the whole country, or the provinces chosen. */
  bounds: StoryBounds | null;
  /** In the presenter's own words. */
  caption: string;
  /** For the presenter's eyes. */
  notes: string;
  /** Ids of the records that the caption is about. */
  citations: string[];
  /** When it was made, and what it showed then. */
  made: StoryMoment;
  /** False keeps the records as they stood when it was made; see `storyStates`. */
  follows: boolean;
}

export interface StoryMoment {
  /** `YYYY-MM-DD` */
  on: string;
  /** Names the state of the records. */
  dataVersion: string;
  /** Records that the filter selected, as the view is shown; null where that was not worked out. */
  counts: [attacks: number, operations: number, measures: number] | null;
}

/** An ordered list of views with captions: what a presenter shows, one after the other. */
export interface Story {
  title: string;
  views: StoryView[];
}

/** A story that the store keeps. */
export interface StoredStory {
  id: string;
  story: Story;
  author: string;
  /** ISO moments. */
  madeAt: string;
  changedAt: string;
}

/** One line of a list of stories. */
export type StoryHead = Omit<StoredStory, 'story'> & { title: string; views: number };

/** What a story says on paper: every format lays out the same. */
export interface StoryBriefing {
  /** A BCP 47 tag of the language that all of it is in, but for what the presenter wrote. */
  locale: string;
  title: string;
  pages: StoryPage[];
  sources: BriefingSource[];
  /** How the figures came about, what is unknown, and who must be named. */
  method: string[];
  dataVersion: string;
  words: { sources: string; method: string; noMap: string; dataVersion: string };
}

/** One view, in the presenter's words and in the reader's. */
export interface StoryPage {
  caption: string;
  /** The filters, the sums with their qualifiers, and the day as of which they are known: a line each. */
  lines: string[];
  citations: { text: string; url: string | null }[];
  /** Null where it could not be drawn. */
  map: BriefingImage | null;
  notes: string;
}

/** The most that a story holds; what is longer is cut where it is read. Lengths in UTF-16 code units. */
export const STORY_LIMITS = {
  views: 60,
  title: 120,
  caption: 2000,
  notes: 4000,
  citations: 20,
  query: 4000,
  id: 40
} as const;

export const NO_STORY: Story = { title: '', views: [] };

/**
 * Which records are told: as reports published by the day `asOf` tell them, as they stood in a version of the data, or,
 * where both are null, as they are known now. Never both.
 */
export interface RecordState {
  /** `YYYY-MM-DD` */
  asOf: string | null;
  version: string | null;
}

/**
 * What a view is told from, best first: the day that its filter names, what is known now where it follows, else the
 * version that it was made from, and where that is not known any more the reports of that day.
 */
export function storyStates({ query, made, follows }: StoryView): RecordState[] {
  const { asOf } = parseFilter(new URLSearchParams(query));
  if (asOf !== null || follows) return [{ asOf, version: null }];
  const day = { asOf: made.on, version: null };
  return made.dataVersion === '' ? [day] : [{ asOf: null, version: made.dataVersion }, day];
}

/** The first state of a view whose version is known. */
export function storyState(view: StoryView, isKnown: (version: string) => boolean): RecordState {
  const states = storyStates(view);
  return states.find(({ version }) => version === null || isKnown(version)) ?? states[0]!;
}

/** The versions that views of a story were made from and are still told from. */
export function storyVersions({ views }: Story): string[] {
  return [...new Set(views.flatMap((view) => storyStates(view)[0]?.version ?? []))];
}

/** What a view's filter asks of a state of the records. */
export function storyFilter({ query }: StoryView, { asOf }: Pick<RecordState, 'asOf'>): Filter {
  return { ...parseFilter(new URLSearchParams(query)), asOf };
}

/** The map's address of a view, without its `?`: the filter, the state of the records, and how the map is shaded. */
export function storyAddress(view: StoryView, state: RecordState): URLSearchParams {
  const own = parseFilter(new URLSearchParams(view.query));
  const display = [...new URLSearchParams(view.query)].filter(([name]) => !Object.hasOwn(own, name));
  const pin = state.version === null ? [] : [['version', state.version] as [string, string]];
  return new URLSearchParams([...formatFilter(storyFilter(view, state)), ...display, ...pin]);
}

/**
 * Reads a story from what JSON gives, of whatever origin: what is no view is left out, what is too long is cut, and
 * parts that are missing are empty. Null where it is no story at all.
 */
export function parseStory(value: unknown): Story | null {
  if (!isObject(value) || !Array.isArray(value.views)) return null;
  const taken = new Set<string>();
  const views = value.views.slice(0, STORY_LIMITS.views).flatMap((given: unknown): StoryView[] => {
    const view = parseView(given);
    if (view === null) return [];
    // Two views of one id could not be told apart.
    const id = view.id === '' || taken.has(view.id) ? freeId(taken) : view.id;
    taken.add(id);
    return [{ ...view, id }];
  });
  return { title: textOf(value.title, STORY_LIMITS.title), views };
}

/** The story without what only its presenter should read. */
export function withoutNotes(story: Story): Story {
  return { ...story, views: story.views.map((view) => ({ ...view, notes: '' })) };
}

function parseView(value: unknown): StoryView | null {
  if (!isObject(value) || typeof value.query !== 'string') return null;
  const made = isObject(value.made) ? value.made : {};
  const on = typeof made.on === 'string' ? parseDay(made.on) : null;
  if (on === null) return null;
  const citations = Array.isArray(value.citations) ? value.citations : [];
  return {
    id: textOf(value.id, STORY_LIMITS.id),
    query: textOf(value.query, STORY_LIMITS.query),
    bounds: boundsOf(value.bounds),
    caption: textOf(value.caption, STORY_LIMITS.caption),
    notes: textOf(value.notes, STORY_LIMITS.notes),
    citations: [...new Set(citations.filter(isRecordId))].slice(0, STORY_LIMITS.citations),
    made: { on, dataVersion: textOf(made.dataVersion, STORY_LIMITS.id), counts: countsOf(made.counts) },
    follows: value.follows === true
  };
}

function boundsOf(value: unknown): StoryBounds | null {
  if (!Array.isArray(value) || value.length !== 4 || !value.every(Number.isFinite)) return null;
  const [west = 0, south = 0, east = 0, north = 0] = (value as number[]).map(toMetre);
  const isOnEarth = west >= -180 && east <= 180 && south >= -85 && north <= 85;
  return isOnEarth && west < east && south < north ? [west, south, east, north] : null;
}

/** To about a metre; and no -0, which JSON does not know. */
function toMetre(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5 + 0;
}

function countsOf(value: unknown): StoryMoment['counts'] {
  if (!Array.isArray(value)) return null;
  const [attacks, operations, measures] = value as unknown[];
  const count = (n: unknown) => (Number.isSafeInteger(n) && (n as number) > 0 ? (n as number) : 0);
  return [count(attacks), count(operations), count(measures)];
}

function isRecordId(value: unknown): value is string {
  return typeof value === 'string' && /^(inc|mea)-[\w-]{1,36}$/.test(value);
}

/** Half of a pair of code units is no text that a database or an address could keep, and neither is NUL. */
function textOf(value: unknown, longest: number): string {
  if (typeof value !== 'string') return '';
  return value.replaceAll('\0', '').slice(0, longest).toWellFormed();
}

function freeId(taken: ReadonlySet<string>): string {
  let n = taken.size + 1;
  while (taken.has(String(n))) n += 1;
  return String(n);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
