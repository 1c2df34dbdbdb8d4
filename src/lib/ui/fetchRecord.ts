import type { RecordDetail } from './detail.ts';
import { pinned } from './pinned.ts';

/** Asks the server for a record as it is now, was known on a day, or was in the version that the page is fixed to. */
export function fetchDetail(id: string, asOf: string | null, signal?: AbortSignal): Promise<RecordDetail> {
  const path = `/${id.startsWith('mea-') ? 'measures' : 'incidents'}/${encodeURIComponent(id)}.json`;
  const query = new URLSearchParams([...(asOf ? [['asOf', asOf]] : []), ...pinned(new URL(location.href))]);
  return fetchJson(query.size > 0 ? `${path}?${query}` : path, signal);
}

export async function fetchJson(url: string, signal?: AbortSignal): Promise<RecordDetail> {
  const response = await fetch(url, { signal: signal ?? null });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as RecordDetail;
}
