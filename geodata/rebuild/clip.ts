import type { MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';

type Box = readonly [west: number, south: number, east: number, north: number];
/** A side of a box: which points lie inside of it, and where a line crosses it. */
interface Side {
  holds(at: Position): boolean;
  cross(from: Position, to: Position): Position;
}

/** The part of an area inside a box, cut along its sides; null where there is none. */
export function clipPolygons(shape: Polygon | MultiPolygon, box: Box): MultiPolygon | null {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  const inside = polygons
    .map((rings) => rings.map((ring) => clipRing(ring, box)).filter((ring) => ring.length >= 4))
    .filter((rings) => rings.length > 0);
  return inside.length === 0 ? null : { type: 'MultiPolygon', coordinates: inside };
}

/** Lines by their vertices inside a box; what leaves it ends at its last vertex there. */
export function clipLines(shape: MultiLineString, [west, south, east, north]: Box): MultiLineString | null {
  const holds = ([x = 0, y = 0]: Position) => x >= west && x <= east && y >= south && y <= north;
  const parts: Position[][] = [];
  for (const line of shape.coordinates) {
    let part: Position[] = [];
    for (const at of line) {
      if (holds(at)) part.push(at);
      else {
        if (part.length > 1) parts.push(part);
        part = [];
      }
    }
    if (part.length > 1) parts.push(part);
  }
  return parts.length === 0 ? null : { type: 'MultiLineString', coordinates: parts };
}

/** Sutherland and Hodgman 1974: one side after the other. */
function clipRing(ring: Position[], [west, south, east, north]: Box): Position[] {
  const sides: Side[] = [atSide(0, west, 1), atSide(1, south, 1), atSide(0, east, -1), atSide(1, north, -1)];
  const open = sides.reduce((points, side) => clipSide(points, side), ring.slice(0, -1));
  const [first] = open;
  return first ? [...open, first] : [];
}

function clipSide(points: Position[], { holds, cross }: Side): Position[] {
  return points.flatMap((to, i) => {
    const from = points.at(i - 1) ?? to;
    if (holds(to)) return holds(from) ? [to] : [cross(from, to), to];
    return holds(from) ? [cross(from, to)] : [];
  });
}

/** The side at `limit` on an axis; `sign` 1 keeps what is above it, -1 what is below. */
function atSide(axis: 0 | 1, limit: number, sign: 1 | -1): Side {
  const of = (at: Position, i: number) => at[i] ?? 0;
  return {
    holds: (at) => (of(at, axis) - limit) * sign >= 0,
    cross(from, to) {
      const share = (limit - of(from, axis)) / (of(to, axis) - of(from, axis));
      const other = of(from, 1 - axis) + share * (of(to, 1 - axis) - of(from, 1 - axis));
      return axis === 0 ? [limit, other] : [other, limit];
    }
  };
}
