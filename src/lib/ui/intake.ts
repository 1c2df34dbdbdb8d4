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

/** A file, or a record in it, that could not be read. */
export interface IntakeProblem {
  /** Stable: `FileTooLarge`, `NotJson`, … */
  name: string;
  file: string;
  row: number | null;
  message: string;
  expected: string;
}

export interface IntakeArticle {
  id: string;
  file: string;
  /** Its title or first words; null where it has neither. */
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

/** What of a choice of files is too much, in words; null where all of it may be sent. */
export function intakeProblem(files: readonly { name: string; size: number }[]): string | null {
  const { files: most, fileBytes, totalBytes } = INTAKE_LIMITS;
  if (files.length > most)
    return `These are ${files.length} files; up to ${most} can be dropped at once. “dateline ingest FOLDER” reads any number.`;
  const large = files.find(({ size }) => size > fileBytes);
  if (large) return `${large.name} is larger than ${megabytes(fileBytes)}.`;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return total > totalBytes
    ? `These files are larger than ${megabytes(totalBytes)} together; drop them in parts.`
    : null;
}

function megabytes(bytes: number): string {
  return `${bytes / 1_000_000} MB`;
}
