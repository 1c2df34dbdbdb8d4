import { SORTS, type Sort } from '../../columns/engine.ts';

/** How the table's rows follow each other, and which part of a very long table is shown. */
export interface Order {
  sort: Sort;
  ascending: boolean;
  /** Counted from 1; a part holds `ROWS_A_PART` rows. */
  part: number;
}

/** No browser scrolls further than some 17 million pixels: longer tables come in parts. */
export const ROWS_A_PART = 100_000;

/** Columns whose largest value is asked for first. */
const LARGEST_FIRST: readonly Sort[] = ['date', 'killed', 'injured', 'reports', 'confidence'];

export const NEWEST_FIRST: Order = { sort: 'date', ascending: false, part: 1 };

/** Reads the order of an address; what it cannot read is the usual order. */
export function parseOrder(query: URLSearchParams): Order {
  const sort = SORTS.find((name) => name === query.get('sort')) ?? NEWEST_FIRST.sort;
  const order = query.get('order');
  const part = Number(query.get('part') ?? 1);
  return {
    sort,
    ascending: order === null ? isUsuallyAscending(sort) : order === 'up',
    part: Number.isInteger(part) && part >= 1 ? part : 1
  };
}

export function formatOrder({ sort, ascending, part }: Order): URLSearchParams {
  const query = new URLSearchParams();
  if (sort !== NEWEST_FIRST.sort) query.set('sort', sort);
  if (ascending !== isUsuallyAscending(sort)) query.set('order', ascending ? 'up' : 'down');
  if (part > 1) query.set('part', String(part));
  return query;
}

/** The order after a column's head was pressed: another column in its usual order, the same one the other way round. */
export function orderAfter(order: Order, sort: Sort): Order {
  const ascending = order.sort === sort ? !order.ascending : isUsuallyAscending(sort);
  return { sort, ascending, part: 1 };
}

function isUsuallyAscending(sort: Sort): boolean {
  return !LARGEST_FIRST.includes(sort);
}

/** How many parts so many rows make, one at the least. */
export function partsOf(total: number): number {
  return Math.max(1, Math.ceil(total / ROWS_A_PART));
}
