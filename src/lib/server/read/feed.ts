import { parseFeed } from 'feedsmith';
import { parseDay } from './dates.ts';
import { baseName } from './format.ts';
import { rowId, safeId } from './ids.ts';
import { asText, asTitle, plainText } from './record.ts';
import { failed, rowError, type Draft, type Drafts } from './result.ts';

type Fields = Record<string, unknown>;

/** RSS, RDF or Atom: one draft an item; the channel's title is the publisher. Items count from 1. */
export function readFeed(text: string, fileName: string): Drafts {
  const feed = parse(text);
  if (typeof feed === 'string') {
    return failed(rowError('BadFeed', null, feed, 'a whole RSS, RDF or Atom document with its items'));
  }
  const result: Drafts = { drafts: [], errors: [], notes: [] };
  const channel = asTitle(asText(feed['title']));
  const language = asText(feed['language']);
  for (const [i, item] of listOf(feed['items'] ?? feed['entries']).entries()) {
    const draft = itemDraft(item, i + 1, baseName(fileName));
    const body = draft.text.trim();
    if (body === '') {
      result.errors.push(
        rowError(
          'MissingText',
          i + 1,
          'an item without content',
          'content:encoded, content, description or summary'
        )
      );
    } else {
      result.drafts.push({
        ...draft,
        publisher: draft.publisher ?? channel,
        language: /^[a-z]{2}\b/i.test(language) ? language.slice(0, 2).toLowerCase() : null
      });
    }
  }
  if (result.drafts.length === 0 && result.errors.length === 0) {
    result.errors.push(rowError('BadFeed', null, 'a feed without items', 'at least one item or entry'));
  }
  return result;
}

function parse(text: string): Fields | string {
  try {
    return parseFeed(text.trimStart()).feed as Fields;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function itemDraft(item: Fields, row: number, base: string): Draft {
  const dc = fields(item['dc']);
  const url = asText(item['link']) || linkOf(item['links']);
  const bodies = [
    fields(item['content'])['encoded'],
    item['content'],
    item['description'],
    item['summary'],
    dc['description']
  ];
  return {
    id: safeId(asText(item['guid']) || asText(item['id']) || url) ?? rowId(base, row),
    title: asTitle(asText(item['title']) || asText(dc['title'])),
    published: parseDay(
      asText(item['pubDate']) ||
        asText(item['published']) ||
        asText(dc['date']) ||
        asText(dc['dates']) ||
        asText(item['updated'])
    ),
    publisher: asText(fields(item['source'])['title']) || null,
    site: null,
    url: url || (/^https?:\/\//.test(asText(item['guid'])) ? asText(item['guid']) : null),
    language: null,
    text: plainText(bodies.map(asText).find((body) => body !== '') ?? ''),
    row
  };
}

function linkOf(links: unknown): string {
  const all = listOf(links);
  const alternate = all.find((link) => link['rel'] === undefined || link['rel'] === 'alternate');
  return asText((alternate ?? all[0])?.['href']);
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fields) : [];
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
