import { generateAtomFeed } from 'feedsmith';
import type { Incident, Measure } from '../model/index.ts';
import { describe, sourcesOf, type ExportMeta } from './meta.ts';

export interface AtomWords {
  title: string;
  titleOf: (record: Incident | Measure) => string;
  /** What the record says, in a sentence or two. */
  textOf: (record: Incident | Measure) => string;
}

/** Entries of a feed: the newest ones, as readers ask for it again and again. */
export const FEED_LENGTH = 200;

/**
 * Atom 1.0 (RFC 4287) with GeoRSS points: new and corrected records, the one changed last first. A record changes when a
 * report of it is published or somebody corrects it; one whose reports have no date stands last, under the feed's own.
 * @param origin of the addresses in it, as `https://dateline.example`.
 */
export function recordsToAtom(
  records: readonly (Incident | Measure)[],
  meta: ExportMeta,
  origin: string,
  words: AtomWords
): string {
  const { attribution, filter, dataVersion } = describe(meta);
  const newest = records
    .map((record) => ({ record, changed: changedAt(record) }))
    .sort((a, b) => b.changed.localeCompare(a.changed) || (a.record.id < b.record.id ? -1 : 1))
    .slice(0, FEED_LENGTH);
  const query = filter ? `?${filter}` : '';
  return generateAtomFeed({
    id: `${origin}/feed.atom${query}`,
    title: { value: words.title },
    subtitle: { value: `Data version ${dataVersion}` },
    updated: newest[0]?.changed ?? NEVER,
    rights: { value: attribution },
    generator: { text: 'Dateline' },
    authors: [{ name: 'Dateline' }],
    links: [
      { rel: 'self', href: `${origin}/feed.atom${query}`, type: 'application/atom+xml' },
      { rel: 'alternate', href: `${origin}/${query}`, type: 'text/html' }
    ],
    entries: newest.map(({ record, changed }) => {
      const kind = 'category' in record ? 'incident' : 'measure';
      const { lng, lat } = record.location;
      return {
        id: `urn:dateline:${kind}:${record.id}`,
        title: { value: words.titleOf(record) },
        updated: changed,
        links: [{ rel: 'alternate', href: `${origin}/?${kind}=${encodeURIComponent(record.id)}` }],
        summary: { value: words.textOf(record) },
        content: { value: contentOf(record) },
        ...(lng === null || lat === null ? {} : { georss: { point: { lat, lng } } })
      };
    })
  });
}

/** RFC 4287 asks each entry for a date; this one is told apart from any real one. */
const NEVER = '1970-01-01T00:00:00.000Z';

function changedAt({ reports, corrections }: Incident | Measure): string {
  const published = reports.flatMap((report) =>
    report.published ? [`${report.published}T00:00:00.000Z`] : []
  );
  const corrected = corrections.map(({ madeAt }) => new Date(madeAt).toISOString());
  return [...published, ...corrected].sort().at(-1) ?? NEVER;
}

/** Each report with the words that it was read from. */
function contentOf({ reports }: Incident | Measure): string {
  const sources = sourcesOf(reports);
  return reports
    .map((report, i) => {
      const { title, publisher, published, url } = sources[i] ?? report;
      const quotes = [...new Set(report.evidence.map(({ quote }) => `“${quote}”`))];
      const source = [publisher, published, title, url].filter(Boolean).join(', ');
      return `${quotes.join(' … ')} (${source || report.articleId})`;
    })
    .join('\n');
}
