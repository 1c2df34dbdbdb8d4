import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { extract, openLexicons, type Findings } from '../../../src/lib/server/extract/extract.ts';
import { parseTable, type Row } from '../../../src/lib/server/extract/tsv.ts';
import { openGazetteer } from '../../../src/lib/server/geocode/gazetteer.ts';
import { openNameLexicon } from '../../../src/lib/server/geocode/nameLexicon.ts';
import { resolveToponyms } from '../../../src/lib/server/geocode/resolve.ts';
import { findToponyms } from '../../../src/lib/server/geocode/toponyms.ts';
import { openTagger, parseDoc } from '../../../src/lib/server/text/parse.ts';
import type { Article, ResolvedToponym } from '../../../src/lib/model/index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const tagger = openTagger();
const gazetteer = openGazetteer(`${root}geodata`);
const nameWords = openNameLexicon();
export const lexicons = openLexicons(`${root}src/lib/server/extract/lexicon`, `${root}geodata`);

export interface Read {
  article: Article;
  toponyms: ResolvedToponym[];
  findings: Findings;
}

/** Reads a text as an article published on Sunday 10 March 2024. */
export function read(
  text: string,
  published: string | null = '2024-03-10',
  title: string | null = null
): Read {
  const article: Article = {
    id: 't',
    title,
    publisher: null,
    published,
    dateline: null,
    language: 'en',
    url: null,
    text
  };
  const doc = parseDoc(article, tagger);
  const toponyms = resolveToponyms(doc, findToponyms(doc, gazetteer, nameWords), gazetteer);
  return { article, toponyms, findings: extract(doc, toponyms, lexicons) };
}

/** Name of the place that an incident chose, as the gazetteer has it. */
export function placeName(read: Read, where: Findings['incidents'][number]['where']): string | null {
  return read.toponyms[where?.toponyms[0] ?? -1]?.place?.name ?? null;
}

export function readCases(name: string): Row[] {
  return parseTable(readFileSync(`${root}tests/cases/${name}.tsv`, 'utf8'), name);
}
