import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type {
  AggregateRecord,
  Correction,
  Incident,
  Measure,
  Records,
  SourcedExtraction
} from '../lib/model/index.ts';
import { findProjectRoot } from '../lib/server/config.ts';
import { mergeLimits } from './mergeLimits.server.ts';

/** Merges on a thread of its own, so that the server goes on answering. It gives what a merge here would give. */
export interface MergeThread {
  /** Remembers what it gave: a record that nothing touched is the same object the next time. */
  merge(extractions: readonly SourcedExtraction[], corrections: readonly Correction[]): Promise<Records>;
  /** A merge that is not remembered; with a day, of what was published by then. */
  preview(
    extractions: readonly SourcedExtraction[],
    corrections: readonly Correction[],
    day?: string | null,
    progress?: (share: number) => void
  ): Promise<Records>;
  close(): Promise<void>;
}

/** What the thread is told: first what has changed since the last call, in parts, then the call. */
export type ToThread =
  | { kind: 'articles'; changed: readonly SourcedExtraction[]; gone: readonly string[] }
  | { kind: 'merge'; corrections: readonly Correction[]; day: string | null; isKept: boolean };

/** What it says: how far it is, from 0 to 1, and last what it made. */
export type FromThread = { kind: 'share'; share: number } | ({ kind: 'records' } & Made);

/** All ids in their order, and those records that were not given before. */
export interface Made {
  incidents: Changed<Incident>;
  measures: Changed<Measure>;
  aggregates: AggregateRecord[];
}

export interface Changed<R> {
  ids: string[];
  records: R[];
}

/** Articles handed over at once: copying them takes a moment, and others are answered between two parts. */
const PART = 200;
/** How much of the way it is when all are handed over. */
const HANDED_OVER = 0.3;

/** The thread starts at the first call and stays; where it dies, that call fails and the next one starts another. */
export function openMergeThread(): MergeThread {
  let thread: Thread | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const call = (
    extractions: readonly SourcedExtraction[],
    order: Omit<ToThread & { kind: 'merge' }, 'kind'>,
    progress: (share: number) => void = () => {}
  ) => {
    const answered = queue.then(async () => {
      thread ??= startThread(() => (thread = null));
      return thread.run(extractions, { kind: 'merge', ...order }, progress);
    });
    queue = answered.catch(() => {});
    return answered;
  };
  return {
    merge: (extractions, corrections) => call(extractions, { corrections, day: null, isKept: true }),
    preview: (extractions, corrections, day = null, progress) =>
      call(extractions, { corrections, day, isKept: false }, progress),
    close: async () => void (await thread?.worker.terminate())
  };
}

interface Thread {
  worker: Worker;
  run(
    extractions: readonly SourcedExtraction[],
    order: ToThread,
    progress: (share: number) => void
  ): Promise<Records>;
}

function startThread(onEnd: () => void): Thread {
  // The sources run as they stand, as in the command line; the built pages hold no copy of them.
  const worker = new Worker(join(findProjectRoot(), 'src/routes/mergeWorker.mjs'), {
    resourceLimits: mergeLimits()
  });
  worker.unref();
  worker.on('exit', onEnd);
  const tell = (message: ToThread) => worker.postMessage(message);
  let sent = new Map<string, SourcedExtraction>();
  const given = { incidents: new Map<string, Incident>(), measures: new Map<string, Measure>() };
  return {
    worker,
    async run(extractions, order, progress) {
      const now = new Map(extractions.map((extraction) => [extraction.articleId, extraction]));
      const changed = [...now.values()].filter((extraction) => sent.get(extraction.articleId) !== extraction);
      tell({ kind: 'articles', changed: [], gone: [...sent.keys()].filter((id) => !now.has(id)) });
      for (let i = 0; i < changed.length; i += PART) {
        tell({ kind: 'articles', changed: changed.slice(i, i + PART), gone: [] });
        progress((HANDED_OVER * i) / changed.length);
        await setImmediate();
      }
      sent = now;
      const answer = await ask(worker, order, (share) => progress(HANDED_OVER + share * (1 - HANDED_OVER)));
      const isKept = order.kind === 'merge' && order.isKept;
      return {
        incidents: together(answer.incidents, given.incidents, isKept),
        measures: together(answer.measures, given.measures, isKept),
        aggregates: answer.aggregates
      };
    }
  };
}

/** @throws Error where the thread fails or ends before it answers. */
function ask(worker: Worker, order: ToThread, progress: (share: number) => void): Promise<Made> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit).unref();
      finish();
    };
    const onMessage = (answer: FromThread) =>
      answer.kind === 'share' ? progress(answer.share) : settle(() => resolve(answer));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = (code: number) =>
      settle(() => reject(new Error(`the thread that merges ended with code ${code}`)));
    // The process stays while an answer is due.
    worker.on('message', onMessage).on('error', onError).on('exit', onExit).ref();
    worker.postMessage(order);
  });
}

function together<R extends { id: string }>(
  { ids, records }: Changed<R>,
  given: Map<string, R>,
  isKept: boolean
): R[] {
  const fresh = new Map(records.map((record) => [record.id, record]));
  const all = ids.map((id) => (fresh.get(id) ?? given.get(id)) as R);
  if (isKept) {
    given.clear();
    for (const record of all) given.set(record.id, record);
  }
  return all;
}
