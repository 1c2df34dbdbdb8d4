import type { Records, SourcedExtraction } from '../lib/model/index.ts';
import { openMerge } from '../lib/server/pipeline.ts';
import { listCorrections } from '../lib/server/store/corrections.ts';
import { openExtractions } from '../lib/server/store/extractions.ts';
import { replaceRecords } from '../lib/server/store/records.ts';
import type { Store } from '../lib/server/store/store.ts';

/** The merge of a process that stays: it reads, merges and writes what changed since its last time. */
export interface Remerge {
  /** What was read out of all articles. */
  extractions(store: Store): Promise<SourcedExtraction[]>;
  /** The records as they are merged from what is stored. */
  records(store: Store): Promise<Records>;
  /** Brings the stored records up to date. The caller holds the writer's lock. */
  refresh(inside: Store): Promise<void>;
}

export function openRemerge(): Remerge {
  const extractions = openExtractions();
  const merge = openMerge();
  const records = async (store: Store) => merge(await extractions(store), await listCorrections(store));
  return {
    extractions,
    records,
    refresh: async (inside) => replaceRecords(inside, await records(inside))
  };
}
