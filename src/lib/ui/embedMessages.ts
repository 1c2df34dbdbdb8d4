import { formatFilter, parseFilter } from '../model/index.ts';

/** What a host page may send to the embed. `query` is a filter as in a page's address. */
export interface ShowMessage {
  type: 'dateline:show';
  query: string;
}

/** What the embed tells its host page. */
export type EmbedMessage =
  | { type: 'dateline:ready'; dataVersion: string }
  /** What is shown now: the filter's query, how many records, and the same in words. */
  | { type: 'dateline:view'; query: string; total: number; words: string }
  /** A record was chosen; `address` is its page. */
  | { type: 'dateline:select'; id: string; address: string };

/** The filter that a host page asks for, in its shortest form; null for every message that is none of ours. */
export function readShow(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, query } = data as Partial<Record<keyof ShowMessage, unknown>>;
  if (type !== 'dateline:show' || typeof query !== 'string' || query.length > 4000) return null;
  return formatFilter(parseFilter(new URLSearchParams(query))).toString();
}

/** Tells the host page; a page that stands in no frame tells nobody. Nothing that a visitor may not read is told. */
export function tellHost(message: EmbedMessage): void {
  if (window.parent !== window) window.parent.postMessage(message, '*');
}
