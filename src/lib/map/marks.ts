import { MARK_SIZES, markRadius, peopleKilled } from '../columns/radius.ts';
import type { Casualties, Layer } from '../model/index.ts';
import { BLANKS, type Blank } from './choropleth.ts';

export { markRadius, peopleKilled };

export interface Mark {
  layer: Layer;
  /** CSS pixels. */
  radius: number;
  hollow: boolean;
}

export function incidentMark(category: 'attack' | 'operation', casualties: Casualties): Mark {
  const killed = peopleKilled(category, casualties);
  if (killed === null) return { layer: category, radius: MARK_SIZES.unknown, hollow: true };
  return { layer: category, radius: markRadius(killed), hollow: false };
}

export const MEASURE_MARK: Mark = { layer: 'measure', radius: MARK_SIZES.smallest, hollow: false };

/** The map asks for images by name; the name says all that is needed to draw one. */
export function markIcon(mark: Mark): string {
  return `mark:${mark.layer}:${mark.hollow ? 'hollow' : mark.radius}`;
}

/** Stripes for the layers that are known to a province only. */
export function hatchIcon(layers: readonly Layer[]): string {
  return `hatch:${layers.join('+')}`;
}

/** A pattern for a province that has no step of the shading. */
export function blankIcon(blank: Exclude<Blank, 'none'>): string {
  return `blank:${blank}`;
}

/** The dot of a town. */
export const TOWN_ICON = 'town';

/** What an icon's name asks for; null for a name that is not ours. */
export type IconRequest =
  | { kind: 'mark'; mark: Mark }
  /** Texts of the counts, in the layers' order, an empty one for none; and of those that reports tell differently. */
  | { kind: 'pill'; counts: Record<Layer, string>; disagree: string }
  /** A dashed ring round a mark of that radius. */
  | { kind: 'ring'; radius: number }
  | { kind: 'hatch'; layers: Layer[] }
  | { kind: 'blank'; blank: Exclude<Blank, 'none'> }
  | { kind: 'town' };

export function parseIcon(name: string): IconRequest | null {
  const [kind, first = '', second = '', third = '', fourth = ''] = name.split(':');
  if (kind === 'pill') {
    const counts = { attack: textOf(first), operation: textOf(second), measure: textOf(third) };
    return { kind, counts, disagree: textOf(fourth) };
  }
  if (kind === TOWN_ICON) return { kind };
  if (kind === 'ring') return { kind, radius: Number(first) };
  if (kind === 'hatch') return { kind, layers: first.split('+').filter(isLayer) };
  if (kind === 'blank') return isBlank(first) ? { kind, blank: first } : null;
  if (kind !== 'mark' || !isLayer(first)) return null;
  const hollow = second === 'hollow';
  return { kind, mark: { layer: first, radius: hollow ? MARK_SIZES.unknown : Number(second), hollow } };
}

function textOf(count: string): string {
  return count === '0' ? '' : count;
}

function isBlank(name: string): name is Exclude<Blank, 'none'> {
  return name !== 'none' && (BLANKS as readonly string[]).includes(name);
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
