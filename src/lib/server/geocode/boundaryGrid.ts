import type { LngLat } from '../../model/index.ts';

/** A piece of a boundary, in degrees. */
export type Segment = readonly [ax: number, ay: number, bx: number, by: number];

export interface BoundaryGrid {
  /** Number of the unit that holds the whole cell of the point, `OUTSIDE` where none is near it, `UNSURE` where a boundary is. */
  at(point: LngLat): number;
}

export const OUTSIDE = 0xffff;
export const UNSURE = 0xfffe;

/** Side of a cell in degrees: smaller ones leave fewer points to the exact test and take longer to fill. */
const CELL_DEGREES = 0.025;

/**
 * Cuts the box of the boundaries into cells. Cells that no boundary crosses lie in one unit or in none, so one exact test
 * (`unitAt`, null outside) tells a whole run of them; the others, and those outside within `margin` degrees of a boundary, are `UNSURE`.
 */
export function buildBoundaryGrid(
  segments: readonly Segment[],
  unitAt: (point: LngLat) => number | null,
  margin: number,
  size = CELL_DEGREES
): BoundaryGrid {
  const box = boxOf(segments);
  const [west, south] = [box[0] - 2 * margin, box[1] - 2 * margin];
  const columns = Math.ceil((box[2] - west + 2 * margin) / size);
  const rows = Math.ceil((box[3] - south + 2 * margin) / size);
  const cells = new Uint16Array(columns * rows).fill(FREE);
  for (const segment of segments) markCrossed(cells, columns, segment, west, south, size);
  fillRuns(cells, columns, (column, row) =>
    unitAt([west + (column + 0.5) * size, south + (row + 0.5) * size])
  );
  widenCrossed(cells, columns, Math.ceil(margin / size));
  return {
    at([lng, lat]) {
      const [column, row] = [Math.floor((lng - west) / size), Math.floor((lat - south) / size)];
      if (!(column >= 0 && row >= 0 && column < columns && row < rows)) return OUTSIDE;
      return cells[row * columns + column] ?? UNSURE;
    }
  };
}

/** Not looked at yet. */
const FREE = 0xfffd;

function boxOf(segments: readonly Segment[]): [west: number, south: number, east: number, north: number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [ax, ay, bx, by] of segments) {
    box[0] = Math.min(box[0], ax, bx);
    box[1] = Math.min(box[1], ay, by);
    box[2] = Math.max(box[2], ax, bx);
    box[3] = Math.max(box[3], ay, by);
  }
  return box;
}

/** Rounding may put a point a hair into the next cell. */
const HAIR = 1e-6;

/** Marks every cell that the segment touches: row by row, the columns between where it enters and leaves the row. */
function markCrossed(
  cells: Uint16Array,
  columns: number,
  [ax, ay, bx, by]: Segment,
  west: number,
  south: number,
  size: number
): void {
  const [x0, y0, x1, y1] = [(ax - west) / size, (ay - south) / size, (bx - west) / size, (by - south) / size];
  const [low, high] = [Math.min(y0, y1), Math.max(y0, y1)];
  for (let row = Math.floor(low - HAIR); row <= Math.floor(high + HAIR); row += 1) {
    const at = (y: number) =>
      y0 === y1 ? x0 : x0 + ((Math.min(high, Math.max(low, y)) - y0) * (x1 - x0)) / (y1 - y0);
    const ends = y0 === y1 ? [x0, x1] : [at(row), at(row + 1)];
    const first = Math.floor(Math.min(...ends) - HAIR);
    const last = Math.floor(Math.max(...ends) + HAIR);
    cells.fill(UNSURE, row * columns + first, row * columns + last + 1);
  }
}

/** Gives every run of uncrossed cells of a row the unit of its first one, taken from the row before where the two touch. */
function fillRuns(
  cells: Uint16Array,
  columns: number,
  unitAt: (column: number, row: number) => number | null
): void {
  for (let i = 0; i < cells.length; i += 1) {
    if (cells[i] !== FREE) continue;
    const before = i % columns === 0 ? UNSURE : (cells[i - 1] ?? UNSURE);
    const below = i < columns ? UNSURE : (cells[i - columns] ?? UNSURE);
    const known = before !== UNSURE ? before : below;
    cells[i] = known !== UNSURE ? known : (unitAt(i % columns, Math.floor(i / columns)) ?? OUTSIDE);
  }
}

/** Outside cells within `reach` cells of a boundary are near a unit. */
function widenCrossed(cells: Uint16Array, columns: number, reach: number): void {
  const crossed: number[] = [];
  cells.forEach((cell, i) => cell === UNSURE && crossed.push(i));
  for (const i of crossed)
    for (let row = -reach; row <= reach; row += 1) {
      const middle = i + row * columns;
      for (let near = middle - reach; near <= middle + reach; near += 1)
        if (cells[near] === OUTSIDE) cells[near] = UNSURE;
    }
}
