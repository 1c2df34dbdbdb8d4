import type {
  AggregateRecord,
  Casualties,
  DateInterval,
  Geocode,
  Incident,
  Measure,
  MeasureStatus,
  Records
} from '../model/index.ts';

/** The least that filtering and summing need of a record; full records and the page's light rows both have it. */
export interface Row {
  id: string;
  type: string;
  date: DateInterval;
  location: { admin1: string | null; country: string | null };
  /** Full records carry their reports, light ones only how many. */
  reports?: number | readonly { articleId: string }[];
}

export interface IncidentRow extends Row {
  category: Incident['category'];
  casualties: Casualties;
}

export interface MeasureRow extends Row {
  status: MeasureStatus;
}

export interface Rows<I extends IncidentRow = IncidentRow, M extends MeasureRow = MeasureRow> {
  incidents: I[];
  measures: M[];
  aggregates: AggregateRecord[];
}

export type MapPlace = Omit<Geocode, 'placeId' | 'score' | 'reasons'>;

/** An incident as the map and the lists show it; its reports are fetched when it is opened. */
export interface MapIncident extends Omit<
  Incident,
  'location' | 'reports' | 'killedFrom' | 'injuredFrom' | 'weapon' | 'confidence'
> {
  location: MapPlace;
  /** How many reports it was made of. */
  reports: number;
}

export interface MapMeasure extends Omit<Measure, 'location' | 'reports' | 'confidence'> {
  location: MapPlace;
  reports: number;
}

export interface Admin1 {
  /** ISO 3166-2. */
  code: string;
  name: string;
}

/** Articles that were read, by their published day; null where the source states none. */
export interface Coverage {
  published: string | null;
  articles: number;
}

/** Everything that the page needs before a record is opened. */
export interface MapData extends Rows<MapIncident, MapMeasure> {
  /** The provinces of the country in focus, by name. */
  admin1: Admin1[];
  /** ISO 3166-1 alpha-2 of the country in focus. */
  country: string;
  coverage: Coverage[];
  /** Names the state of the records; equal versions show equal pictures. */
  dataVersion: string;
}

/** Leaves out what only an opened record shows: reports, evidence, reasons. */
export function toMapRows(records: Records): Rows<MapIncident, MapMeasure> {
  return {
    incidents: records.incidents.map(
      ({ killedFrom: _k, injuredFrom: _i, weapon: _w, confidence: _c, ...rest }) => ({
        ...rest,
        location: toMapPlace(rest.location),
        reports: rest.reports.length
      })
    ),
    measures: records.measures.map(({ confidence: _c, ...rest }) => ({
      ...rest,
      location: toMapPlace(rest.location),
      reports: rest.reports.length
    })),
    aggregates: records.aggregates
  };
}

function toMapPlace({ placeId: _p, score: _s, reasons: _r, ...place }: Geocode): MapPlace {
  return place;
}
