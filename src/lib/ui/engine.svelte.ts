import { untrack } from 'svelte';
import type { Engine, View } from '../columns/engine.ts';
import { formatFilter, type Filter } from '../model/index.ts';

/** What is on the screen: an engine and its answer change together. */
export interface Shown {
  engine: Engine;
  view: View;
}

export interface Columns {
  /** The newest answer; null until the first has come. */
  readonly shown: Shown | null;
  /** True while an answer is waited for longer than a moment. */
  readonly isLate: boolean;
  /** Why there is no newer answer, in words; null where all is well. */
  readonly failure: string | null;
  retry(): void;
}

/** An answer that takes longer is worth showing that it is awaited, ms. */
const LATE_MS = 200;

/**
 * Keeps a view of the columns in step with a filter. The last question wins; until its answer is there, the one before
 * stays. Another `key` (the data's version, the day as of which they are known) opens the columns anew, which may follow
 * from those that are shown; the filter that is asked for first comes with it.
 */
export function useColumns(
  key: () => string,
  open: (before: Engine | null, first: Filter) => Promise<Engine>,
  filter: () => Filter
): Columns {
  let shown = $state.raw<Shown | null>(null);
  let isLate = $state(false);
  let failure = $state<string | null>(null);
  let attempt = $state(0);
  let opened = $state.raw<Promise<Engine> | null>(null);
  const wanted = $derived(formatFilter(filter()).toString());
  const wantedKey = $derived(key());

  let job: { engine: Promise<Engine>; filter: Filter } | null = null;
  let isBusy = false;
  /** Told that another question is there. */
  let onNext = () => {};
  let isGone = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Every engine that was opened and not closed yet. */
  let alive: Promise<Engine>[] = [];

  function closeAllBut(...kept: (Promise<Engine> | null)[]) {
    const old = alive.filter((engine) => !kept.includes(engine));
    alive = alive.filter((engine) => kept.includes(engine));
    // One that could not be opened needs no closing.
    for (const engine of old)
      engine.then(
        (open) => open.close(),
        () => {}
      );
  }

  // Opens the columns of the data that the page shows.
  $effect(() => {
    void wantedKey;
    void attempt;
    const opening = untrack(() => open(shown?.engine ?? null, filter()));
    // A failure is told by who asks.
    opening.catch(() => {});
    alive.push(opening);
    opened = opening;
  });

  // Asks for the view that the filter wants.
  $effect(() => {
    if (!opened) return;
    void wanted;
    job = { engine: opened, filter: untrack(filter) };
    onNext();
    timer ??= setTimeout(() => (isLate = true), LATE_MS);
    if (!isBusy) void answer();
  });

  // Lets go of the columns with the page.
  $effect(() => () => {
    isGone = true;
    clearTimeout(timer);
    closeAllBut();
  });

  async function answer() {
    isBusy = true;
    while (job && !isGone) {
      const asked = job;
      job = null;
      try {
        const answered = asked.engine.then(async (engine) => ({
          engine,
          view: await engine.view(asked.filter)
        }));
        // A question that takes long, as the first search of very many records, does not hold up the next one.
        const next = await Promise.race([answered, overtaken()]);
        if (isGone) return;
        if (next === null) {
          answered.catch(() => {});
          continue;
        }
        shown = next;
        failure = null;
        closeAllBut(asked.engine, opened);
      } catch (error) {
        // What went wrong with an old question is nobody's concern.
        if (!job) failure = error instanceof Error ? error.message : String(error);
      }
    }
    isBusy = false;
    clearTimeout(timer);
    timer = undefined;
    isLate = false;
  }

  /** Null once another question is there, but no sooner than a moment after this one was asked. */
  async function overtaken(): Promise<null> {
    const asked = new Promise<void>((resolve) => (onNext = resolve));
    await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    if (!job) await asked;
    return null;
  }

  return {
    get shown() {
      return shown;
    },
    get isLate() {
      return isLate;
    },
    get failure() {
      return failure;
    },
    retry() {
      failure = null;
      attempt += 1;
    }
  };
}
