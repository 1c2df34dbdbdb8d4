import { dataVersion } from './meta.ts';
import type { Store } from './store.ts';

/** What a record was before it changed, as far as the map's columns need it to find it; null where it was not there. */
export type RecordBefore = { from: string | null; to: string | null; articles: string[] } | null;

/** One step from a version of the data to the next. */
interface Step {
  version: string;
  /** Null where too many changed to tell them. */
  changed: [id: string, before: RecordBefore][] | null;
}

/** Steps that are kept, and records that one may tell of. Who is further behind reads everything. */
const STEPS_KEPT = 60;
const MOST_CHANGED = 2000;
/** Steps stand in `meta` under their numbers. */
const PREFIX = 'changes:';
const nameOf = (step: number) => `${PREFIX}${String(step).padStart(12, '0')}`;

/** Notes what a change of the records does, before it is written as the data's version. */
export async function writeChanges(
  store: Store,
  version: string,
  changed: ReadonlyMap<string, RecordBefore>
): Promise<void> {
  const steps = await readSteps(store);
  const last = steps.at(-1);
  const before = await dataVersion(store);
  // Records that were written some other way broke the chain: it begins anew where it stands.
  const isBroken = last?.version !== before;
  const number = (last?.number ?? 0) + 1;
  const old = steps.slice(0, isBroken ? steps.length : Math.max(0, steps.length + 1 - STEPS_KEPT));
  if (old.length > 0)
    await store.db
      .deleteFrom('meta')
      .where(
        'key',
        'in',
        old.map((step) => nameOf(step.number))
      )
      .execute();
  const step: Step = { version, changed: changed.size > MOST_CHANGED ? null : [...changed] };
  const fresh = isBroken ? [{ version: before, changed: [] }, step] : [step];
  await store.db
    .insertInto('meta')
    .values(fresh.map((one, i) => ({ key: nameOf(number + i), value: JSON.stringify(one) })))
    .execute();
}

/**
 * What each record that changed between two versions was at the first of them; null where the store does not know that
 * version any more, or where too much has changed since.
 */
export async function readChanges(
  store: Store,
  since: string,
  version: string
): Promise<Map<string, RecordBefore> | null> {
  const steps = await readSteps(store);
  const end = steps.findLastIndex((step) => step.version === version);
  const start = steps.findLastIndex((step, i) => i <= end && step.version === since);
  if (start < 0) return null;
  const changed = new Map<string, RecordBefore>();
  for (const step of steps.slice(start + 1, end + 1)) {
    if (step.changed === null) return null;
    for (const [id, before] of step.changed) if (!changed.has(id)) changed.set(id, before);
  }
  return changed.size > MOST_CHANGED ? null : changed;
}

async function readSteps({ db }: Store): Promise<(Step & { number: number })[]> {
  const rows = await db.selectFrom('meta').selectAll().where('key', 'like', `${PREFIX}%`).execute();
  return rows
    .map(({ key, value }) => ({
      ...(JSON.parse(value) as Step),
      number: Number(key.slice(PREFIX.length))
    }))
    .sort((a, b) => a.number - b.number);
}
