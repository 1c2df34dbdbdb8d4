import type { Article } from '../../model/index.ts';

/** What went wrong, by name: the name is stable and may be tested for. */
export type ReadErrorName =
  | 'BadCsv'
  | 'BadFeed'
  | 'BadHtml'
  | 'BinaryFile'
  | 'EmptyArticle'
  | 'MissingText'
  | 'NotJson'
  | 'UnknownFormat'
  | 'UnreadableEncoding'
  | 'UnreadableFile';

export interface ReadError {
  name: ReadErrorName;
  file: string;
  /** Record in the file from 1 (a CSV's header not counted; the line in JSON Lines), null for the file as a whole. */
  row: number | null;
  /** What was found. */
  message: string;
  /** What would have been read. */
  expected: string;
}

export interface ReadResult {
  articles: Article[];
  errors: ReadError[];
  /** What was assumed or repaired; nothing here failed. */
  notes: string[];
}

/** An article as a format gives it, before its text is cleaned. */
export interface Draft {
  id: string;
  title: string | null;
  /** ISO date, null where the format's own metadata state none. */
  published: string | null;
  /** As the metadata name it: a name or a host. */
  publisher: string | null;
  /** Name of the site, weaker than `publisher`. */
  site: string | null;
  url: string | null;
  /** ISO 639-1 code where declared. */
  language: string | null;
  /** Paragraphs between line ends; may still hold page furniture. */
  text: string;
  row: number | null;
}

/** What a format's reader gives: drafts and the records that gave none. */
export interface Drafts {
  drafts: Draft[];
  errors: RowError[];
  notes: string[];
}

export type RowError = Omit<ReadError, 'file'>;

export function rowError(
  name: ReadErrorName,
  row: number | null,
  message: string,
  expected: string
): RowError {
  return { name, row, message, expected };
}

export function isRowError(value: object): value is RowError {
  return 'expected' in value;
}

export function failed(error: RowError): Drafts {
  return { drafts: [], errors: [error], notes: [] };
}

/** A value for an error message: short, on one line, quoted. */
export function shown(value: string, length = 60): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return JSON.stringify(line.length > length ? `${line.slice(0, length)}…` : line);
}
