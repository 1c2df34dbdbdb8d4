import type {
  Casualties,
  Count,
  DateInterval,
  Geocode,
  IncidentMention,
  LngLat,
  MeasureMention,
  PlacePrecision,
  SourcedMention
} from '../../model/index.ts';
import { contentWords, type StemOf } from './words.ts';

/** Days since 1970-01-01; what the merge stage counts time in. */
export type Day = number;

/** What the comparison reads of one mention, worked out once. */
export interface Facts {
  id: string;
  articleId: string;
  published: Day | null;
  from: Day | null;
  to: Day | null;
  datePrecision: DateInterval['precision'];
  place: Geocode;
  point: LngLat | null;
  /** How far from `point` it may have been, km. */
  radiusKm: number;
  /** Only like compares with like: category for incidents, type for measures. */
  kind: string;
  type: string;
  /** The target or the summary as the article words it. */
  text: string | null;
  /** Stems of its content words, sorted. */
  stems: readonly string[];
  actor: string | null;
  killed: Count | null;
  injured: Count | null;
  /** Best figures of groups of foreigners, by `outcome nationality`; locals tell no two incidents apart. */
  foreigners: ReadonlyMap<string, number | null>;
  /** Victims killed that a part of the report is about: best figures of its groups, and the low of all. */
  parts: readonly number[];
  /** Best figure of the abducted, else of the killed: the same people, taken and found. */
  taken: number | null;
}

/** Extent where the geocode gives none, km. */
const DEFAULT_RADIUS_KM: Record<PlacePrecision, number> = {
  site: 1,
  settlement: 5,
  near: 15,
  admin2: 40,
  admin1: Infinity,
  country: Infinity,
  unknown: Infinity
};

/** Fewer than this many killed are no part by which an account is known. */
export const TELLING_TOLL = 3;

/**
 * Both kinds are written out in full and alike: objects put together by spreading are kept as hash tables, many times
 * larger and slower to read, and these are read for every comparison.
 */
export function incidentFacts(source: SourcedMention<IncidentMention>, stem?: StemOf): Facts {
  const { category, type, date, location, casualties, actors, target } = source.mention;
  const abducted = casualties.groups.find(({ outcome }) => outcome === 'abducted')?.best ?? null;
  return {
    id: source.id,
    articleId: source.articleId,
    published: dayOf(source.published),
    from: dayOf(date.from),
    to: dayOf(date.to),
    datePrecision: date.precision,
    place: location,
    point: pointOf(location),
    radiusKm: location.radiusKm ?? DEFAULT_RADIUS_KM[location.precision],
    kind: category,
    type,
    text: target,
    stems: stemsOf(target, 'incident', stem),
    actor: (actors.claimedBy ?? actors.perpetrator)?.toLowerCase() ?? null,
    killed: casualties.killed,
    injured: casualties.injured,
    foreigners: foreignersOf(casualties, location),
    parts: partsOf(casualties),
    taken: abducted ?? casualties.killed?.best ?? null
  };
}

export function measureFacts(source: SourcedMention<MeasureMention>, stem?: StemOf): Facts {
  const { type, date, location, summary, issuer } = source.mention;
  return {
    id: source.id,
    articleId: source.articleId,
    published: dayOf(source.published),
    from: dayOf(date.from),
    to: dayOf(date.to),
    datePrecision: date.precision,
    place: location,
    point: pointOf(location),
    radiusKm: location.radiusKm ?? DEFAULT_RADIUS_KM[location.precision],
    kind: type,
    type,
    text: summary,
    stems: stemsOf(summary, 'measure', stem),
    actor: issuer?.toLowerCase() ?? null,
    killed: null,
    injured: null,
    foreigners: NO_FOREIGNERS,
    parts: NO_PARTS,
    taken: null
  };
}

const NO_FOREIGNERS: ReadonlyMap<string, number | null> = new Map();
const NO_PARTS: readonly number[] = [];

function foreignersOf({ groups }: Casualties, { country }: Geocode): Facts['foreigners'] {
  const foreign = groups.filter(({ nationality }) => nationality !== null && nationality !== country);
  if (foreign.length === 0) return NO_FOREIGNERS;
  return new Map(foreign.map(({ outcome, nationality, best }) => [`${outcome} ${nationality}`, best]));
}

function partsOf({ killed, groups }: Casualties): readonly number[] {
  const victims = groups.filter(({ outcome, role }) => outcome === 'killed' && role !== 'militant');
  const parts = [killed?.low ?? null, ...victims.map(({ best }) => best)];
  const telling = parts.filter((part): part is number => part !== null && part >= TELLING_TOLL);
  return telling.length === 0 ? NO_PARTS : telling;
}

function pointOf({ lng, lat }: Geocode): LngLat | null {
  return lng === null || lat === null ? null : [lng, lat];
}

function stemsOf(text: string | null, of: 'incident' | 'measure', stem?: StemOf): string[] {
  return contentWords(text, of, stem).map((word) => word.stem);
}

export function dayOf(date: string | null): Day | null {
  if (date === null) return null;
  // A date without a time is read as midnight UTC.
  const ms = Date.parse(date.length === 10 ? date : date.slice(0, 10));
  return Number.isNaN(ms) ? null : ms / 86_400_000;
}

export function yearOf(day: Day): number {
  return new Date(day * 86_400_000).getUTCFullYear();
}
