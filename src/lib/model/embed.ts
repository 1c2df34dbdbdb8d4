/** What an embed shows beside the map, and how it behaves; the filter and the view travel in the same query. */
export interface EmbedOptions {
  legend: boolean;
  timeline: boolean;
  /** The table of provinces. */
  panel: boolean;
  /** Stands above the map; null for none. */
  title: string | null;
  /** Null is as the reader's device has it. */
  theme: 'light' | 'dark' | null;
  /** A language tag; null is as the reader's browser asks. What is no language of ours counts as null where it is read. */
  lang: string | null;
  /** Null answers at once; `click` leaves the host page its scrolling until the map is clicked. */
  interaction: 'click' | null;
}

export const PLAIN_EMBED: EmbedOptions = {
  legend: true,
  timeline: false,
  panel: false,
  title: null,
  theme: null,
  lang: null,
  interaction: null
};

/** Names of the options in a query, which the element has as attributes. */
export const EMBED_OPTIONS = Object.keys(PLAIN_EMBED) as readonly (keyof EmbedOptions)[];

const LONGEST_TITLE = 120;
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Reads the options of an embed's query. What it does not know, or cannot read, is as if it were not there. */
export function parseEmbed(query: URLSearchParams): EmbedOptions {
  const flag = (name: 'legend' | 'timeline' | 'panel') => {
    const value = query.get(name);
    return value === 'on' ? true : value === 'off' ? false : PLAIN_EMBED[name];
  };
  const title = (query.get('title') ?? '').trim().replace(/\s+/g, ' ').slice(0, LONGEST_TITLE).trim();
  const theme = query.get('theme');
  const lang = query.get('lang');
  return {
    legend: flag('legend'),
    timeline: flag('timeline'),
    panel: flag('panel'),
    title: title === '' ? null : title,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    lang: lang !== null && lang.length <= 35 && LANGUAGE.test(lang) ? lang : null,
    interaction: query.get('interaction') === 'click' ? 'click' : null
  };
}

/** The query of the options, shortest form; `parseEmbed` gives them back. */
export function formatEmbed(options: EmbedOptions): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of EMBED_OPTIONS) {
    const value = options[name];
    if (value === PLAIN_EMBED[name] || value === null) continue;
    query.set(name, typeof value === 'boolean' ? (value ? 'on' : 'off') : value);
  }
  return query;
}

/** A frame for a page to paste; a width in words is a CSS width. */
export function frameSnippet(address: string, title: string, width: number | string, height: number): string {
  const size = typeof width === 'number' ? `width="${width}"` : `style="width:${escapeHtml(width)}"`;
  return `<iframe src="${escapeHtml(address)}" title="${escapeHtml(title)}" ${size} height="${height}" loading="lazy" allow="fullscreen" sandbox="allow-scripts allow-same-origin allow-popups"></iframe>`;
}

/** The same as an element of our script, for pages that prefer it; `query` is an embed's. */
export function elementSnippet(
  query: URLSearchParams,
  origin: string,
  width: number | string,
  height: number
): string {
  const own: readonly string[] = [...EMBED_OPTIONS, 'view', 'version'];
  const filter = new URLSearchParams([...query].filter(([name]) => !own.includes(name)));
  const attributes = [
    ...(filter.size > 0 ? [['filter', filter.toString()] as const] : []),
    ...[...query].filter(([name]) => own.includes(name)),
    ['height', String(height)] as const
  ].map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  const style = typeof width === 'number' ? ` style="width:${width}px"` : '';
  return `<script src="${escapeHtml(origin)}/dateline-map.js"></script>\n<dateline-map${attributes.join('')}${style}></dateline-map>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => (c === '&' ? '&amp;' : `&#${c.charCodeAt(0)};`));
}
