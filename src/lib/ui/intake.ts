import type { Saying } from '../messages/index.ts';
import type { Incident, Measure } from '../model/index.ts';
import type { Quote } from './detail.ts';

/** How much may be dropped at once; more is what the command line is for. */
export const INTAKE_LIMITS = {
  files: 50,
  /** Bytes of one file, and of all together. */
  fileBytes: 5_000_000,
  totalBytes: 20_000_000,
  /** Articles in all files: a feed or a table holds many. */
  articles: 300
};

/** Why a file, or a record in it, could not be read; the reading's own names, which are stable. */
type IntakeProblemName =
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

/** A file, or a record in it, that could not be read. */
export interface IntakeProblem {
  name: IntakeProblemName;
  file: string;
  row: number | null;
  message: string;
  expected: string;
}

export interface IntakeArticle {
  id: string;
  file: string;
  /** Null where neither a title nor a first word can stand for it. */
  heading: string | null;
  publisher: string | null;
  published: string | null;
  /** What the store would do with it. */
  state: 'new' | 'changed' | 'unchanged';
  incidents: number;
  measures: number;
}

/** What storing would do to one record. */
export interface IntakeChange {
  what: 'added' | 'joined' | 'merged' | 'changed' | 'removed';
  /** As it would be; for `removed` as it is. */
  record: Omit<Incident, 'reports' | 'corrections'> | Omit<Measure, 'reports' | 'corrections'>;
  /** Ids that it has now. */
  before: string[];
  fields: { field: string; from: unknown; to: unknown }[];
  /** The words of the reports that are new to it. */
  quotes: Quote[];
}

export interface IntakePreview {
  articles: IntakeArticle[];
  problems: IntakeProblem[];
  changes: IntakeChange[];
}

export interface IntakeResult {
  stored: number;
  unchanged: number;
  problems: IntakeProblem[];
  dataVersion: string;
}

/** What of a choice of files is too much; null where all of it may be sent. */
export function intakeProblem(files: readonly { name: string; size: number }[]): Saying | null {
  const { files: most, fileBytes, totalBytes } = INTAKE_LIMITS;
  if (files.length > most) return { key: 'desk.tooMuch.files', values: { n: files.length, most } };
  const large = files.find(({ size }) => size > fileBytes);
  if (large) return { key: 'desk.tooMuch.file', values: { name: large.name, size: megabytes(fileBytes) } };
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return total > totalBytes ? { key: 'desk.tooMuch.total', values: { size: megabytes(totalBytes) } } : null;
}

function megabytes(bytes: number): number {
  return bytes / 1_000_000;
}
