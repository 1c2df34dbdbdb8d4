import type { Engine, MapRow } from '../../columns/engine.ts';
import type { Filter } from '../../model/index.ts';
import type { Order } from './order.ts';

/** What the table is a table of. */
export interface Question {
  engine: Engine;
  filter: Filter;
  order: Omit<Order, 'part'>;
}

export interface Pages {
  /** Undefined until it has come. */
  rowAt(index: number): MapRow | undefined;
  /** Rows of the selection; null until the first answer. */
  readonly total: number | null;
  readonly failure: string | null;
  /** Says which rows are in sight. */
  look(first: number, last: number): void;
}

/** Rows asked for at once, and how many such stretches are kept. */
const STRETCH = 100;
const KEPT = 60;

/**
 * The rows of a selection, fetched where somebody looks. One question is out at a time and the newest wins, so that a
 * long scroll asks for where it ends and not for everything on the way. Rows of another selection stay until new ones come.
 */
export function usePages(question: () => Question | null): Pages {
  /** Newest last. */
  let stretches = $state.raw<readonly (readonly [stretch: number, rows: MapRow[]])[]>([]);
  let total = $state<number | null>(null);
  let failure = $state<string | null>(null);
  /** Whose the stretches are. */
  let shown: Question | null = null;
  let asked: Question | null = null;
  let sight = { first: 0, last: 0 };
  let isBusy = false;

  // Keeps the rows in step with the selection and its order.
  $effect(() => {
    asked = question();
    if (asked && !isBusy) void fetchMissing();
  });

  async function fetchMissing() {
    isBusy = true;
    for (let next = missing(); next !== null; next = missing()) {
      const { engine, filter, order } = next.of;
      const start = next.stretch * STRETCH;
      try {
        const page = await engine.page(filter, { list: 'all', ...order, start, count: STRETCH });
        const before = shown === next.of ? stretches.slice(1 - KEPT) : [];
        shown = next.of;
        stretches = [...before, [next.stretch, page.rows]];
        total = page.total;
        failure = null;
      } catch (error) {
        if (asked !== next.of) continue;
        failure = error instanceof Error ? error.message : String(error);
        break;
      }
    }
    isBusy = false;
  }

  function rowsOf(wanted: number): MapRow[] | undefined {
    return stretches.find(([stretch]) => stretch === wanted)?.[1];
  }

  /** The first stretch in sight that is not there. */
  function missing(): { of: Question; stretch: number } | null {
    if (!asked) return null;
    const isNew = shown !== asked;
    const last = Math.floor(sight.last / STRETCH);
    for (let stretch = Math.floor(sight.first / STRETCH); stretch <= last; stretch++) {
      if (isNew || (!rowsOf(stretch) && (total === null || stretch * STRETCH < total)))
        return { of: asked, stretch };
    }
    return null;
  }

  return {
    rowAt: (index) => rowsOf(Math.floor(index / STRETCH))?.[index % STRETCH],
    get total() {
      return total;
    },
    get failure() {
      return failure;
    },
    look(first, last) {
      sight = { first, last };
      if (!isBusy && asked) void fetchMissing();
    }
  };
}
