import type { Feature, FeatureCollection, Point } from 'geojson';
import type { Geocode, Incident, Measure } from '../model/index.ts';
import { describe, sourcesOf, type ExportMeta } from './meta.ts';

/** GeoJSON (RFC 7946). A record without a point has a null geometry; attribution, version and filter are foreign members. */
export function incidentsToGeoJson(incidents: readonly Incident[], meta: ExportMeta): string {
  return format(
    incidents.map((incident) => ({
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
    })),
    meta
  );
}

export function measuresToGeoJson(measures: readonly Measure[], meta: ExportMeta): string {
  return format(
    measures.map((measure) => ({
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
    })),
    meta
  );
}

/** GeoJSON lets a feature have no place; its type says so only in `Feature<Point | null>`. */
type Record = Feature<Point | null>;

function format(features: Record[], meta: ExportMeta): string {
  const collection: Omit<FeatureCollection<Point | null>, 'features'> & { features: Record[] } = {
    type: 'FeatureCollection',
    ...describe(meta),
    features
  };
  return `${JSON.stringify(collection, null, 1)}\n`;
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
