import type { Incident, PlacePrecision } from '../model/index.ts';
import { tableWriter } from './csv.ts';
import type { Cell } from './fields.ts';
import { describe, sourcesOf, type ExportMeta } from './meta.ts';
import { countryName, deathsOf, middleOf, noteOf } from './peers.ts';
import { textOf, type RecordWriter } from './writer.ts';

/**
 * CSV with UCDP GED's columns (codebook 24.1, ucdp.uu.se), for tools that read them. Precision codes are derived from
 * ours: where_prec 1 a named place, 2 within 25 km of one, 3 a district, 4 a province, 6 a country; date_prec 1 a day,
 * 2 two to six days, 3 a week, 4 a month, 5 a year. A place without a point stays without one, and a toll that nobody
 * gives is empty. `high` is empty where the text says "at least". Ids and sides that UCDP's coders decide are left empty.
 */
export function incidentsToGed(incidents: readonly Incident[], meta: ExportMeta): string {
  return textOf(gedWriter(meta), incidents);
}

export function gedWriter(meta: ExportMeta): RecordWriter<Incident> {
  const { dataVersion, filter, attribution } = describe(meta);
  const about = [`data version ${dataVersion}`, filter && `filter ${filter}`, attribution].filter(Boolean);
  return tableWriter(COLUMNS, (incident) => {
    const cells: Partial<Record<Column, Cell>> = cellsOf(incident);
    cells.source_office = about.join('; ');
    return COLUMNS.map((name) => cells[name] ?? null);
  });
}

const COLUMNS = [
  ...(['id', 'relid', 'year', 'active_year', 'code_status', 'type_of_violence'] as const),
  ...(['conflict_dset_id', 'conflict_new_id', 'conflict_name', 'dyad_dset_id', 'dyad_new_id'] as const),
  ...(['dyad_name', 'side_a_dset_id', 'side_a_new_id', 'side_a', 'side_b_dset_id'] as const),
  ...(['side_b_new_id', 'side_b', 'number_of_sources', 'source_article', 'source_office'] as const),
  ...(['source_date', 'source_headline', 'source_original', 'where_prec'] as const),
  ...(['where_coordinates', 'where_description', 'adm_1', 'adm_2', 'latitude', 'longitude'] as const),
  ...(['geom_wkt', 'priogrid_gid', 'country', 'country_id', 'region', 'event_clarity'] as const),
  ...(['date_prec', 'date_start', 'date_end', 'deaths_a', 'deaths_b', 'deaths_civilians'] as const),
  ...(['deaths_unknown', 'best', 'high', 'low', 'gwnoa', 'gwnob'] as const)
];
type Column = (typeof COLUMNS)[number];

const WHERE_PRECISION: Record<PlacePrecision, number | null> = {
  site: 1,
  settlement: 1,
  near: 2,
  admin2: 3,
  admin1: 4,
  country: 6,
  unknown: null
};

function cellsOf(incident: Incident): Partial<Record<Column, Cell>> {
  const { location, actors, target, date, reports } = incident;
  const sources = sourcesOf(reports);
  const join = (part: (source: (typeof sources)[number]) => string | null) =>
    sources.map((source) => part(source) ?? '').join('; ');
  const deaths = deathsOf(incident);
  const hasPoint = location.lng !== null && location.lat !== null;
  return {
    id: incident.id,
    year:
      date.from !== null && date.from.slice(0, 4) === date.to?.slice(0, 4)
        ? Number(date.from.slice(0, 4))
        : null,
    side_a: actors.perpetrator ?? actors.claimedBy,
    side_b: target,
    number_of_sources: sources.length,
    source_article: join(({ publisher, articleId }) => publisher ?? articleId),
    source_date: join(({ published }) => published),
    source_headline: join(({ title }) => title),
    source_original: join(({ url }) => url),
    where_prec: WHERE_PRECISION[location.precision],
    where_coordinates: location.name,
    where_description: noteOf(incident),
    adm_1: location.admin1,
    adm_2: location.admin2,
    latitude: location.lat,
    longitude: location.lng,
    geom_wkt: hasPoint ? `POINT (${location.lng} ${location.lat})` : null,
    country: countryName(location.country),
    event_clarity: 1,
    date_prec: datePrecision(incident),
    date_start: date.from,
    date_end: date.to,
    best: deaths?.best ?? null,
    high: deaths?.high ?? null,
    low: deaths?.low ?? null
  };
}

function datePrecision({ date }: Incident): number | null {
  const days = middleOf(date)?.days;
  if (days === undefined) return null;
  if (days === 1) return 1;
  if (days <= 6) return 2;
  if (days <= 7) return 3;
  return days <= 31 ? 4 : 5;
}
