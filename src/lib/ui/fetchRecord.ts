import type { RecordDetail } from './detail.ts';
import type { RecordState } from '../model/index.ts';

/** Asks the server for a record as one state of the records tells it. */
export function fetchDetail(
  id: string,
  { asOf, version }: RecordState,
  signal?: AbortSignal
): Promise<RecordDetail> {
  const path = `/${id.startsWith('mea-') ? 'measures' : 'incidents'}/${encodeURIComponent(id)}.json`;
  const query = new URLSearchParams();
  if (asOf !== null) query.set('asOf', asOf);
  if (version !== null) query.set('version', version);
  return fetchJson(query.size > 0 ? `${path}?${query}` : path, signal);
}

export async function fetchJson(url: string, signal?: AbortSignal): Promise<RecordDetail> {
  const response = await fetch(url, { signal: signal ?? null });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as RecordDetail;
}
