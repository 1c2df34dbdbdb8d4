import { untrack } from 'svelte';
import type { RecordDetail } from './detail.ts';
import { fetchJson } from './fetchRecord.ts';

/** A record's details, fetched again when its address or the data change; what is shown stays until the new ones are there. */
export interface DetailLoader {
  readonly detail: RecordDetail | null;
  readonly failure: string | null;
}

/**
 * `source` names what is read, an address where nothing else reads it; `version` is the data's: another one asks for the
 * same record anew.
 */
export function loadDetail(
  source: () => string | null,
  version: () => string,
  read: (source: string, signal: AbortSignal) => Promise<RecordDetail> = fetchJson
): DetailLoader {
  let detail = $state.raw<RecordDetail | null>(null);
  let failure = $state<string | null>(null);
  let shown: string | null = null;

  // Keeps the details in step with the server's.
  $effect(() => {
    const url = source();
    version();
    if (url !== shown) detail = null;
    shown = url;
    failure = null;
    if (url === null) return;
    const aborter = new AbortController();
    untrack(() => read(url, aborter.signal)).then(
      (fetched) => (detail = fetched),
      (error: Error) => {
        if (!aborter.signal.aborted) failure = error.message;
      }
    );
    return () => aborter.abort();
  });

  return {
    get detail() {
      return detail;
    },
    get failure() {
      return failure;
    }
  };
}
