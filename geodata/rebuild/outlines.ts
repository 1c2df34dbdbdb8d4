import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import {
  buildAdmin1,
  buildBorders,
  buildLand,
  buildProvinceLabels,
  buildProvinceLines,
  collection,
  feature
} from './boundaries.ts';
import { clipLines, clipPolygons } from './clip.ts';
import type { Focus, Sources } from './sources.ts';
import { buildWorld } from './topology.ts';

/** How coarse the first shapes are: a pixel and less at the zooms at which they are shown. */
export const OUTLINE_DEFAULTS = {
  minArea: 6e-5, //      square degrees, as in DETAIL_DEFAULTS
  minRing: 4e-3,
  falloffDegrees: 1.6,
  maxFactor: 1e6,
  gridDegrees: 0.01, //  to which points are rounded
  townRank: 1 //         the last rank that is shown before the files with all detail are fetched
};

/**
 * What a map of the country shows at first, in one small file: land, borders, province lines, the provinces with their
 * label points, and the first towns, of the region around; objects are named as the files that have all detail. It is a
 * quantized TopoJSON but for its arcs: each is the text that Google's polyline algorithm makes of its deltas.
 */
export function buildOutlines(sources: Sources, focus: Focus, towns: Feature[], options = OUTLINE_DEFAULTS): string {
  const world = buildWorld(sources, focus, options);
  const { region } = focus;
  const admin1 = buildAdmin1(world, focus, sources.table('regions.tsv'));
  const objects = {
    land: within(['focus'], buildLand(world, focus, 4), (shape) =>
      shape.type === 'Polygon' || shape.type === 'MultiPolygon' ? clipPolygons(shape, region) : null
    ),
    borders: within(['disputed'], buildBorders(world, focus, sources, 4), (lines) =>
      lines.type === 'MultiLineString' ? clipLines(lines, region) : null
    ),
    'province-lines': buildProvinceLines(world, focus),
    admin1,
    provinces: buildProvinceLabels(admin1),
    towns: collection(towns.filter((town) => isFirst(town, focus, options.townRank)))
  };
  const { topology } = sources.load<{
    topology: (objects: Record<string, FeatureCollection>, quantization: number) => { arcs: Position[][] };
  }>('topojson-server');
  const [west, south, east, north] = region;
  const steps = Math.round(Math.max(east - west, north - south) / options.gridDegrees) + 1;
  const whole = topology(objects, steps);
  const arcs = whole.arcs.map((arc) => arc.flat().map(encode).join(''));
  return `${JSON.stringify({ ...whole, arcs, bbox: region })}\n`;
}

/** A whole number as the polyline algorithm writes it: five bits a character, the sign the lowest of all. */
function encode(value: number): string {
  let left = value < 0 ? ~(value << 1) : value << 1;
  let text = '';
  for (; left >= 32; left >>= 5) text += String.fromCharCode((32 | (left & 31)) + 63);
  return text + String.fromCharCode(left + 63);
}

/** The parts inside, with those properties that the map asks for. */
function within(
  kept: readonly string[],
  shapes: FeatureCollection, clip: (shape: Geometry) => Geometry | null): FeatureCollection {
  return collection(
    shapes.features.flatMap((shape) => {
      const geometry = clip(shape.geometry);
      const properties = Object.fromEntries(kept.map((name) => [name, shape.properties?.[name]]));
      return geometry ? [feature(properties, geometry)] : [];
    })
  );
}

/** Countries' names, the towns of the country itself that come first, and the capitals around. */
function isFirst({ properties, geometry }: Feature, { country, region }: Focus, rank: number): boolean {
  if (geometry.type !== 'Point') return false;
  const [x = 0, y = 0] = geometry.coordinates;
  if (x < region[0] || x > region[2] || y < region[1] || y > region[3]) return false;
  const isOwn = properties?.iso === country || properties?.capital === true;
  return properties?.kind === 'country' || (isOwn && Number(properties?.rank) <= rank);
}
