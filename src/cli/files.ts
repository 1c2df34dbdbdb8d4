import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { findProjectRoot } from '../lib/server/config.ts';
import { openPublishers, readArticles, type ReadError, type ReadResult } from '../lib/server/read/read.ts';
import { UsageError } from './terminal.ts';

/** Endings that a folder is searched for; a file that is named outright is read whatever it is called. */
const ARTICLE_ENDINGS = new Set([
  '.txt',
  '.json',
  '.jsonl',
  '.ndjson',
  '.html',
  '.htm',
  '.xml',
  '.rss',
  '.atom',
  '.csv'
]);

/** Article files at the given paths, folders searched to the bottom, in byte order of their paths. */
export function findArticleFiles(paths: string[]): string[] {
  return paths.flatMap((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) throw new UsageError(`${path}: no such file or folder`);
    return stat.isDirectory() ? filesUnder(path) : [path];
  });
}

/** Reads article files one after the other, with the names of the publishers that geodata knows. */
export function openReader(): (path: string) => ReadResult {
  const publishers = openPublishers(join(findProjectRoot(), 'geodata/publishers.tsv'));
  return (path) => {
    let bytes: Buffer;
    try {
      bytes = readFileSync(path);
    } catch (error) {
      return { articles: [], errors: [unreadable(path, error)], notes: [] };
    }
    return readArticles(bytes, path, publishers);
  };
}

export function formatReadError({ name, file, row, message, expected }: ReadError): string {
  return `${name}: ${row === null ? file : `${file}, row ${row}`}: ${message}; expected ${expected}`;
}

function unreadable(file: string, error: unknown): ReadError {
  const message = error instanceof Error ? error.message : String(error);
  return { name: 'UnreadableFile', file, row: null, message, expected: 'a file that may be read' };
}

function filesUnder(folder: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // Listed as a file, it is named with the reason when its turn to be read comes.
    return [folder];
  }
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return ARTICLE_ENDINGS.has(extname(entry.name).toLowerCase()) ? [path] : [];
  });
}
