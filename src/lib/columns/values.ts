import {
  NO_ACTORS,
  NO_CASUALTIES,
  type Actors,
  type Casualties,
  type CasualtyGroup,
  type Count,
  type DateInterval
} from '../model/index.ts';
import { CODED, type Coded, type Columns, type Dictionaries, type Kind } from './columns.ts';
import { percentOf, type MapIncident, type MapMeasure, type MapPlace } from './rows.ts';

/** What the columns keep of a record. */
export type ColumnRow =
  | Omit<MapIncident, 'corrections' | 'quote'>
  | Omit<MapMeasure, 'corrections' | 'quote' | 'summary' | 'issuer' | 'protects' | 'prompted'>;

/** One row of the columns, each value itself and not its code. */
export type ColumnValues = { [Name in Coded]: Dictionaries[Name][number] } & {
  /** Whole per cent. */
  confidence: number;
  reports: number;
  disagree: 0 | 1;
};

const MOST_REPORTS = 0xffff;

export function valuesOf(row: ColumnRow): ColumnValues {
  const isIncident = 'category' in row;
  return {
    kind: isIncident
      ? { layer: row.category, type: row.type, status: null }
      : { layer: 'measure', type: row.type, status: row.status },
    date: row.date,
    place: row.location,
    casualties: isIncident ? row.casualties : NO_CASUALTIES,
    actors: isIncident ? row.actors : NO_ACTORS,
    target: isIncident ? row.target : null,
    publishers: row.publishers,
    confidence: percentOf(row.confidence),
    reports: Math.min(row.reports, MOST_REPORTS),
    disagree: isIncident && row.disagree ? 1 : 0
  };
}

export function valuesAt(columns: Columns, row: number): ColumnValues {
  const coded = Object.fromEntries(
    CODED.map((name) => [name, columns.dictionaries[name][columns[name][row]!]])
  ) as unknown as Pick<ColumnValues, Coded>;
  return {
    ...coded,
    confidence: columns.confidence[row]!,
    reports: columns.reports[row]!,
    disagree: columns.disagree[row] === 1 ? 1 : 0
  };
}

/** Equal values have equal keys, in whichever order their fields stand: they may have been read from a file. */
export const KEYS: { [Name in Coded]: (value: Dictionaries[Name][number]) => string } = {
  kind: ({ layer, type, status }: Kind) => `${layer} ${type} ${status}`,
  date: ({ from, to, precision }: DateInterval) => `${from} ${to} ${precision}`,
  place: ({ name, admin1, admin2, country, lng, lat, precision, radiusKm }: MapPlace) =>
    JSON.stringify([name, admin1, admin2, country, lng, lat, precision, radiusKm]),
  casualties: ({ killed, injured, attackersKilled, groups }: Casualties) =>
    JSON.stringify([figure(killed), figure(injured), attackersKilled, groups.map(group)]),
  actors: ({ perpetrator, claimedBy, deniedBy, suspected }: Actors) =>
    JSON.stringify([perpetrator, claimedBy, deniedBy, suspected]),
  target: (target) => JSON.stringify(target),
  publishers: (names) => JSON.stringify(names)
};

function figure(count: Count | null): unknown {
  return count && [count.low, count.best, count.high];
}

function group({ outcome, role, nationality, qualifier, ...count }: CasualtyGroup): unknown {
  return [outcome, role, nationality, qualifier, figure(count)];
}
