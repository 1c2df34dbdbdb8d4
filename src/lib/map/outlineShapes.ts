import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';

/** What a map begins with, in place of the files with all detail: coarse shapes of the region around the country. */
export interface FirstShapes {
  /** By the name of the file, or `admin1`. */
  shapes: Readonly<Record<string, FeatureCollection>>;
  /** West, south, east, north: beyond it nothing is drawn. */
  box: [number, number, number, number];
}

/** `geodata/basemap/outlines.json`: TopoJSON (its specification, 2013) but for the arcs, texts of encoded deltas. */
export interface Topology {
  bbox: [number, number, number, number];
  transform: { scale: [number, number]; translate: [number, number] };
  arcs: string[];
  objects: Record<string, { geometries: TopologyGeometry[] }>;
}

type TopologyGeometry = { properties?: Record<string, unknown> } & (
  | { type: 'Point'; coordinates: [number, number] }
  | { type: 'LineString'; arcs: number[] }
  | { type: 'MultiLineString' | 'Polygon'; arcs: number[][] }
  | { type: 'MultiPolygon'; arcs: number[][][] }
);

/** The collections of a topology, in degrees. */
export function readTopology({ bbox, transform, arcs, objects }: Topology): FirstShapes {
  const [[kx, ky], [dx, dy]] = [transform.scale, transform.translate];
  const toDegrees = (x: number, y: number): Position => [x * kx + dx, y * ky + dy];
  const lines = arcs.map((arc) => {
    const deltas = decode(arc);
    let [x, y] = [0, 0];
    return Array.from({ length: deltas.length / 2 }, (_, i) =>
      toDegrees((x += deltas[2 * i]!), (y += deltas[2 * i + 1]!))
    );
  });
  // An arc with a number below 0 is the one of its complement, backwards.
  const lineAt = (i: number) => (i < 0 ? [...lines[~i]!].reverse() : lines[i]!);
  const join = (parts: readonly number[]): Position[] =>
    parts.flatMap((i, n) => (n === 0 ? lineAt(i) : lineAt(i).slice(1)));
  const shape = (geometry: TopologyGeometry): Geometry => {
    switch (geometry.type) {
      case 'Point':
        return { type: 'Point', coordinates: toDegrees(...geometry.coordinates) };
      case 'LineString':
        return { type: 'LineString', coordinates: join(geometry.arcs) };
      case 'MultiPolygon':
        return { type: 'MultiPolygon', coordinates: geometry.arcs.map((rings) => rings.map(join)) };
      default:
        return { type: geometry.type, coordinates: geometry.arcs.map(join) };
    }
  };
  const collection = (geometries: readonly TopologyGeometry[]): FeatureCollection => ({
    type: 'FeatureCollection',
    features: geometries.map((geometry): Feature => ({
      type: 'Feature',
      properties: geometry.properties ?? {},
      geometry: shape(geometry)
    }))
  });
  const shapes = Object.entries(objects).map(([name, { geometries }]) => [name, collection(geometries)]);
  return { shapes: Object.fromEntries(shapes) as FirstShapes['shapes'], box: bbox };
}

/** Whole numbers from the text that Google's polyline algorithm makes of them. */
function decode(text: string): number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const bits = text.charCodeAt(i) - 63;
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? ~(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}
