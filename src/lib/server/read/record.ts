import { FIELD_NAMES, matchFields, type FieldName } from './columns.ts';
import { parseDay } from './dates.ts';
import { safeId } from './ids.ts';
import { htmlToText, looksLikeHtml, stripLightMarkup } from './markup.ts';
import { rowError, shown, type Draft, type RowError } from './result.ts';

export const EXPECTED_TEXT = `a text under one of: ${FIELD_NAMES.text.slice(0, 4).join(', ')}; beside it title, published, url, publisher, id`;

/** One record of a JSON file or table as a draft. `fallbackId` stands where the record has no id of its own. */
export function recordDraft(
  record: Record<string, unknown>,
  row: number | null,
  fallbackId: string
): Draft | RowError {
  const keys = Object.keys(record);
  const fields = matchFields(keys.filter((key) => asText(record[key]) !== ''));
  const value = (field: FieldName) => (fields[field] === undefined ? '' : asText(record[fields[field]]));
  const text = value('text');
  if (text === '') return missingText(keys, row);
  return {
    id: safeId(value('id')) ?? fallbackId,
    title: asTitle(value('title')),
    published: parseDay(value('published')),
    publisher: value('publisher') || null,
    site: null,
    url: value('url') || null,
    language: /^[a-z]{2}(?:[-_]|$)/i.test(value('language'))
      ? value('language').slice(0, 2).toLowerCase()
      : null,
    text: plainText(text),
    row
  };
}

/** Text of a field that may hold HTML or light markup. */
export function plainText(text: string): string {
  return looksLikeHtml(text) ? htmlToText(text.replace(/\r?\n/g, '<br>')) : stripLightMarkup(text);
}

export function asTitle(text: string): string | null {
  return plainText(text).replace(/\s+/g, ' ').trim().normalize('NFC') || null;
}

/** A value as text: strings and numbers, lists of paragraphs, objects with a name or value; '' for anything else or deeper. */
export function asText(value: unknown, depth = 3): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null || depth === 0) return '';
  if (Array.isArray(value)) {
    return value
      .map((item) => asText(item, depth - 1))
      .filter(Boolean)
      .join('\n\n');
  }
  const inner = value as Record<string, unknown>;
  return asText(inner['name'] ?? inner['text'] ?? inner['value'] ?? inner['href'], depth - 1);
}

function missingText(keys: readonly string[], row: number | null): RowError {
  const present = matchFields(keys).text;
  if (present !== undefined)
    return rowError('EmptyArticle', row, `its ${shown(present)} is empty`, 'a text with at least one word');
  const found =
    keys.length > 0
      ? `no text among the keys ${keys
          .slice(0, 12)
          .map((key) => shown(key, 30))
          .join(', ')}`
      : 'no keys at all';
  return rowError('MissingText', row, found, EXPECTED_TEXT);
}
