import type { Actors, Casualties, DateInterval, Layer, MeasureStatus } from '../model/index.ts';
import type { CountedRow } from './reconcile.ts';
import type { MapPlace } from './rows.ts';

/** What kind of record a row is. */
export interface Kind {
  layer: Layer;
  type: string;
  /** Of a measure. */
  status: MeasureStatus | null;
}

/**
 * All incidents and measures in one table, newest first: by last day, then first day, both descending, then id; undated
 * ones last. Every column but the three plain ones holds codes into the dictionary of the same name; a code is what
 * filtering looks up and what sums are counted by. Ids, summaries and corrections are not here (see `Head`).
 */
export interface Columns {
  length: number;
  kind: Uint32Array;
  date: Uint32Array;
  place: Uint32Array;
  casualties: Uint32Array;
  actors: Uint32Array;
  target: Uint32Array;
  publishers: Uint32Array;
  /** Whole per cent. */
  confidence: Uint8Array;
  /** How many; 65,535 stands for more. */
  reports: Uint16Array;
  /** 1 where reports give different best figures. */
  disagree: Uint8Array;
  dictionaries: Dictionaries;
}

export interface Dictionaries {
  kind: Kind[];
  /** In the order of the rows. */
  date: DateInterval[];
  place: MapPlace[];
  casualties: Casualties[];
  actors: Actors[];
  target: (string | null)[];
  /** Sets of outlets, by name. */
  publishers: string[][];
}

export const CODED = ['kind', 'date', 'place', 'casualties', 'actors', 'target', 'publishers'] as const;
export type Coded = (typeof CODED)[number];

/** The incidents of the columns one by one, as far as sums need them. */
export function* countedRows(
  { length, kind, date, place, casualties, dictionaries: known }: Columns,
  ids: readonly string[]
): Generator<CountedRow> {
  const isIncident = known.kind.map(({ layer }) => layer !== 'measure');
  for (let row = 0; row < length; row++)
    if (isIncident[kind[row]!])
      yield {
        id: ids[row]!,
        date: known.date[date[row]!]!,
        location: known.place[place[row]!]!,
        casualties: known.casualties[casualties[row]!]!
      };
}

/** ISO day to days since 1970-01-01. */
export function dayNumber(iso: string): number {
  return Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / MS_A_DAY;
}

export function isoDay(day: number): string {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}

const MS_A_DAY = 86_400_000;
