import type { Correction, Records, SourcedExtraction } from '../lib/model/index.ts';
import { mergeExtractions, mergeKnownBy, openMerge } from '../lib/server/pipeline.ts';
import { listCorrections } from '../lib/server/store/corrections.ts';
import { openExtractions } from '../lib/server/store/extractions.ts';
import { replaceRecords } from '../lib/server/store/records.ts';
import type { Store } from '../lib/server/store/store.ts';
import { openMergeThread } from './mergeThread.server.ts';

/** The merge of a process that stays: it reads, merges and writes what changed since its last time. */
export interface Remerge {
  /** What was read out of all articles. */
  extractions(store: Store): Promise<SourcedExtraction[]>;
  /** The records as they are merged from what is stored. */
  records(store: Store): Promise<Records>;
  /** What a merge of these would give; nothing is stored. */
  preview(extractions: SourcedExtraction[], corrections: Correction[]): Promise<Records>;
  /** The map as it was known on a day, `YYYY-MM-DD`; `progress` is told how far it is, from 0 to 1. */
  knownBy(store: Store, day: string, progress?: (share: number) => void): Promise<Records>;
  /**
   * Writes, and brings the records up to date with it, all or nothing. The caller holds the writer's lock. `write` may be
   * run twice and must do the same both times: where there is much to merge, once to learn what is to be merged, undone at
   * once, and again when the merge is done, so that nobody who reads has to wait for it.
   */
  update<T>(store: Store, write: (inside: Store) => Promise<T>): Promise<T>;
}

/** Up to so many articles are merged here, in less time than a thread takes to start. */
const HERE_UP_TO = 1500;
/** Of the way to a day's map, what reading the articles is. */
const READ = 0.5;

export function openRemerge({ hereUpTo = HERE_UP_TO } = {}): Remerge {
  const extractions = openExtractions();
  const here = openMerge();
  const thread = openMergeThread();
  const stateOf = async (store: Store) => ({
    read: await extractions(store),
    corrections: await listCorrections(store)
  });
  const merge = async ({ read, corrections }: Awaited<ReturnType<typeof stateOf>>) =>
    read.length <= hereUpTo ? here(read, corrections) : thread.merge(read, corrections);
  return {
    extractions,
    async records(store) {
      await extractions(store);
      return merge(await store.transaction(stateOf));
    },
    preview: async (read, corrections) =>
      read.length <= hereUpTo ? mergeExtractions(read, corrections) : thread.preview(read, corrections),
    async knownBy(store, day, progress = () => {}) {
      // Little by little before the one moment that is merged, so that nobody waits for it.
      await extractions(store, (share) => progress(share * READ));
      const { read, corrections } = await store.transaction(stateOf);
      return read.length <= hereUpTo
        ? mergeKnownBy(read, corrections, day)
        : thread.preview(read, corrections, day, (share) => progress(READ + share * (1 - READ)));
    },
    async update(store, write) {
      const known = await extractions(store);
      if (known.length <= hereUpTo)
        return store.transaction(async (inside) => {
          const result = await write(inside);
          await replaceRecords(inside, await merge(await stateOf(inside)));
          return result;
        });
      const coming = await rehearse(store, async (inside) => {
        await write(inside);
        return stateOf(inside);
      });
      const records = await merge(coming);
      return store.transaction(async (inside) => {
        const result = await write(inside);
        await replaceRecords(inside, records);
        return result;
      });
    }
  };
}

/** What `work` gives in a transaction that is undone at its end. */
async function rehearse<T>(store: Store, work: (inside: Store) => Promise<T>): Promise<T> {
  const over = new Error('the rehearsal is over');
  const seen: T[] = [];
  try {
    await store.transaction(async (inside) => {
      seen.push(await work(inside));
      throw over;
    });
  } catch (error) {
    if (error !== over) throw error;
  }
  return seen[0]!;
}
