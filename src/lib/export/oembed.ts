import { formatFilter, frameSnippet, parseFilter } from '../model/index.ts';

/** What an oEmbed consumer asks (oembed.com, 1.0). */
export interface OembedAsked {
  /** Address of a map page or an embed of this server. */
  url: string;
  maxWidth: number | null;
  maxHeight: number | null;
}

/** CSS pixels of a frame where nobody asks for less. */
const WIDTH = 800;
const HEIGHT = 520;

/** Parts of a page's address, beside the filter, that its embed shows too. */
const VIEW = ['view', 'shade', 'per', 'disagree', 'version'];

/** The embed's address for the same picture as a page's, null where the page is not a map of this server. */
export function embedAddress(url: string, origin: string): string | null {
  if (!URL.canParse(url)) return null;
  const page = new URL(url);
  if (page.origin !== origin || (page.pathname !== '/' && page.pathname !== '/embed')) return null;
  const query = page.pathname === '/embed' ? page.searchParams : formatFilter(parseFilter(page.searchParams));
  for (const name of VIEW) {
    const value = page.searchParams.get(name);
    if (value !== null) query.set(name, value);
  }
  const text = query.toString();
  return `${origin}/embed${text ? `?${text}` : ''}`;
}

/** An answer of type `rich` with a frame; null for addresses that are not ours. */
export function oembedOf({ url, maxWidth, maxHeight }: OembedAsked, origin: string, title: string) {
  const address = embedAddress(url, origin);
  if (address === null) return null;
  const width = Math.min(WIDTH, maxWidth ?? WIDTH);
  const height = Math.min(HEIGHT, maxHeight ?? HEIGHT);
  return {
    version: '1.0',
    type: 'rich',
    provider_name: 'Dateline',
    provider_url: origin,
    title,
    width,
    height,
    html: frameSnippet(address, title, width, height)
  };
}
