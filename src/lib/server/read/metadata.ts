import { asText, asTitle } from './record.ts';

/** What a page says of itself. */
export interface PageMetadata {
  title: string | null;
  /** As written; parsed by the caller. */
  published: string | null;
  /** From JSON-LD. */
  publisher: string | null;
  /** og:site_name. */
  site: string | null;
  url: string | null;
  language: string | null;
  articleBody: string | null;
}

/** Metadata of a page: JSON-LD first, then OpenGraph and meta elements, then `<time>` and `<h1>`. */
export function readMetadata(document: Document): PageMetadata {
  const ld = readJsonLd(document);
  const meta = (...names: string[]) => firstOf(names.map((name) => metaContent(document, name)));
  const field = (name: string) => asText(ld[name]) || null;
  const canonical = document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? null;
  const time = document.querySelector(
    'article time[datetime], main time[datetime], time[pubdate], time[itemprop="datePublished"], time[datetime]'
  );
  return {
    title: asTitle(
      field('headline') ??
        meta('og:title', 'twitter:title') ??
        document.querySelector('h1')?.textContent ??
        ''
    ),
    published: firstOf([
      field('datePublished'),
      meta(
        'article:published_time',
        'datePublished',
        'date',
        'pubdate',
        'publishdate',
        'publish-date',
        'dc.date',
        'dc.date.issued',
        'DC.date.issued',
        'dcterms.created',
        'parsely-pub-date',
        'sailthru.date',
        'og:published_time'
      ),
      time?.getAttribute('datetime') ?? time?.textContent ?? null
    ]),
    publisher: asText(ld['publisher']) || null,
    site: meta('og:site_name', 'application-name'),
    url: firstOf(
      [canonical, meta('og:url'), ...['url', 'mainEntityOfPage'].map((name) => pageAddress(ld[name]))].filter(
        isAddress
      )
    ),
    language: languageCode(document.documentElement?.getAttribute('lang') ?? field('inLanguage')),
    articleBody: field('articleBody')
  };
}

const ARTICLE_TYPE = /(?:Article|BlogPosting|LiveBlog|Report)/;

/** The first JSON-LD object of an article's type, through lists and `@graph`; {} where there is none. */
function readJsonLd(document: Document): Record<string, unknown> {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = findArticle(parseLoosely(script.textContent ?? ''));
    if (found) return found;
  }
  return {};
}

function findArticle(value: unknown): Record<string, unknown> | null {
  if (Array.isArray(value)) return value.map(findArticle).find((found) => found !== null) ?? null;
  if (typeof value !== 'object' || value === null) return null;
  const object = value as Record<string, unknown>;
  if (ARTICLE_TYPE.test([object['@type']].flat().join(' '))) return object;
  return findArticle(object['@graph'] ?? null);
}

/** Pages write line ends into JSON strings and CDATA marks around them; one that still fails says nothing. */
function parseLoosely(text: string): unknown {
  const json = text
    .replace(/^\s*(?:\/\*)?\s*<!\[CDATA\[\s*(?:\*\/)?|(?:\/\*)?\s*\]\]>\s*(?:\*\/)?\s*$/g, '')
    .replace(/\p{Cc}+/gu, ' ');
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function metaContent(document: Document, name: string): string | null {
  for (const attribute of ['property', 'name', 'itemprop']) {
    const content = document.querySelector(`meta[${attribute}="${name}"]`)?.getAttribute('content')?.trim();
    if (content) return content;
  }
  return null;
}

function pageAddress(value: unknown): string | null {
  if (typeof value === 'object' && value !== null && '@id' in value) return asText(value['@id']);
  return asText(value) || null;
}

function isAddress(value: string | null): boolean {
  return value !== null && /^https?:\/\//i.test(value);
}

function languageCode(value: string | null): string | null {
  return value && /^[a-z]{2}\b/i.test(value) ? value.slice(0, 2).toLowerCase() : null;
}

function firstOf(values: (string | null)[]): string | null {
  return values.find((value) => value !== null && value !== '') ?? null;
}
