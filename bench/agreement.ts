import type { Extraction, IncidentMention } from '../src/lib/model/index.ts';
import { distanceKm } from '../src/lib/model/geometry.ts';
import type { GoldArticle, GoldIncident, GoldMeasure } from './gold.ts';

type Measure = Extraction['measures'][number];

/** Which fields of a predicted incident are what the label says. */
export interface Verdict {
  category: boolean;
  type: boolean;
  date: boolean;
  admin1: boolean;
  place: boolean;
  killed: boolean;
  injured: boolean;
}

export interface Agreement {
  /** Labels that count; borderline ones do not. */
  gold: number;
  matched: { predicted: IncidentMention; verdict: Verdict }[];
  spurious: IncidentMention[];
}

/** How near a point must be to the labelled one. */
const NEAR_KM = 25;
const DAY_MS = 86_400_000;

/** Pairs predicted incidents with labelled ones, the best agreement first; each is used once. */
export function compareIncidents(gold: GoldArticle, predicted: readonly IncidentMention[]): Agreement {
  const counted = gold.incidents.filter(({ optional }) => !optional);
  const borderline = [
    ...gold.incidents.filter(({ optional }) => optional),
    ...(gold.optional_incidents ?? [])
  ];
  const { pairs, left } = pair(counted, predicted);
  return {
    gold: counted.length,
    matched: pairs.map(([label, mention]) => ({ predicted: mention, verdict: judge(label, mention) })),
    spurious: pair(borderline, left).left
  };
}

export function isStrict(verdict: Verdict): boolean {
  return Object.values(verdict).every(Boolean);
}

/** Measures by province alone; the labels' types are broad and many acts are two of them. */
export function compareMeasures(
  gold: GoldArticle,
  predicted: readonly Measure[]
): { gold: number; matched: Measure[]; spurious: Measure[] } {
  const counted = (gold.measures ?? []).filter(({ optional }) => !optional);
  const borderline = [
    ...(gold.measures ?? []).filter(({ optional }) => optional),
    ...(gold.optional_measures ?? [])
  ];
  const left = [...predicted];
  const matched: Measure[] = [];
  const take = (labels: readonly GoldMeasure[], fits: (label: GoldMeasure, measure: Measure) => boolean) =>
    labels.filter((label) => {
      const at = left.findIndex((measure) => fits(label, measure));
      if (at >= 0) matched.push(...left.splice(at, 1));
      return at < 0;
    });
  const sameArea = (label: GoldMeasure, measure: Measure) => isInArea(label.adm1, measure.location);
  take(
    take(counted, (label, measure) => label.type === measure.type && sameArea(label, measure)),
    sameArea
  );
  const right = [...matched];
  take(borderline, sameArea);
  return { gold: counted.length, matched: right, spurious: left };
}

/** How many labelled totals are found with both figures. */
export function countTotals(gold: GoldArticle, predicted: Extraction['aggregates']): number {
  const left = [...predicted];
  return (gold.aggregates ?? []).filter((label) => {
    const at = left.findIndex(
      ({ killed, injured }) => killed === (label.killed ?? null) && injured === (label.injured ?? null)
    );
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

function pair(
  labels: readonly GoldIncident[],
  mentions: readonly IncidentMention[]
): { pairs: [GoldIncident, IncidentMention][]; left: IncidentMention[] } {
  const options = labels
    .flatMap((label) => mentions.map((mention) => ({ label, mention, points: likeness(label, mention) })))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points);
  const used = new Set<object>();
  const pairs: [GoldIncident, IncidentMention][] = [];
  for (const { label, mention } of options) {
    if (used.has(label) || used.has(mention)) continue;
    used.add(label).add(mention);
    pairs.push([label, mention]);
  }
  return { pairs, left: mentions.filter((mention) => !used.has(mention)) };
}

/** 0 where province or day speak against each other; else the more the fields agree. */
function likeness(label: GoldIncident, mention: IncidentMention): number {
  const verdict = judge(label, mention);
  if (!verdict.admin1 && !(label.lat !== null && verdict.place)) return 0;
  const dated = label.from !== null && mention.date.from !== null;
  if (dated && !overlaps(label, mention, 1)) return 0;
  const agreeing = [verdict.type, verdict.killed, verdict.injured].filter(Boolean).length;
  return 1 + Number(dated) + 2 * Number(verdict.place) + agreeing;
}

function judge(label: GoldIncident, mention: IncidentMention): Verdict {
  return {
    category: label.category === mention.category,
    type: alternatives(label.type, label.type_alt).includes(mention.type),
    date: isSameDate(label, mention),
    admin1: isInArea(label.adm1, mention.location),
    place: isSamePlace(label, mention),
    killed: (label.killed?.best ?? null) === (mention.casualties.killed?.best ?? null),
    injured: (label.injured?.best ?? null) === (mention.casualties.injured?.best ?? null)
  };
}

/** The bounds themselves; of a week, month or year an overlap of the same precision. */
function isSameDate(label: GoldIncident, { date }: IncidentMention): boolean {
  if (label.from === date.from && label.to === date.to) return true;
  if (label.from === null || date.from === null || label.date_precision === 'day') return false;
  return label.date_precision === date.precision && overlaps(label, { date }, 0);
}

function overlaps(
  label: Pick<GoldIncident, 'from' | 'to'>,
  { date }: Pick<IncidentMention, 'date'>,
  slackDays: number
): boolean {
  const day = (iso: string | null) => (iso === null ? NaN : Date.parse(iso) / DAY_MS);
  return (
    day(label.from) - slackDays <= day(date.to ?? date.from) &&
    day(date.from) - slackDays <= day(label.to ?? label.from)
  );
}

function isSamePlace(label: GoldIncident, { location }: IncidentMention): boolean {
  const isFine = ['site', 'settlement', 'near', 'admin2'].includes(location.precision);
  const named =
    isFine &&
    alternatives(label.place, label.place_alt).some(
      (name) => name?.toLowerCase() === location.name?.toLowerCase()
    );
  if (label.lat === null || label.lon === null) return !isFine || named;
  if (!isFine) return false;
  const { lng, lat } = location;
  const isNear = lng !== null && lat !== null && distanceKm([label.lon, label.lat], [lng, lat]) <= NEAR_KM;
  return isNear || (named && isInArea(label.adm1, location));
}

/** A label of two letters is a country; none is no province. */
function isInArea(adm1: string | null, location: { admin1: string | null; country: string | null }): boolean {
  if (adm1 === null) return location.admin1 === null;
  return adm1.includes('-') ? location.admin1 === adm1 : location.country === adm1;
}

function alternatives<T>(first: T, others: T | T[] | undefined): T[] {
  return [first, ...[others ?? []].flat()] as T[];
}
