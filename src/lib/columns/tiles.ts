import { fromVectorTileJs, type VectorTileFeatureLike, type VectorTileLayerLike } from '@maplibre/vt-pbf';
import { LAYERS } from '../model/index.ts';
import type { Failures } from './failures.ts';
import type { Prepared } from './prepare.ts';
import { MARK_SIZES, markRadius, peopleKilled } from './radius.ts';
import type { Spots } from './spots.ts';
import { LAYER_COUNT } from './tally.ts';

const EXTENT = 4096;
/** Pixels of a tile's side as MapLibre shows it at its own zoom, and the units of the tile that one of them is. */
const TILE_PX = 512;
const UNITS = EXTENT / TILE_PX;
/** A tile is cut into so many cells a side; the records of a cell are one cluster. */
export const CELLS = 6;
/** Clusters of several places stand this far from the edge of their cell where others stand beyond, if they can, pixels. */
const CLUSTER_MARGIN_PX = 27;
/** Share of the largest place's records that another must have to stand for a cluster in its stead. */
const NEARLY_MOST = 0.75;
/** From this zoom on the records of one place fan out, where they are no more than `FAN_MOST`. */
const FAN_ZOOM = 9;
const FAN_MOST = 12;
/** Distance of fanned-out records from their place, and between each other, pixels. */
const FAN_RADIUS_PX = 26;
const FAN_STEP_PX = 28;
/** The deepest zoom that is cut; every place stands for itself there. */
export const MAX_ZOOM = 14;

/** Selected records by spot. */
export interface Pins {
  /** `spot * LAYER_COUNT + layer` */
  counts: Uint32Array;
  disagree: Uint32Array;
}

interface Feature {
  id: number;
  type: 1 | 2;
  points: [x: number, y: number][];
  properties: Record<string, string | number | boolean>;
}

/** A vector tile of the selected records; see `Engine.tile`. Empty where there is none. */
export function cutTile(
  prepared: Prepared,
  spots: Spots,
  pins: Pins,
  failures: Failures,
  [z, x, y]: [z: number, x: number, y: number]
): Uint8Array {
  const side = 2 ** z;
  // One cell more all round, for what fans out into the tile.
  const edge = 1 / (side * CELLS);
  const found = spots.within(x / side - edge, y / side - edge, (x + 1) / side + edge, (y + 1) / side + edge);
  const layers: Record<'clusters' | 'records' | 'legs', Feature[]> = { clusters: [], records: [], legs: [] };
  const toTile = (spot: number): [number, number] => [
    (spots.x[spot]! * side - x) * EXTENT,
    (spots.y[spot]! * side - y) * EXTENT
  ];
  const cells = groupByCell(spots, pins, found, z);
  for (const [cell, members] of cells) {
    const [first] = members as [number];
    const total = members.reduce((sum, spot) => sum + countAt(pins, spot), 0);
    if (members.length === 1 && (total === 1 || (z >= FAN_ZOOM && total <= FAN_MOST)))
      fanOut(prepared, rowsAt(spots, failures, first, total), first, toTile(first), layers);
    else {
      const at =
        members.length === 1 ? toTile(first) : standOf(members, pins, toTile, neighboursOf(cells, cell, z));
      const expand = expandZoom(spots, members, total, z);
      if (isInside(at))
        layers.clusters.push({
          id: cell,
          type: 1,
          points: [at],
          properties: {
            ...countsOf(pins, members),
            count: total,
            disagree: members.reduce((sum, spot) => sum + pins.disagree[spot]!, 0),
            ...(expand === null ? {} : { expand }),
            ...(members.length === 1 ? { place: first } : {})
          }
        });
    }
  }
  return encode(layers);
}

/** Rows that are selected at a spot, newest first; `most` is how many there are. */
export function rowsAt(spots: Spots, { bits }: Failures, spot: number, most: number): number[] {
  const rows: number[] = [];
  for (let i = spots.starts[spot]!; i < spots.starts[spot + 1]! && rows.length < most; i++)
    if (bits[spots.rows[i]!] === 0) rows.push(spots.rows[i]!);
  return rows;
}

export function countAt({ counts }: Pick<Pins, 'counts'>, spot: number): number {
  let sum = 0;
  for (let layer = 0; layer < LAYER_COUNT; layer++) sum += counts[spot * LAYER_COUNT + layer]!;
  return sum;
}

/** Spots with selected records by cell of the world's grid; at the deepest zoom each spot is a cell. */
function groupByCell(spots: Spots, pins: Pins, found: readonly number[], z: number): Map<number, number[]> {
  const cells = new Map<number, number[]>();
  const side = 2 ** z * CELLS;
  for (const spot of found) {
    if (countAt(pins, spot) === 0) continue;
    const cell =
      z >= MAX_ZOOM ? spot : Math.floor(spots.y[spot]! * side) * side + Math.floor(spots.x[spot]! * side);
    const members = cells.get(cell);
    if (members) members.push(spot);
    else cells.set(cell, [spot]);
  }
  return cells;
}

/** On which sides of a cell others hold something, also across a corner. */
interface Neighbours {
  west: boolean;
  east: boolean;
  north: boolean;
  south: boolean;
}

