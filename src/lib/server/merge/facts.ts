import type {
  Count,
  DateInterval,
  Geocode,
  IncidentMention,
  LngLat,
  MeasureMention,
  PlacePrecision,
  SourcedMention
} from '../../model/index.ts';

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
  /** Content words of the target or the summary. */
  words: ReadonlySet<string>;
  actor: string | null;
  killed: Count | null;
  injured: Count | null;
  /** Best figures of groups of foreigners, by `outcome nationality`; locals tell no two incidents apart. */
  foreigners: ReadonlyMap<string, number | null>;
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

export function incidentFacts(mention: SourcedMention<IncidentMention>): Facts {
  const { category, type, casualties, actors, target } = mention.mention;
  const foreigners = new Map<string, number | null>();
  for (const group of casualties.groups) {
    if (group.nationality === null || group.nationality === mention.mention.location.country) continue;
    foreigners.set(`${group.outcome} ${group.nationality}`, group.best);
  }
  return {
    ...commonFacts(mention),
    kind: category,
    type,
    words: contentWords(target),
    actor: (actors.claimedBy ?? actors.perpetrator)?.toLowerCase() ?? null,
    killed: casualties.killed,
    injured: casualties.injured,
    foreigners
  };
}

export function measureFacts(mention: SourcedMention<MeasureMention>): Facts {
  const { type, summary, issuer } = mention.mention;
  return {
    ...commonFacts(mention),
    kind: type,
    type,
    words: contentWords(summary),
    actor: issuer?.toLowerCase() ?? null,
    killed: null,
    injured: null,
    foreigners: new Map()
  };
}

function commonFacts(mention: SourcedMention<IncidentMention | MeasureMention>) {
  const { date, location } = mention.mention;
  return {
    id: mention.id,
    articleId: mention.articleId,
    published: dayOf(mention.published),
    from: dayOf(date.from),
    to: dayOf(date.to),
    datePrecision: date.precision,
    place: location,
    point: location.lng === null || location.lat === null ? null : ([location.lng, location.lat] as LngLat),
    radiusKm: location.radiusKm ?? DEFAULT_RADIUS_KM[location.precision]
  };
}

export function dayOf(date: string | null): Day | null {
  if (date === null) return null;
  const ms = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(ms) ? null : ms / 86_400_000;
}

export function yearOf(day: Day): number {
  return new Date(day * 86_400_000).getUTCFullYear();
}

/** English function words and words that stand in any account of an attack or a measure. */
const EMPTY_WORDS = new Set(
  (
    'the and for with from into over under after before near was were has have had been are its their his her that this ' +
    'which who when where while also said says will would could not all any other others more than two three several ' +
    'attack attacks people person persons security'
  ).split(' ')
);

/** Lower-case content words with the plural `s` off, so that "engineers" meets "engineer". */
function contentWords(text: string | null): ReadonlySet<string> {
  const words = (text ?? '').toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return new Set(
    words.filter((word) => !EMPTY_WORDS.has(word)).map((word) => word.replace(/(?<=\p{L}{3})s$/u, ''))
  );
}
