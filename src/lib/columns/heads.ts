import type { CorrectionNote, Measure } from '../model/index.ts';
import type { Columns } from './columns.ts';
import type { MapIncident, MapMeasure, RowQuote } from './rows.ts';

/** What the columns leave out of a row; fetched for the rows that are shown. */
export interface Head {
  id: string;
  corrections: CorrectionNote[];
  /** The first quote of its first report, null where none is kept. */
  quote: RowQuote | null;
  /** Null for incidents. */
  measure: Pick<Measure, 'summary' | 'issuer' | 'protects' | 'prompted'> | null;
}

/** Where an engine gets what the columns leave out. Row numbers are those of its columns. */
export interface HeadSource {
  /** In the order asked for. */
  heads(rows: readonly number[]): Promise<Head[]>;
  /** Null where no record has the id. */
  locate(id: string): Promise<number | null>;
  /** Ascending numbers of the rows that hold every word. */
  search(q: string): Promise<ArrayLike<number>>;
}

export function headOf(row: MapIncident | MapMeasure): Head {
  const { id, corrections, quote } = row;
  if ('category' in row) return { id, corrections, quote, measure: null };
  const { summary, issuer, protects, prompted } = row;
  return { id, corrections, quote, measure: { summary, issuer, protects, prompted } };
}

/** A row as the lists and the map show it. */
export function readRow(
  columns: Columns,
  row: number,
  { id, corrections, quote, measure }: Head
): MapIncident | MapMeasure {
  const { dictionaries: known } = columns;
  const kind = known.kind[columns.kind[row]!]!;
  const common = {
    id,
    date: known.date[columns.date[row]!]!,
    location: known.place[columns.place[row]!]!,
    confidence: columns.confidence[row]! / 100,
    reports: columns.reports[row]!,
    publishers: known.publishers[columns.publishers[row]!]!,
    corrections,
    quote
  };
  if (measure) return { ...common, type: kind.type as MapMeasure['type'], status: kind.status!, ...measure };
  return {
    ...common,
    category: kind.layer as MapIncident['category'],
    type: kind.type as MapIncident['type'],
    casualties: known.casualties[columns.casualties[row]!]!,
    actors: known.actors[columns.actors[row]!]!,
    target: known.target[columns.target[row]!]!,
    disagree: columns.disagree[row] === 1
  };
}
