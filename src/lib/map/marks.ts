import type { Casualties, Count, Layer } from '../model/index.ts';

/** Radius of a mark in CSS pixels; area grows with the people killed. */
const SIZES = {
  /** Measures, and incidents that killed nobody. */
  smallest: 5,
  /** Pixels for the square root of one person. */
  perRoot: 1.9,
  largest: 22,
  /** An incident of which nobody says how many died: a hollow mark of fixed size. */
  unknown: 6.5
};

export interface Mark {
  layer: Layer;
  /** CSS pixels. */
  radius: number;
  hollow: boolean;
}

export function markRadius(killed: number): number {
  const radius = SIZES.smallest + SIZES.perRoot * Math.sqrt(Math.max(0, killed));
  return Math.round(Math.min(SIZES.largest, radius) * 2) / 2;
}

export function incidentMark(category: 'attack' | 'operation', casualties: Casualties): Mark {
  const killed = peopleKilled(category, casualties);
  if (killed === null) return { layer: category, radius: SIZES.unknown, hollow: true };
  return { layer: category, radius: markRadius(killed), hollow: false };
}

export const MEASURE_MARK: Mark = { layer: 'measure', radius: SIZES.smallest, hollow: false };

/** Who a mark's size counts: victims of an attack; everyone killed in an operation. Null where nobody says. */
export function peopleKilled(category: 'attack' | 'operation', casualties: Casualties): number | null {
  const victims = casualties.killed && floorOf(casualties.killed);
  if (category === 'attack') return victims;
  const militants =
    casualties.attackersKilled ??
    casualties.groups
      .filter((group) => group.role === 'militant' && group.outcome === 'killed')
      .reduce<number | null>((sum, group) => (sum ?? 0) + floorOf(group), null);
  return victims === null && militants === null ? null : (victims ?? 0) + (militants ?? 0);
}

function floorOf(count: Count): number {
  return count.best ?? count.low;
}

/** How many records of each layer a cluster holds. */
export type LayerCounts = Record<Layer, number>;

/** The map asks for images by name; the name says all that is needed to draw one. */
export function markIcon(mark: Mark): string {
  return `mark:${mark.layer}:${mark.hollow ? 'hollow' : mark.radius}`;
}

/** Stripes for the layers that are known to a province only. */
export function hatchIcon(layers: readonly Layer[]): string {
  return `hatch:${layers.join('+')}`;
}

/** The dot of a town. */
export const TOWN_ICON = 'town';

/** What an icon's name asks for; null for a name that is not ours. */
export type IconRequest =
  | { kind: 'mark'; mark: Mark }
  | { kind: 'pill'; counts: LayerCounts }
  | { kind: 'hatch'; layers: Layer[] }
  | { kind: 'town' };

export function parseIcon(name: string): IconRequest | null {
  const [kind, first = '', second = '', third = ''] = name.split(':');
  if (kind === 'pill') {
    return { kind, counts: { attack: Number(first), operation: Number(second), measure: Number(third) } };
  }
  if (kind === TOWN_ICON) return { kind };
  if (kind === 'hatch') return { kind, layers: first.split('+').filter(isLayer) };
  if (kind !== 'mark' || !isLayer(first)) return null;
  const hollow = second === 'hollow';
  return { kind, mark: { layer: first, radius: hollow ? SIZES.unknown : Number(second), hollow } };
}

function isLayer(name: string): name is Layer {
  return name === 'attack' || name === 'operation' || name === 'measure';
}

type Point = [x: number, y: number];

/** Outline around the origin with the area of a circle of that radius; null for the circle itself. */
export function markOutline(layer: Layer, radius: number): Point[] | null {
  if (layer === 'operation') return null;
  const side = radius * Math.sqrt(Math.PI);
  const half = side / 2;
  if (layer === 'measure') {
    return [
      [-half, -half],
      [half, -half],
      [half, half],
      [-half, half]
    ];
  }
  const diagonal = side / Math.SQRT2;
  return [
    [0, -diagonal],
    [diagonal, 0],
    [0, diagonal],
    [-diagonal, 0]
  ];
}
