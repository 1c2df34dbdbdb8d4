import type { Article } from '../../model/index.ts';
import { readCsv } from './csv.ts';
import { decode } from './encoding.ts';
import { readFeed } from './feed.ts';
import { baseName, detectFormat, type Format } from './format.ts';
import { readHtml } from './html.ts';
import { rowId } from './ids.ts';
import { readJson, readJsonLines } from './json.ts';
import { detectLanguage } from './language.ts';
import { joinLines, wordCount } from './lines.ts';
import { readPage } from './page.ts';
import { choosePublisher, NO_PUBLISHERS, type Publishers } from './publisher.ts';
import {
  failed,
  isRowError,
  rowError,
  type Draft,
  type Drafts,
  type ReadResult,
  type RowError
} from './result.ts';

export type { ReadError, ReadResult } from './result.ts';
export { openPublishers, type Publishers } from './publisher.ts';

/**
 * One file's articles. The format is told by the content first, then by the ending. Never throws for what a file
 * holds: a broken record is a named error, and the others go on. Dates stay null where the source gives none.
 */
export function readArticles(
  bytes: Uint8Array,
  fileName: string,
  publishers: Publishers = NO_PUBLISHERS
): ReadResult {
  const decoded = decode(bytes);
  if (isRowError(decoded)) return { articles: [], errors: [{ ...decoded, file: fileName }], notes: [] };
  const read = readFormat(decoded.text, fileName);
  const articles: Article[] = [];
  const errors: RowError[] = [...read.errors];
  const notes = [...decoded.notes, ...read.notes];
  const taken = new Set<string>();
  for (const draft of read.drafts) {
    const stories = draftArticles(withFreeId(draft, taken, notes), publishers);
    if (stories.length === 0) errors.push(emptyArticle(draft.row));
    if (stories.length > 1)
      notes.push(`${draft.id}: the page carries ${stories.length} stories and was split`);
    articles.push(...stories);
  }
  errors.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  return { articles, errors: errors.map((error) => ({ ...error, file: fileName })), notes };
}

const READERS: Record<Format, (text: string, fileName: string) => Drafts> = {
  csv: readCsv,
  feed: readFeed,
  html: readHtml,
  json: readJson,
  jsonl: readJsonLines,
  text: readText,
  unknown: (_, fileName) =>
    failed(
      rowError(
        'UnknownFormat',
        null,
        `nothing tells what ${fileName} holds`,
        'txt, json, jsonl, html, xml, rss, atom or csv'
      )
    )
};

function readFormat(text: string, fileName: string): Drafts {
  if (text.trim() === '')
    return failed(rowError('EmptyArticle', null, 'the file is empty', 'at least one article'));
  return READERS[detectFormat(text, fileName)](text, fileName);
}

function readText(text: string, fileName: string): Drafts {
  const unknown = {
    title: null,
    published: null,
    publisher: null,
    site: null,
    url: null,
    language: null,
    row: null
  };
  return { drafts: [{ id: baseName(fileName), ...unknown, text }], errors: [], notes: [] };
}

/** A draft's stories as articles: the page's own first, a second one as `<id>~2`. */
function draftArticles(draft: Draft, publishers: Publishers): Article[] {
  return readPage(draft.text, draft.title, publishers.countries).flatMap((story, i) => {
    const text = joinLines(story.lines);
    if (wordCount(text) === 0) return [];
    const own = i === 0;
    const { publisher: named, site, url } = draft;
    const article: Article = {
      id: own ? draft.id : `${draft.id}~${i + 1}`,
      title: story.title,
      publisher: choosePublisher(
        { named, site, url, footer: story.footer, credit: story.credit },
        publishers
      ),
      published: (own ? draft.published : null) ?? story.published,
      dateline: story.dateline,
      language: detectLanguage(text, draft.language),
      url: own ? draft.url : null,
      text
    };
    return [article];
  });
}

/** Two records of one file under the same id: the later one takes its row's number. */
function withFreeId(draft: Draft, taken: Set<string>, notes: string[]): Draft {
  let id = draft.id;
  for (let n = draft.row ?? 2; taken.has(id); n++) id = rowId(draft.id, n);
  taken.add(id);
  if (id !== draft.id) notes.push(`the id ${draft.id} comes twice: the second record is ${id}`);
  return { ...draft, id };
}

function emptyArticle(row: number | null): RowError {
  return rowError(
    'EmptyArticle',
    row,
    'no words are left when the page furniture is gone',
    'a text with at least one word'
  );
}
