import { baseName } from './format.ts';
import { rowId } from './ids.ts';
import { EXPECTED_TEXT, asText, recordDraft } from './record.ts';
import { failed, isRowError, rowError, shown, type Drafts } from './result.ts';

type JsonObject = Record<string, unknown>;

const LISTS = [
  'articles',
  'items',
  'data',
  'results',
  'documents',
  'docs',
  'entries',
  'posts',
  'records',
  'rows',
  'news',
  'stories'
];

/** A JSON file: one article, a list of them, an object that holds a list, or (where lines parse alone) JSON Lines. */
export function readJson(text: string, fileName: string): Drafts {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const first = parseJson(text.trimStart().split(/\r?\n/, 1)[0] ?? '');
    return first.ok && isObject(first.value)
      ? readJsonLines(text, fileName)
      : failed(notJson(parsed.message, null));
  }
  const list = articleList(parsed.value);
  if (list)
    return readRows(
      list.map((value, i) => ({ value, row: i + 1 })),
      fileName
    );
  if (!isObject(parsed.value)) return failed(notArticle(parsed.value, null));
  const draft = recordDraft(flatten(parsed.value), null, baseName(fileName));
  if (isRowError(draft)) return failed(draft);
  return { drafts: [{ ...draft, id: baseName(fileName) }], errors: [], notes: [] };
}

/** JSON Lines: one article a line. A broken line is an error with its number; the others go on. */
export function readJsonLines(text: string, fileName: string): Drafts {
  const errors: Drafts['errors'] = [];
  const rows: { value: unknown; row: number }[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const parsed = parseJson(line);
    if (parsed.ok) rows.push({ value: parsed.value, row: i + 1 });
    else errors.push(notJson(parsed.message, i + 1));
  }
  const read = readRows(rows, fileName);
  return { ...read, errors: [...errors, ...read.errors].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) };
}

function readRows(rows: { value: unknown; row: number }[], fileName: string): Drafts {
  const result: Drafts = { drafts: [], errors: [], notes: [] };
  for (const { value, row } of rows) {
    if (!isObject(value)) {
      result.errors.push(notArticle(value, row));
      continue;
    }
    const draft = recordDraft(flatten(value), row, rowId(baseName(fileName), row));
    if (isRowError(draft)) result.errors.push(draft);
    else result.drafts.push(draft);
  }
  return result;
}

/** A `site.standard.document` keeps its address in two parts; JSON Feed, JSON-LD and others nest what we want flat. */
function flatten(record: JsonObject): JsonObject {
  const { site, path, ...rest } = record;
  if (typeof site !== 'string' || typeof path !== 'string' || 'url' in rest) return record;
  if (!URL.canParse(path, site) || !/^https?:/i.test(site)) return { ...rest, publisher: rest['publisher'] };
  return { ...rest, url: new URL(path, site).href };
}

function articleList(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return null;
  const key = LISTS.find((name) => Array.isArray(value[name]) && (value[name] as unknown[]).some(isObject));
  if (key === undefined) return null;
  const home = /jsonfeed\.org/.test(asText(value['version'])) ? asText(value['title']) : '';
  const items = value[key] as unknown[];
  return home === '' ? items : items.map((item) => (isObject(item) ? { publisher: home, ...item } : item));
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

function notJson(message: string, row: number | null) {
  return rowError(
    'NotJson',
    row,
    message.replace(/\s+/g, ' '),
    row === null ? 'one JSON document' : 'one JSON object on each line'
  );
}

function notArticle(value: unknown, row: number | null) {
  const found = Array.isArray(value)
    ? `a list of ${value.length}`
    : value === null
      ? 'null'
      : `${typeof value} ${shown(String(value))}`;
  return rowError('MissingText', row, `found ${found}`, `a JSON object with ${EXPECTED_TEXT}`);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
