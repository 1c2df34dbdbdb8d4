import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { encodeColumns } from '../../src/lib/columns/arrow.ts';
import { startColumns } from '../../src/lib/columns/build.ts';
import type { DataMeta } from '../../src/lib/columns/engine.ts';
import { metaOf, NO_ARTICLES } from '../../src/lib/columns/meta.ts';
import { incidentMark, markIcon, MEASURE_MARK } from '../../src/lib/map/marks.ts';
import { openProvinces } from '../../src/lib/server/provinces.ts';
import { makeColumnRows } from '../columnRows.ts';

export interface MapFiles {
  /** The columns as the page reads them. */
  arrow: Uint8Array;
  meta: DataMeta;
  /** Path of the same points as GeoJSON, and how many they are. */
  geojson: string;
  points: number;
}

/** Lines of GeoJSON that are written at once. */
const LINES = 10_000;

/** The same made-up records twice: as columns, and as the GeoJSON that MapLibre clusters by itself. */
export function writeMapFiles(
  geodata: string,
  folder: string,
  { size, seed }: { size: number; seed: number }
): MapFiles {
  const { country, admin1 } = openProvinces(geodata);
  const geojson = join(folder, 'points.geojson');
  const file = openSync(geojson, 'w');
  const building = startColumns();
  let points = 0;
  let lines: string[] = [];
  const flush = () => {
    if (lines.length > 0) writeSync(file, `${points > lines.length ? ',' : ''}${lines.join(',')}`);
    lines = [];
  };
  writeSync(file, '{"type":"FeatureCollection","features":[');
  for (const row of makeColumnRows(geodata, seed, size)) {
    building.add(row);
    const { lng, lat } = row.location;
    if (lng === null || lat === null) continue;
    const mark = 'category' in row ? incidentMark(row.category, row.casualties) : MEASURE_MARK;
    const properties = { id: row.id, layer: mark.layer, icon: markIcon(mark) };
    lines.push(
      JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: [lng, lat] }, properties })
    );
    points += 1;
    if (lines.length === LINES) flush();
  }
  flush();
  writeSync(file, ']}');
  closeSync(file);
  const { columns } = building.finish();
  const about = {
    ...NO_ARTICLES,
    dataVersion: `bench-${seed}-${size}`,
    admin1,
    country,
    aggregates: [],
    reconciled: []
  };
  return { arrow: encodeColumns(columns), meta: metaOf(columns, about), geojson, points };
}
