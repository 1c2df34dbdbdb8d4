import { zoomAt, type Look } from '../../map/look.ts';
import {
  formatEmbed,
  formatFilter,
  parseFilter,
  type EmbedOptions,
  type RecordState
} from '../../model/index.ts';
import { formatDisplay, formatView, parseDisplay } from '../view.ts';

export const SIZES = {
  small: { width: 600, height: 400 },
  wide: { width: 800, height: 520 },
  full: { width: '100%', height: 520 }
} as const;
export type Size = keyof typeof SIZES;

/** How wide the preview draws what fills a page's width, CSS pixels. */
export const FULL_WIDTH = 960;

/** What a person wants to share. */
export interface Wish {
  /** What the records are told from; what is known now follows. */
  state: RecordState;
  /** Where the map looks; null leaves it to the map. */
  look: Look | null;
}

/** The link to a page as it is, in the state that was chosen. */
export function shareLink(address: URL, { state: { asOf, version }, look }: Wish): string {
  const link = new URL(address);
  link.hash = '';
  link.searchParams.delete('asOf');
  link.searchParams.delete('version');
  link.searchParams.delete('view');
  // Everybody reads it in a language of his own.
  link.searchParams.delete('lang');
  if (asOf !== null) link.searchParams.set('asOf', asOf);
  if (version !== null) link.searchParams.set('version', version);
  if (look !== null) link.searchParams.set('view', formatView(look));
  return link.href;
}

/** The query of the embed that shows what a page shows, on a map of another size. */
export function embedQuery(
  address: URL,
  { state: { asOf, version }, look }: Wish,
  options: EmbedOptions,
  size: Size
): URLSearchParams {
  const filter = { ...parseFilter(address.searchParams), asOf };
  const query = new URLSearchParams([
    ...formatFilter(filter),
    ...formatDisplay(parseDisplay(address.searchParams))
  ]);
  if (version !== null) query.set('version', version);
  if (look !== null) {
    const { width, height } = pixelsOf(size);
    query.set('view', formatView({ center: look.center, zoom: zoomAt(look, width, height) }));
  }
  for (const [name, value] of formatEmbed(options)) query.set(name, value);
  return query;
}

export function pixelsOf(size: Size): { width: number; height: number } {
  const { width, height } = SIZES[size];
  return { width: typeof width === 'number' ? width : FULL_WIDTH, height };
}

/** The day where the reader is, as `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
