import type { FollowPage, View } from '../../columns/engine.ts';
import type { Shown } from '../engine.svelte.ts';
import { STEP, type Plan } from './plan.ts';

export interface Answers {
  /** Both periods, from one state of the data; null until both have come. */
  readonly periods: { before: View; after: View } | null;
  readonly followed: FollowPage | null;
  readonly failure: string | null;
}

/** Keeps the earlier period and the listing in step with the plan; the later period is the page's own view. */
export function useAnswers(shown: () => Shown | null, plan: () => Plan): Answers {
  let periods = $state.raw<Answers['periods']>(null);
  let followed = $state.raw<FollowPage | null>(null);
  let failure = $state<string | null>(null);
  const before = $derived(JSON.stringify(plan().before));
  const follow = $derived(JSON.stringify([plan().follow, plan().start]));

  // Asks for the earlier period of what the later one shows.
  $effect(() => {
    const now = shown();
    const period = JSON.parse(before) as Plan['before'];
    if (!now) return;
    return newest(now.engine.view({ ...now.view.filter, ...period }), (view) => {
      periods = { before: view, after: now.view };
    });
  });

  // Asks what followed the records of the later period.
  $effect(() => {
    const now = shown();
    const [how, start] = JSON.parse(follow) as [Plan['follow'], number];
    if (!now) return;
    return newest(now.engine.follow(now.view.filter, how, { start, count: STEP }), (page) => {
      followed = page;
    });
  });

  /** Shows an answer unless another question was asked meanwhile, which is what the function given back says. */
  function newest<T>(answer: Promise<T>, show: (value: T) => void): () => void {
    let isOld = false;
    answer.then(
      (value) => {
        if (isOld) return;
        show(value);
        failure = null;
      },
      (error: unknown) => {
        if (!isOld) failure = error instanceof Error ? error.message : String(error);
      }
    );
    return () => (isOld = true);
  }

  return {
    get periods() {
      return periods;
    },
    get followed() {
      return followed;
    },
    get failure() {
      return failure;
    }
  };
}
