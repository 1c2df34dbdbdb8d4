import type { Feature, Point } from 'geojson';
import type { Geocode, Incident, Measure } from '../model/index.ts';
import { describe, sourcesOf, type ExportMeta } from './meta.ts';
import { textOf, type RecordWriter } from './writer.ts';

/** GeoJSON (RFC 7946). A record without a point has a null geometry; attribution, version and filter are foreign members. */
export function incidentsToGeoJson(incidents: readonly Incident[], meta: ExportMeta): string {
  return textOf(incidentGeoJson(meta), incidents);
}

export function measuresToGeoJson(measures: readonly Measure[], meta: ExportMeta): string {
  return textOf(measureGeoJson(meta), measures);
}

export function incidentGeoJson(meta: ExportMeta): RecordWriter<Incident> {
  return featureWriter(meta, (incident) => ({
    type: 'Feature',
    id: incident.id,
    geometry: toPoint(incident.location),
    properties: {
      category: incident.category,
      type: incident.type,
      ...whenAndWhere(incident),
      killed: incident.casualties.killed,
      injured: incident.casualties.injured,
      attackersKilled: incident.casualties.attackersKilled,
      groups: incident.casualties.groups,
      reportsDisagree: incident.disagree,
      perpetrator: incident.actors.perpetrator,
      claimedBy: incident.actors.claimedBy,
      target: incident.target,
      weapon: incident.weapon,
      confidence: incident.confidence,
      sources: sourcesOf(incident.reports)
    }
  }));
}

export function measureGeoJson(meta: ExportMeta): RecordWriter<Measure> {
  return featureWriter(meta, (measure) => ({
    type: 'Feature',
    id: measure.id,
    geometry: toPoint(measure.location),
    properties: {
      type: measure.type,
      status: measure.status,
      ...whenAndWhere(measure),
      summary: measure.summary,
      issuer: measure.issuer,
      confidence: measure.confidence,
      sources: sourcesOf(measure.reports)
    }
  }));
}

/** GeoJSON lets a feature have no place; its type says so only in `Feature<Point | null>`. */
type Record = Feature<Point | null>;

/** As `JSON.stringify(collection, null, 1)` writes the whole collection. */
function featureWriter<R>(meta: ExportMeta, featureOf: (record: R) => Record): RecordWriter<R> {
  let isFirst = true;
  return {
    begin() {
      const head = JSON.stringify({ type: 'FeatureCollection', ...describe(meta) }, null, 1);
      return `${head.slice(0, -2)},\n "features": [`;
    },
    add(record) {
      const feature = JSON.stringify(featureOf(record), null, 1).replaceAll('\n', '\n  ');
      const lead = isFirst ? '\n  ' : ',\n  ';
      isFirst = false;
      return lead + feature;
    },
    end: () => (isFirst ? ']\n}\n' : '\n ]\n}\n')
  };
}

function toPoint({ lng, lat }: Geocode): Point | null {
  return lng === null || lat === null ? null : { type: 'Point', coordinates: [lng, lat] };
}

function whenAndWhere({ date, location }: Pick<Incident, 'date' | 'location'>) {
  return {
    dateFrom: date.from,
    dateTo: date.to,
    datePrecision: date.precision,
    place: location.name,
    admin1: location.admin1,
    admin2: location.admin2,
    country: location.country,
    placePrecision: location.precision,
    radiusKm: location.radiusKm
  };
}
