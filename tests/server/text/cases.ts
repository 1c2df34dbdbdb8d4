import { readFileSync } from 'node:fs';
import { openTagger, parseDoc } from '../../../src/lib/server/text/parse.ts';
import type { Doc } from '../../../src/lib/server/text/doc.ts';

const tagger = openTagger();

/** A document of bare text, as the reader would hand it over. */
export function docOf(text: string, published: string | null = null, title: string | null = null): Doc {
  return parseDoc(
    { id: 'case', title, publisher: null, published, dateline: null, language: 'en', url: null, text },
    tagger
  );
}

/** Rows of a case file under its header line, `#` lines left out. */
export function readCases(name: string): string[][] {
  const file = readFileSync(new URL(`../../cases/${name}.tsv`, import.meta.url), 'utf8');
  const lines = file.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.slice(1).map((line) => line.split('\t'));
}

/** Takes the `[ ]` marks out: the text, and the marked span's words, null where nothing is marked. */
export function unmark(marked: string): { text: string; start: number; words: string | null } {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']');
  if (start < 0) return { text: marked, start: 0, words: null };
  return {
    text: marked.slice(0, start) + marked.slice(start + 1, end) + marked.slice(end + 1),
    start,
    words: marked.slice(start + 1, end)
  };
}
