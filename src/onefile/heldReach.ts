import { dayNumber, type Columns } from '../lib/columns/columns.ts';
import type { OneFileIndex, OneFileSource } from '../lib/columns/oneFile.ts';
import { daysOf, NONE } from '../lib/columns/prepare.ts';
import type { Incident, Measure, Records } from '../lib/model/index.ts';
import { quotesIn } from '../lib/ui/detail.ts';
import type { Reach } from '../lib/ui/reach.ts';
import { relatedOf, surroundingsOf } from '../lib/ui/related.ts';
import { headingOf } from '../lib/ui/words.ts';
import type { ReadRecord } from './heldRecords.ts';

/** Answers from the file what other pages ask their server; an article is read where its outlet has it. */
export function heldReach(
  columns: Columns,
  { ids, prompted }: OneFileIndex,
  sources: readonly OneFileSource[],
  read: ReadRecord
): Omit<Reach, 'map'> {
  const known = new Map(sources.map((source) => [source.articleId, source]));
  const days = daysOf(columns);

  /** The records that may be related to one, and more. */
  async function around(record: Incident | Measure): Promise<Records> {
    if (!('category' in record)) {
      const row = record.prompted === null ? -1 : ids.indexOf(record.prompted);
      const found = row < 0 ? null : (await read(row)).record;
      return { incidents: found && 'category' in found ? [found] : [], measures: [], aggregates: [] };
    }
    const rows = [
      ...prompted.filter(([, incident]) => incident === record.id).map(([row]) => row),
      ...measuresNear(record)
    ];
    const found = await Promise.all([...new Set(rows)].map(async (row) => (await read(row)).record));
    return {
      incidents: [],
      measures: found.filter((other): other is Measure => !('category' in other)),
      aggregates: []
    };
  }

  /** Measures of an incident's province within its days. */
  function measuresNear(incident: Incident): number[] {
    const { admin1, days: window } = surroundingsOf(incident);
    if (admin1 === null || window === null) return [];
    const { dictionaries: known } = columns;
    const [first, last] = [dayNumber(window.from), dayNumber(window.to)];
    const isNear = (row: number) =>
      known.kind[columns.kind[row]!]!.layer === 'measure' &&
      known.place[columns.place[row]!]!.admin1 === admin1 &&
      days.firstDay[columns.date[row]!]! !== NONE &&
      days.firstDay[columns.date[row]!]! <= last &&
      days.lastDay[columns.date[row]!]! >= first;
    return ids.flatMap((_, row) => (isNear(row) ? [row] : []));
  }

  /** Every report is headed by its title, or by its article's first words. */
  function titled(record: Incident | Measure): Incident | Measure {
    const reports = record.reports.map((report) => ({
      ...report,
      title: titleOf(known.get(report.articleId) ?? report)
    }));
    return { ...record, reports };
  }

  return {
    async detail(id) {
      const row = ids.indexOf(id);
      // Only rows of the file are opened; what is not among them says so before.
      if (row < 0) throw new Error(`this file holds no record ${id}`);
      const { record: plain, contexts } = await read(row);
      const record = titled(plain);
      const quotes = quotesIn(record.reports, (report, { quote, start }, position) => {
        const context = contexts[report]?.[position];
        return context ?? { text: quote, from: start, isCutBefore: false, isCutAfter: false };
      });
      const related = relatedOf(plain, await around(plain));
      return 'category' in record
        ? { kind: 'incident', record, quotes, related }
        : { kind: 'measure', record, quotes, related };
    },
    successors: async () => [],
    articleLink({ articleId }) {
      const address = known.get(articleId)?.url;
      return address && /^https?:\/\//i.test(address) ? address : null;
    },
    origin: () => null
  };
}

/** Null where it has no title and nothing is known of how it begins. */
export function titleOf({ title, opening }: Pick<OneFileSource, 'title' | 'opening'>): string | null {
  return title ?? (opening === undefined ? null : headingOf(null, opening));
}
