import { randomUUID } from 'node:crypto';
import {
  recordsOf,
  type Correction,
  type CorrectionAction,
  type Incident,
  type Measure,
  type MentionAnchor,
  type RecordAnchor,
  type Report
} from '../../model/index.ts';
import { StaleRecord } from './errors.ts';
import { readMention } from './extractions.ts';
import type { Store } from './store.ts';

export interface NewCorrection {
  /** Its name where it may be saved again after it was undone; else it is given one. */
  id?: string;
  who: string;
  why: string | null;
  action: CorrectionAction;
}

/**
 * Adds a decision to those that are stored; none is ever changed. Its time is later than that of every one before, also
 * where two are made within one millisecond. The caller merges anew.
 */
export async function saveCorrection(
  store: Store,
  { id = randomUUID(), who, why, action }: NewCorrection,
  now: Date
): Promise<Correction> {
  return store.transaction(async ({ db }) => {
    const times = await db.selectFrom('corrections').select('made_at').execute();
    const last = Math.max(0, ...times.map(({ made_at }) => Date.parse(made_at)));
    const madeAt = new Date(Math.max(now.getTime(), last + 1)).toISOString();
    const correction: Correction = { id, who, madeAt, why, action };
    await db
      .insertInto('corrections')
      .values({ id: correction.id, who, made_at: madeAt, why, action: JSON.stringify(action) })
      .execute();
    return correction;
  });
}

/** Oldest first. */
export async function listCorrections({ db }: Store): Promise<Correction[]> {
  const rows = await db.selectFrom('corrections').selectAll().execute();
  return rows
    .map(({ id, who, made_at, why, action }): Correction => ({
      id,
      who,
      madeAt: made_at,
      why,
      action: JSON.parse(action) as CorrectionAction
    }))
    .sort((a, b) => (a.madeAt < b.madeAt || (a.madeAt === b.madeAt && a.id < b.id) ? -1 : 1));
}

/**
 * What a correction of a record points at: its mentions as they are stored now.
 * @throws StaleRecord where the record is of an older reading than the store holds; the page must be loaded again.
 */
export async function anchorRecord(store: Store, record: Incident | Measure): Promise<RecordAnchor> {
  const kind = 'category' in record ? 'incident' : 'measure';
  const mentions = await Promise.all(
    record.reports.map(async (report) => {
      const anchor = await anchorReport(store, kind, report);
      if (anchor) return anchor;
      throw new StaleRecord(
        `"${report.mentionId}" is not in the store as ${record.id} shows it; load the page again`
      );
    })
  );
  return { kind, id: record.id, mentions };
}

async function anchorReport(
  store: Store,
  kind: RecordAnchor['kind'],
  report: Report
): Promise<MentionAnchor | null> {
  const { articleId, articleVersion, mentionId } = report;
  const position = Number(/#(?:incident|measure)\.(\d+)$/.exec(mentionId)?.[1] ?? NaN);
  if (Number.isNaN(position)) return keptAnchor(store, report);
  const mention = await readMention(store, articleId, articleVersion, kind, position);
  return mention && ({ kind, articleId, mentionId, mention } as MentionAnchor);
}

/** A mention that only a person's word keeps on the map is found in that person's decision. */
async function keptAnchor(store: Store, report: Report): Promise<MentionAnchor | null> {
  const quotes = new Set(report.evidence.map(({ quote }) => quote));
  const anchors = (await listCorrections(store)).flatMap(({ action }) =>
    action.kind === 'decline' ? [] : recordsOf(action).flatMap(({ mentions }) => mentions)
  );
  const match = anchors.find(
    ({ articleId, mention }) =>
      articleId === report.articleId && mention.evidence.some(({ quote }) => quotes.has(quote))
  );
  return match ?? null;
}
