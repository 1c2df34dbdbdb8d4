import type { AggregateRecord, DateInterval, Filter, Layer } from '../model/index.ts';
import type { IncidentRow, MeasureRow, Rows } from './rows.ts';

export interface Selection<
  I extends IncidentRow = IncidentRow,
  M extends MeasureRow = MeasureRow
> extends Rows<I, M> {
  /** Records without any date that a chosen period leaves out, though all else fits. */
  undated: number;
}

/**
 * The records that a filter asks for, in their order. A record counts when its date interval overlaps the period;
 * one without a date is left out of a period and counted in `undated`. Nationality is that of people killed or hurt,
 * so that it selects incidents only. Period totals follow area and period, and no other part of the filter.
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
  return {
    incidents: rows.incidents.filter(
      (row) =>
        hasLayer(filter, row.category) &&
        fits(filter.types, row.type) &&
        isInArea(filter.admin1, row) &&
        hasNationality(filter, row) &&
        inPeriod(row.date)
    ),
    measures: rows.measures.filter(
      (row) =>
        hasLayer(filter, 'measure') &&
        fits(filter.types, row.type) &&
        isInArea(filter.admin1, row) &&
        filter.nationalities.length === 0 &&
        inPeriod(row.date)
    ),
    aggregates: rows.aggregates.filter((row) => isAboutArea(row, filter) && isAboutPeriod(row, filter)),
    undated
  };
}

/** True where a closed interval and the filter's period share a day. An unknown date shares none. */
export function overlaps(date: DateInterval, period: Pick<Filter, 'from' | 'to'>): boolean {
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
function isInArea(wanted: readonly string[], { location }: IncidentRow | MeasureRow): boolean {
  if (location.admin1 !== null) return fits(wanted, location.admin1);
  return (
    wanted.length === 0 || wanted.some((code) => code.length === 2 && code === (location.country ?? code))
  );
}

function hasNationality(filter: Filter, row: IncidentRow): boolean {
  if (filter.nationalities.length === 0) return true;
  return row.casualties.groups.some(
    (group) => group.nationality !== null && filter.nationalities.includes(group.nationality)
  );
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
