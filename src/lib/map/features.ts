import type { Feature, FeatureCollection, Point } from 'geojson';
import type { MapIncident, MapMeasure } from '../columns/index.ts';
import { LAYERS, type Layer } from '../model/index.ts';
import { hasMark, type OutlineOf } from './areas.ts';
import { incidentMark, markIcon, MEASURE_MARK } from './marks.ts';

export interface MarkProperties {
  id: string;
  layer: Layer;
  icon: string;
  /** Larger marks are drawn first, so that small ones stay in reach. */
  order: number;
  label: string;
}

export interface MapRows {
  incidents: MapIncident[];
  measures: MapMeasure[];
}

/** One point a record that has a place to stand on; what is known only to an area has none (areas.ts). */
export function toPoints(
  rows: MapRows,
  labelOf: (row: MapIncident | MapMeasure) => string,
  outlineOf: OutlineOf = () => null
): FeatureCollection<Point, MarkProperties> {
  const features: Feature<Point, MarkProperties>[] = [];
  const put = (row: MapIncident | MapMeasure, mark = MEASURE_MARK) => {
    const { lng, lat } = row.location;
    if (lng === null || lat === null || !hasMark(row.location, outlineOf)) return;
    features.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lng, lat] },
      properties: {
        id: row.id,
        layer: mark.layer,
        icon: markIcon(mark),
        order: -mark.radius,
        label: labelOf(row)
      }
    });
  };
  for (const row of rows.incidents) put(row, incidentMark(row.category, row.casualties));
  for (const row of rows.measures) put(row);
  return { type: 'FeatureCollection', features };
}

/** Provinces to shade: those with records whose place is known no closer, and of which layers. */
export function toShadedProvinces(rows: MapRows): Map<string, Layer[]> {
  const shaded = new Map<string, Set<Layer>>();
  const put = (row: MapIncident | MapMeasure, layer: Layer) => {
    const { precision, admin1 } = row.location;
    if (precision !== 'admin1' || admin1 === null) return;
    shaded.set(admin1, (shaded.get(admin1) ?? new Set()).add(layer));
  };
  for (const row of rows.incidents) put(row, row.category);
  for (const row of rows.measures) put(row, 'measure');
  return new Map(
    [...shaded]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([admin1, layers]) => [admin1, LAYERS.filter((layer) => layers.has(layer))])
  );
}

/** True for a record that has no place to go to: known to a province only, to a country, or to no place. */
export function isOffMap(row: MapIncident | MapMeasure): boolean {
  return row.location.lng === null || row.location.lat === null;
}
