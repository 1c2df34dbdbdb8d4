import type { MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';

/** Rounded to `digits`, exterior rings counter-clockwise (RFC 7946), rings of no area left out; one polygon is a Polygon. */
export function tidyPolygons(shape: MultiPolygon, digits: number): Polygon | MultiPolygon {
  const polygons = shape.coordinates
    .map((rings) => rings.map((ring) => roundLine(ring, digits)).filter((ring) => ring.length >= 4))
    .map((rings) => rings.map((ring, i) => wind(ring, i === 0)))
    .filter((rings) => rings.length > 0 && ringArea(rings[0] ?? []) !== 0)
    .sort((a, b) => Math.abs(ringArea(b[0] ?? [])) - Math.abs(ringArea(a[0] ?? [])));
  const [only] = polygons;
  return only && polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}

export function tidyLines(shape: MultiLineString, digits: number): MultiLineString {
  const lines = shape.coordinates.map((line) => roundLine(line, digits)).filter((line) => line.length >= 2);
  return { type: 'MultiLineString', coordinates: lines };
}

/** Twice nothing: the signed area in square degrees, positive counter-clockwise. */
export function ringArea(ring: Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] ?? [];
    const [bx = 0, by = 0] = ring[i] ?? [];
    sum += ax * by - bx * ay;
  }
  return sum / 2;
}

/** True where the point lies in one of the polygons and in none of its holes. */
export function contains(shape: Polygon | MultiPolygon, at: Position): boolean {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return polygons.some(
    (rings) => rings.filter((ring) => inRing(ring, at)).length === 1 && inRing(rings[0] ?? [], at)
  );
}

/** Distance in km to the nearest vertex or edge of the shape's rings, on a plane at the point's latitude. */
export function distanceKm(shape: Polygon | MultiPolygon | MultiLineString, at: Position): number {
  const lines = shape.type === 'MultiPolygon' ? shape.coordinates.flat() : shape.coordinates;
  let nearest = Infinity;
  for (const line of lines)
    for (let i = 1; i < line.length; i++)
      nearest = Math.min(nearest, segmentKm(at, line[i - 1] as Position, line[i] as Position));
  return nearest;
}

/** The point farthest from the outline of the largest polygon, found on a grid that is refined thrice: where a label fits best. */
export function labelPoint(shape: Polygon | MultiPolygon): [number, number] {
  const rings = shape.type === 'Polygon' ? shape.coordinates : (shape.coordinates[0] ?? []);
  const polygon: Polygon = { type: 'Polygon', coordinates: rings };
  const xs = (rings[0] ?? []).map((at) => at[0] ?? 0);
  const ys = (rings[0] ?? []).map((at) => at[1] ?? 0);
  let best: [number, number] = [xs[0] ?? 0, ys[0] ?? 0];
  let centre: [number, number] = [
    (Math.min(...xs) + Math.max(...xs)) / 2,
    (Math.min(...ys) + Math.max(...ys)) / 2
  ];
  let [width, height] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
  let far = -1;
  for (let pass = 0; pass < 3; pass++) {
    for (let i = 0; i <= 12; i++)
      for (let j = 0; j <= 12; j++) {
        const at: [number, number] = [
          centre[0] + (i / 12 - 0.5) * width,
          centre[1] + (j / 12 - 0.5) * height
        ];
        if (!contains(polygon, at)) continue;
        const km = distanceKm(polygon, at);
        if (km > far) [far, best] = [km, at];
      }
    centre = best;
    width /= 5;
    height /= 5;
  }
  return best;
}

/** The parts of `lines` farther than `km` from every segment of `others`. */
export function linesAwayFrom(lines: MultiLineString, others: MultiLineString, km: number): MultiLineString {
  const coordinates: Position[][] = [];
  for (const line of lines.coordinates) {
    let part: Position[] = [];
    for (const at of line) {
      if (distanceKm(others, at) > km) part.push(at);
      else {
        if (part.length > 1) coordinates.push(part);
        part = [];
      }
    }
    if (part.length > 1) coordinates.push(part);
  }
  return { type: 'MultiLineString', coordinates };
}

function roundLine(line: Position[], digits: number): Position[] {
  const scale = 10 ** digits;
  const rounded = line.map(([x = 0, y = 0]) => [
    Math.round(x * scale) / scale,
    Math.round(y * scale) / scale
  ]);
  return rounded.filter((at, i) => i === 0 || at[0] !== rounded[i - 1]?.[0] || at[1] !== rounded[i - 1]?.[1]);
}

function wind(ring: Position[], counterClockwise: boolean): Position[] {
  return ringArea(ring) > 0 === counterClockwise ? ring : [...ring].reverse();
}

function inRing(ring: Position[], [x = 0, y = 0]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[j] ?? [];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function segmentKm([x = 0, y = 0]: Position, [ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position): number {
  const perLat = 111.2;
  const perLng = perLat * Math.cos((y * Math.PI) / 180);
  const [px, py, qx, qy] = [(ax - x) * perLng, (ay - y) * perLat, (bx - x) * perLng, (by - y) * perLat];
  const [dx, dy] = [qx - px, qy - py];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(px * dx + py * dy) / length));
  return Math.hypot(px + t * dx, py + t * dy);
}
