import type { Article, Extraction, SourcedExtraction } from '../lib/model/index.ts';
import { compareRecords, type Change } from '../lib/server/merge/changes.ts';
import { mergeExtractions } from '../lib/server/pipeline.ts';
import { listCorrections } from '../lib/server/store/corrections.ts';
import { listExtractions } from '../lib/server/store/extractions.ts';
import type { Store } from '../lib/server/store/store.ts';

/** What storing these extractions would do to the map, in words with quotes; nothing is stored. */
export async function describeIngest(store: Store, extractions: readonly Extraction[]): Promise<string[]> {
  const [stored, corrections] = [await listExtractions(store), await listCorrections(store)];
  const coming = new Map(extractions.map((extraction) => [extraction.id, extraction]));
  const after = [...stored.filter(({ articleId }) => !coming.has(articleId)), ...extractions.map(sourced)];
  const changes = compareRecords(mergeExtractions(stored, corrections), mergeExtractions(after, corrections));
  return [
    ...changes.flatMap(describe),
    changes.length === 0 ? 'Nothing on the map would change.' : `${changes.length} records would change.`,
    'Nothing was stored.'
  ];
}

function describe({ what, kind, record, reports, fields, before }: Change): string[] {
  const { location, date } = record;
  const where = location.name ?? location.admin1 ?? location.country ?? 'place unknown';
  const when =
    date.from === null ? 'date unknown' : date.from === date.to ? date.from : `${date.from} to ${date.to}`;
  const old = what === 'merged' ? ` (were ${before.join(' and ')})` : '';
  const quotes = reports.flatMap(({ articleId, evidence }) =>
    evidence
      .filter(({ field }) => field === 'type' || field === 'summary')
      .map(({ quote }) => `    ${articleId}: “${quote.replaceAll(/\s+/g, ' ')}”`)
  );
  return [
    `${what.padEnd(8)} ${kind} ${record.type}, ${where}, ${when}${old}`,
    ...fields.map(({ field, from, to }) => `    ${field}: ${show(from)} → ${show(to)}`),
    ...quotes
  ];
}

const show = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

function sourced(extraction: Extraction): SourcedExtraction {
  const { id, article } = extraction;
  const { title, publisher, published, url }: Omit<Article, 'id'> = article;
  return {
    articleId: id,
    articleVersion: Number.MAX_SAFE_INTEGER,
    title,
    publisher,
    published,
    url,
    extraction
  };
}
