import type {
  Feature,
  FeatureCollection,
  MultiLineString,
  MultiPolygon,
  Polygon,
  Position
} from 'geojson';
import type { Focus, Sources, Unit } from './sources.ts';

/** What the build uses of topojson-server, -client and -simplify; the packages carry no types. */
interface TopologyObject {
  type: string;
  geometries: TopologyUnit[];
}
export interface TopologyUnit {
  type: string;
  properties: { code: string; country: string; iso: string; name: string };
}
type Topology = { objects: { units: TopologyObject } };
interface Topojson {
  topology: (objects: Record<string, FeatureCollection>) => Topology;
  feature: (topology: Topology, unit: TopologyUnit) => Feature<Polygon | MultiPolygon>;
  merge: (topology: Topology, units: TopologyUnit[]) => MultiPolygon;
  mesh: (
    topology: Topology,
    object: TopologyObject,
    filter: (a: TopologyUnit, b: TopologyUnit) => boolean
  ) => MultiLineString;
  presimplify: (topology: Topology, weight: (triangle: Position[]) => number) => Topology;
  simplify: (topology: Topology, minimum: number) => Topology;
  filter: (topology: Topology, keep: (ring: Position[], interior: boolean) => boolean) => Topology;
  filterAttachedWeight: (
    topology: Topology,
    minimum: number,
    weight: (ring: Position[]) => number
  ) => (ring: Position[], interior: boolean) => boolean;
  planarTriangleArea: (triangle: Position[]) => number;
  planarRingArea: (ring: Position[]) => number;
}

/** The world's first-order units with shared lines kept shared, simplified more the farther they lie from the focus country. */
export interface World {
  units: TopologyUnit[];
  merge: (units: TopologyUnit[]) => MultiPolygon;
  /** Lines between two units for which `filter` holds. */
  lines: (filter: (a: TopologyUnit, b: TopologyUnit) => boolean) => MultiLineString;
}

/** How much detail is kept. */
export const DETAIL_DEFAULTS = {
  minArea: 4e-6, //    square degrees of the triangle that a vertex spans, inside the focus country's box
  minRing: 1e-4, //     square degrees of the smallest island there
  falloffDegrees: 1.6, // distance from the box at which the thresholds have grown eightfold
  maxFactor: 20000 //    the most they grow, on the far side of the world
};

/** Builds the topology of every Natural Earth unit, with the units that `focus.mergedUnits` names counted to their successors. */
export function buildWorld(sources: Sources, focus: Focus, options = DETAIL_DEFAULTS): World {
  const topojson: Topojson = {
    ...sources.load<Topojson>('topojson-server'),
    ...sources.load<Topojson>('topojson-client'),
    ...sources.load<Topojson>('topojson-simplify')
  };
  const owners = new Map(sources.units.map((unit) => [String(unit.properties.adm0_a3), unit]));
  const features = sources.units.map((unit) =>
    toFeature(unit, owners.get(focus.leased[String(unit.properties.adm0_a3)] ?? '') ?? unit, focus)
  );
  const box = boxOf(features.filter((feature) => feature.properties.iso === focus.country));
  const factor = (at: Position) =>
    Math.min(options.maxFactor, (1 + distanceTo(box, at) / options.falloffDegrees) ** 3);
  const whole = topojson.topology({ units: { type: 'FeatureCollection', features } });
  const weighted = topojson.presimplify(
    whole,
    (t) => topojson.planarTriangleArea(t) / factor(t[1] as Position)
  );
  const simple = topojson.simplify(weighted, options.minArea);
  const ringWeight = (ring: Position[]) =>
    Math.abs(topojson.planarRingArea(ring)) / factor(ring[0] as Position);
  const world = topojson.filter(simple, topojson.filterAttachedWeight(simple, options.minRing, ringWeight));
  const object = world.objects.units;
  return {
    units: object.geometries,
    merge: (units) => topojson.merge(world, units),
    lines: (filter) => topojson.mesh(world, object, (a, b) => a !== b && filter(a, b))
  };
}

function toFeature(
  unit: Unit,
  owner: Unit,
  focus: Focus
): Feature<Polygon | MultiPolygon, TopologyUnit['properties']> {
  const code = String(unit.properties.iso_3166_2);
  const iso = String(owner.properties.iso_a2);
  const round = (ring: Position[]) => ring.map((at) => [round4(at[0] ?? 0), round4(at[1] ?? 0)]);
  const { geometry } = unit;
  return {
    type: 'Feature',
    properties: {
      code: focus.mergedUnits[code] ?? code,
      country: String(owner.properties.adm0_a3),
      iso: /^[A-Z]{2}$/.test(iso) ? iso : '',
      name: String(owner.properties.admin)
    },
    geometry:
      geometry.type === 'Polygon'
        ? { type: 'Polygon', coordinates: geometry.coordinates.map(round) }
        : { type: 'MultiPolygon', coordinates: geometry.coordinates.map((polygon) => polygon.map(round)) }
  };
}

type Box = [west: number, south: number, east: number, north: number];

function boxOf(features: Feature<Polygon | MultiPolygon>[]): Box {
  const box: Box = [180, 90, -180, -90];
  for (const { geometry } of features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const [x = 0, y = 0] of polygons.flat(2)) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return box;
}

function distanceTo([west, south, east, north]: Box, [x = 0, y = 0]: Position): number {
  return Math.hypot(Math.max(west - x, 0, x - east), Math.max(south - y, 0, y - north));
}

export function round4(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
