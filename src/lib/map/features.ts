import type { FeatureCollection, Point } from 'geojson';
import { offMapList } from '../columns/areas.ts';
import type { MapRow } from '../columns/engine.ts';
import { incidentMark, markIcon, MEASURE_MARK, type Mark } from './marks.ts';

/** The mark of a record, as the tiles draw it too. */
export function markOf(row: MapRow): Mark {
  return 'category' in row ? incidentMark(row.category, row.casualties) : MEASURE_MARK;
}

/** The opened record, drawn above all others at its own place; no feature where no mark stands for it. */
export function toSelected(row: MapRow | null): FeatureCollection<Point, { icon: string; radius: number }> {
  if (row === null || isOffMap(row)) return { type: 'FeatureCollection', features: [] };
  const { lng, lat } = row.location;
  if (lng === null || lat === null) return { type: 'FeatureCollection', features: [] };
  const mark = markOf(row);
  return {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lng, lat] },
        properties: { icon: markIcon(mark), radius: mark.radius }
      }
    ]
  };
}

/** True for a record that no mark stands for: known to an area only, or to no place. */
export function isOffMap(row: MapRow): boolean {
  return offMapList(row.location) !== null;
}