function neighboursOf(cells: ReadonlyMap<number, unknown>, cell: number, z: number): Neighbours {
  const side = 2 ** z * CELLS;
  const isFull = (right: number, down: number) => cells.has(cell + down * side + right);
  const sides = [-1, 0, 1];
  return {
    west: sides.some((down) => isFull(-1, down)),
    east: sides.some((down) => isFull(1, down)),
    north: sides.some((right) => isFull(right, -1)),
    south: sides.some((right) => isFull(right, 1))
  };
}

/**
 * Where a cluster stands: at the place with most of its records, so that none stands where nothing is; or at one with
 * nearly as many that keeps off the edges of the cell beyond which another cluster stands.
 */
function standOf(
  members: readonly number[],
  pins: Pins,
  toTile: (spot: number) => [number, number],
  { west, east, north, south }: Neighbours
): [number, number] {
  const cell = EXTENT / CELLS;
  const margin = CLUSTER_MARGIN_PX * UNITS;
  const isClear = (value: number, before: boolean, after: boolean) => {
    const inside = value - Math.floor(value / cell) * cell;
    return (!before || inside >= margin) && (!after || inside <= cell - margin);
  };
  const places = members
    .map((spot) => ({ at: toTile(spot), count: countAt(pins, spot) }))
    .sort((a, b) => b.count - a.count);
  const [most] = places;
  // A far smaller place beside the edge's would tell of another town than most of the records do.
  const clear = places.find(
    ({ at, count }) =>
      count >= (most?.count ?? 0) * NEARLY_MOST && isClear(at[0], west, east) && isClear(at[1], north, south)
  );
  return (clear ?? most)?.at ?? [0, 0];
}

/** The zoom where a cluster parts; null where a list must open instead. */
function expandZoom(spots: Spots, members: readonly number[], total: number, z: number): number | null {
  if (members.length === 1) return total <= FAN_MOST ? FAN_ZOOM : null;
  for (let zoom = z + 1; zoom < MAX_ZOOM; zoom++) {
    const side = 2 ** zoom * CELLS;
    const cellOf = (spot: number) =>
      Math.floor(spots.y[spot]! * side) * side + Math.floor(spots.x[spot]! * side);
    const first = cellOf(members[0]!);
    if (members.some((spot) => cellOf(spot) !== first)) return zoom;
  }
  return MAX_ZOOM;
}

/** Records of one place: one stands on it, several round it, each with a leg to where it belongs. */
function fanOut(
  prepared: Prepared,
  rows: readonly number[],
  spot: number,
  at: [number, number],
  layers: Record<'records' | 'legs', Feature[]>
): void {
  const radius = Math.max(FAN_RADIUS_PX, (rows.length * FAN_STEP_PX) / (2 * Math.PI)) * UNITS;
  rows.forEach((row, i) => {
    const angle = (2 * Math.PI * i) / rows.length - Math.PI / 2;
    const point: [number, number] =
      rows.length === 1 ? at : [at[0] + radius * Math.cos(angle), at[1] + radius * Math.sin(angle)];
    if (rows.length > 1) layers.legs.push({ id: row, type: 2, points: [at, point], properties: { row } });
    if (isInside(point))
      layers.records.push({
        id: row,
        type: 1,
        points: [point],
        properties: { ...markOf(prepared, row), place: spot }
      });
  });
}

function markOf({ columns }: Prepared, row: number) {
  const { kind, casualties, place } = columns.dictionaries;
  const { layer } = kind[columns.kind[row]!]!;
  const killed = layer === 'measure' ? 0 : peopleKilled(layer, casualties[columns.casualties[row]!]!);
  return {
    row,
    layer,
    radius: killed === null ? MARK_SIZES.unknown : markRadius(killed),
    hollow: killed === null,
    disagree: columns.disagree[row] === 1,
    precision: place[columns.place[row]!]!.precision
  };
}

function countsOf({ counts }: Pins, members: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    LAYERS.map((layer, i) => [layer, members.reduce((sum, spot) => sum + counts[spot * LAYER_COUNT + i]!, 0)])
  );
}

/** A point on an edge belongs to one tile only. */
function isInside([x, y]: [number, number]): boolean {
  return x >= 0 && x < EXTENT && y >= 0 && y < EXTENT;
}

function encode(layers: Record<string, Feature[]>): Uint8Array {
  const filled = Object.entries(layers).filter(([, features]) => features.length > 0);
  if (filled.length === 0) return new Uint8Array();
  return fromVectorTileJs({
    layers: Object.fromEntries(filled.map(([name, features]) => [name, layerOf(name, features)]))
  });
}

function layerOf(name: string, features: readonly Feature[]): VectorTileLayerLike {
  return {
    version: 2,
    name,
    extent: EXTENT,
    length: features.length,
    feature(i) {
      const { id, type, points, properties } = features[i]!;
      const rounded = points.map(([x, y]) => ({ x: Math.floor(x), y: Math.floor(y) }));
      return {
        id,
        type,
        properties,
        extent: EXTENT,
        loadGeometry: () => [rounded] as unknown as ReturnType<VectorTileFeatureLike['loadGeometry']>
      };
    }
  };
}
