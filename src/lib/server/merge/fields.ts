import {
  ATTACK_TYPES,
  PLACE_PRECISIONS,
  type DateInterval,
  type Geocode,
  type IncidentType,
  type SourcedIncident,
  type SourcedMeasure
} from '../../model/index.ts';
import { dayOf } from './facts.ts';

type Source = SourcedIncident | SourcedMeasure;

/** The narrowest interval; among equals the one that most reports give, then the one told first. */
export function pickDate(sources: readonly Source[]): DateInterval {
  if (sources.length === 1) return sources[0]!.mention.date;
  const dates = sources.map(({ mention }) => mention.date);
  const width = ({ from, to }: DateInterval) => (dayOf(to) ?? Infinity) - (dayOf(from) ?? -Infinity);
  const narrowest = Math.min(...dates.map(width));
  const narrow = dates.filter(
    (date) => width(date) === narrowest || (date.precision === 'unknown' && narrowest === Infinity)
  );
  return mostCommon(narrow, (date) => `${date.from} ${date.to} ${date.precision}`)!;
}

/** The most precise geocode; among equals the place that most reports name, then the higher score. */
export function pickLocation(sources: readonly Source[]): Geocode {
  if (sources.length === 1) return sources[0]!.mention.location;
  const places = sources.map(({ mention }) => mention.location);
  const rank = (place: Geocode) => PLACE_PRECISIONS.indexOf(place.precision);
  const finest = Math.min(...places.map(rank));
  const best = places.filter((place) => rank(place) === finest);
  // "near the airport" says more than the city that it is in.
  const extent = Math.min(...best.map((place) => place.radiusKm ?? Infinity));
  const closer = places.filter(
    (place) => place.precision === 'near' && (place.radiusKm ?? Infinity) < extent
  );
  const fine = best[0]?.precision === 'settlement' && closer.length > 0 ? closer : best;
  const key = (place: Geocode) => place.placeId ?? `${place.lng},${place.lat},${place.admin1}`;
  const common = key(mostCommon(fine, key)!);
  return fine.filter((place) => key(place) === common).reduce((a, b) => (b.score > a.score ? b : a));
}

/** `suicide_bombing` is a `bombing` told in more detail. */
const REFINES: Partial<Record<IncidentType, IncidentType>> = {
  suicide_bombing: 'bombing',
  grenade: 'bombing',
  targeted_killing: 'armed_assault'
};
/** Share of the general type's reports that the detail needs, so that one slip of a reporter does not decide. */
const REFINE_SHARE = 0.25;

/** The type that most reports give; a detail inherits the reports that leave it out; `other` only where nobody knows. */
export function pickType(sources: readonly SourcedIncident[]): IncidentType {
  if (sources.length === 1) return sources[0]!.mention.type;
  const counts = new Map<IncidentType, number>();
  for (const { mention } of sources) counts.set(mention.type, (counts.get(mention.type) ?? 0) + 1);
  if (counts.size > 1) counts.delete('other');
  const weight = (type: IncidentType) => {
    const own = counts.get(type)!;
    const general = counts.get(REFINES[type] ?? type) ?? 0;
    return REFINES[type] && own >= general * REFINE_SHARE ? own + general : own;
  };
  const order: readonly IncidentType[] = ATTACK_TYPES;
  return [...counts.keys()].sort((a, b) => weight(b) - weight(a) || order.indexOf(a) - order.indexOf(b))[0]!;
}

/** What the surest report says; of equals the first. Null where none says anything. */
export function pickText(sources: readonly Source[], read: (source: Source) => string | null): string | null {
  if (sources.length === 1) return read(sources[0]!);
  const given = sources.filter((source) => read(source) !== null);
  const surest = Math.max(...given.map(({ mention }) => mention.confidence));
  const source = given.find(({ mention }) => mention.confidence === surest);
  return source ? read(source) : null;
}

/** The value that most give; of equals the first. */
export function mostCommon<T>(values: readonly T[], keyOf: (value: T) => string): T | null {
  if (values.length <= 1) return values[0] ?? null;
  const counts = new Map<string, number>();
  for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return values.find((value) => counts.get(keyOf(value)) === most) ?? null;
}

/** Reports confirm each other, but copy from each other too: every further one halves a quarter of the doubt. */
export function joinConfidence(sources: readonly Source[]): number {
  const best = Math.max(...sources.map(({ mention }) => mention.confidence));
  const doubt = (1 - best) * (1 - (1 - 0.5 ** (sources.length - 1)) / 4);
  return Math.round((1 - doubt) * 1000) / 1000;
}
