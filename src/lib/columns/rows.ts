import type {
  Actors,
  AggregateRecord,
  Casualties,
  DateInterval,
  Geocode,
  Incident,
  Measure,
  MeasureStatus,
  Records,
  Report
} from '../model/index.ts';

/** The least that filtering and summing need of a record; full records and the page's light rows both have it. */
export interface Row {
  id: string;
  type: string;
  date: DateInterval;
  location: Pick<MapPlace, 'name' | 'admin1' | 'admin2' | 'country' | 'precision'>;
  /** 0 to 1. */
  confidence: number;
  /** Full records carry their reports, light ones only how many. */
  reports?: number | readonly RowReport[];
  /** Light rows: the outlets that told of it, each once, and one quote. */
  publishers?: readonly string[];
  quote?: RowQuote | null;
}

type RowReport = Pick<Report, 'articleId'> & Partial<Pick<Report, 'publisher' | 'place' | 'evidence'>>;

export interface IncidentRow extends Row {
  category: Incident['category'];
  casualties: Casualties;
  actors: Actors;
  target: string | null;
}

export interface MeasureRow extends Row {
  status: MeasureStatus;
  summary: string;
  issuer: string | null;
  protects: string | null;
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
  'location' | 'reports' | 'killedFrom' | 'injuredFrom' | 'weapon'
> {
  location: MapPlace;
  /** How many reports it was made of. */
  reports: number;
  /** The outlets that told of it, each once, by name. */
  publishers: string[];
  quote: RowQuote | null;
}

/** The first words that a record was read from, with who wrote them. */
export interface RowQuote {
  text: string;
  publisher: string | null;
  published: string | null;
}

export interface MapMeasure extends Omit<Measure, 'location' | 'reports'> {
  location: MapPlace;
  reports: number;
  publishers: string[];
  quote: RowQuote | null;
}

export interface Admin1 {
  /** ISO 3166-2. */
  code: string;
  name: string;
  /** By language, where it is known: `ur`, `zh`. */
  names?: Readonly<Record<string, string>>;
}

/** Degrees of a place on the map are told to a metre, confidence to a per cent. */
const PLACE_DIGITS = 1e5;

/** Leaves out what only an opened record shows: reports, evidence, reasons. */
export function toMapRows(records: Records): Rows<MapIncident, MapMeasure> {
  return {
    incidents: records.incidents.map(toMapIncident),
    measures: records.measures.map(toMapMeasure),
    aggregates: records.aggregates
  };
}

export function toMapIncident(incident: Incident): MapIncident {
  const { killedFrom: _k, injuredFrom: _i, weapon: _w, ...rest } = incident;
  return { ...rest, ...lightOf(incident) };
}

export function toMapMeasure(measure: Measure): MapMeasure {
  return { ...measure, ...lightOf(measure) };
}

function lightOf({ location, confidence, reports }: Incident | Measure) {
  return {
    location: toMapPlace(location),
    confidence: percentOf(confidence) / 100,
    reports: reports.length,
    publishers: publishersOf({ reports }),
    quote: quoteOf(reports)
  };
}

function quoteOf(reports: readonly Report[]): RowQuote | null {
  const [first] = reports.filter(({ evidence }) => evidence.length > 0);
  if (!first) return null;
  return { text: first.evidence[0]!.quote, publisher: first.publisher, published: first.published };
}

export function toMapPlace(place: MapPlace): MapPlace {
  const { name, admin1, admin2, country, lng, lat, precision, radiusKm } = place;
  const round = (degrees: number | null) =>
    degrees === null ? null : Math.round(degrees * PLACE_DIGITS) / PLACE_DIGITS + 0;
  return { name, admin1, admin2, country, lng: round(lng), lat: round(lat), precision, radiusKm };
}

export function percentOf(confidence: number): number {
  return Math.round(confidence * 100);
}

/** The outlets that told of a record, each once, by name. */
export function publishersOf({ reports, publishers }: Pick<Row, 'reports' | 'publishers'>): string[] {
  if (publishers) return [...publishers];
  if (typeof reports !== 'object') return [];
  return [...new Set(reports.flatMap(({ publisher }) => publisher ?? []))].sort();
}
