import type { Actors, AggregateRecord, Casualties, DateInterval, Filter, Layer } from '../model/index.ts';
import {
  percentOf,
  publishersOf,
  type IncidentRow,
  type MapPlace,
  type MeasureRow,
  type Rows
} from './rows.ts';
import { hasWords, searchWords, textsOf } from './text.ts';

export interface Selection<
  I extends IncidentRow = IncidentRow,
  M extends MeasureRow = MeasureRow
> extends Rows<I, M> {
  /** Records without any date that a chosen period leaves out, though all else fits. */
  undated: number;
}

/**
 * The records that a filter asks for, in their order: every part of it must fit, and within a part any of its values. A
 * record counts when its date interval overlaps the period; one without a date is left out of a period and counted in
 * `undated`. Nationality (of people killed or hurt), target, actors and the number killed are an incident's, so that they
 * select incidents only; a status is a measure's. Period totals follow area and period, and no other part of the filter.
 */
export function select<I extends IncidentRow, M extends MeasureRow>(
  rows: Rows<I, M>,
  filter: Filter
): Selection<I, M> {
  const hasPeriod = filter.from !== null || filter.to !== null;
  let undated = 0;
  const inPeriod = (date: DateInterval) => {
    if (!hasPeriod) return true;
    if (date.from === null && date.to === null) undated += 1;
    return overlaps(date, filter);
  };
  const isAsked = askedBy(filter);
  return {
    incidents: rows.incidents.filter(
      (row) =>
        hasLayer(filter, row.category) && isIncidentAsked(filter, row) && isAsked(row) && inPeriod(row.date)
    ),
    measures: rows.measures.filter(
      (row) =>
        hasLayer(filter, 'measure') && isMeasureAsked(filter, row) && isAsked(row) && inPeriod(row.date)
    ),
    aggregates: selectAggregates(rows.aggregates, filter),
    undated
  };
}

/** Reported totals that speak of a filter's provinces and of its period. */
export function selectAggregates(aggregates: readonly AggregateRecord[], filter: Filter): AggregateRecord[] {
  return aggregates.filter((row) => isAboutArea(row, filter) && isAboutPeriod(row, filter));
}

/** True where a closed interval and the filter's period share a day. An unknown date shares none. */
export function overlaps(
  date: Pick<DateInterval, 'from' | 'to'>,
  period: Pick<Filter, 'from' | 'to'>
): boolean {
  const from = date.from ?? date.to;
  const to = date.to ?? date.from;
  if (from === null || to === null) return false;
  return (period.from === null || to >= period.from) && (period.to === null || from <= period.to);
}

function hasLayer(filter: Filter, layer: Layer): boolean {
  return filter.layers.length === 0 || filter.layers.includes(layer);
}

function fits(wanted: readonly string[], value: string | null): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value));
}

/** A country's code stands for what is known to none of its provinces, or to no place at all. */
export function isInArea(wanted: readonly string[], location: Pick<MapPlace, 'admin1' | 'country'>): boolean {
  if (location.admin1 !== null) return fits(wanted, location.admin1);
  return (
    wanted.length === 0 || wanted.some((code) => code.length === 2 && code === (location.country ?? code))
  );
}

/** The parts that incidents and measures have alike. */
function askedBy(filter: Filter): (row: IncidentRow | MeasureRow) => boolean {
  const words = filter.q === null ? [] : searchWords(filter.q);
  return (row) =>
    fits(filter.types, row.type) &&
    isInArea(filter.admin1, row.location) &&
    fits(filter.admin2, row.location.admin2) &&
    fits(filter.precisions, row.location.precision) &&
    (filter.confidence === null || percentOf(row.confidence) >= filter.confidence) &&
    fitsAny(filter.publishers, () => publishersOf(row)) &&
    (words.length === 0 || hasWords(textsOf(row), words));
}

function isIncidentAsked(filter: Filter, row: IncidentRow): boolean {
  return (
    filter.statuses.length === 0 &&
    fits(filter.targets, row.target) &&
    fitsAny(filter.actors, () => actorsOf(row.actors)) &&
    fitsAny(filter.nationalities, () => nationalitiesOf(row.casualties)) &&
    isKilledWithin(filter, row.casualties)
  );
}

function isMeasureAsked(filter: Filter, row: MeasureRow): boolean {
  const isOfIncidents =
    filter.targets.length > 0 ||
    filter.actors.length > 0 ||
    filter.nationalities.length > 0 ||
    filter.killedMin !== null ||
    filter.killedMax !== null;
  return !isOfIncidents && fits(filter.statuses, row.status);
}

/** Who did it, claimed it or is suspected of it, each once; who denied it is not among them. */
export function actorsOf({ perpetrator, claimedBy, suspected }: Actors): string[] {
  return [...new Set([perpetrator, claimedBy, suspected])].filter((name) => name !== null);
}

/** Nationalities of people killed or hurt, each once. */
export function nationalitiesOf({ groups }: Casualties): string[] {
  return [...new Set(groups.flatMap(({ nationality }) => nationality ?? []))];
}

/** An unknown toll fits neither bound. */
export function isKilledWithin(
  { killedMin, killedMax }: Pick<Filter, 'killedMin' | 'killedMax'>,
  { killed }: Casualties
): boolean {
  if (killedMin === null && killedMax === null) return true;
  if (killed === null) return false;
  const best = killed.best ?? killed.low;
  return (killedMin === null || best >= killedMin) && (killedMax === null || best <= killedMax);
}

function fitsAny(wanted: readonly string[], valuesOf: () => readonly string[]): boolean {
  return wanted.length === 0 || valuesOf().some((value) => wanted.includes(value));
}

/** A total for the whole country also speaks of each of its provinces. */
function isAboutArea(row: AggregateRecord, filter: Filter): boolean {
  if (filter.admin1.length === 0 || row.area === null) return true;
  return filter.admin1.some((code) => code === row.area || code.startsWith(`${row.area}-`));
}

function isAboutPeriod(row: AggregateRecord, filter: Filter): boolean {
  if (row.from === null && row.to === null) return true;
  const first = row.from ?? row.to ?? '';
  const last = row.to ?? row.from ?? '';
  // "2021" begins at 2021-01-01 and ends with 2021-12-31; shorter dates sort before the days they hold.
  return (filter.from === null || `${last}-99` >= filter.from) && (filter.to === null || first <= filter.to);
}
