import { getContext, setContext } from 'svelte';
import type { MapRow } from '../columns/engine.ts';
import type { HeldFiles } from '../map/held.ts';
import type { RecordState, Span } from '../model/index.ts';
import { articleLink, type RecordDetail } from './detail.ts';
import { fetchDetail } from './fetchRecord.ts';
import { fetchSuccessors } from './fetchSuccessors.ts';

/** An article, and what in it a link leads to. */
export type ArticleSpot = { articleId: string; articleVersion?: number } & Partial<Span>;

/** What a page has beside its columns. Pages ask their server; a page in one file holds it, and leads to the outlets. */
export interface Reach {
  /** Everything that an opened record shows. @throws an Error with words for the reader. */
  detail(id: string, state: RecordState, signal: AbortSignal): Promise<RecordDetail>;
  /** What a record that is no more has become, or what a decision has made. */
  successors(of: { record: string } | { correction: string }): Promise<MapRow[]>;
  /** Where an article can be read; null where nowhere. */
  articleLink(spot: ArticleSpot): string | null;
  /** Map files that the page holds itself; null where its server gives them. */
  map: HeldFiles | null;
  /** The site's address without a slash at its end, for what is copied; null for a page that stands on no site. */
  origin(): string | null;
}

const SERVER: Reach = {
  detail: fetchDetail,
  successors: fetchSuccessors,
  articleLink,
  map: null,
  origin: () => location.origin
};

const KEY = Symbol('reach');

export function provideReach(reach: Reach): void {
  setContext(KEY, reach);
}

export function useReach(): Reach {
  return getContext<Reach | undefined>(KEY) ?? SERVER;
}
