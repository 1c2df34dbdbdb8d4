/**
 * Corrects what is in a store as the web server does, one decision after the other until it is killed, and prints each
 * one's id once it is acknowledged.
 * node --import tsx editChild.ts DATA_DIR SEED
 */
import { randomFrom } from '../../bench/measure.ts';
import type { DeskRequest, Incident, Measure } from '../../src/lib/model/index.ts';
import { listRecords } from '../../src/lib/server/store/records.ts';
import { openStore } from '../../src/lib/server/store/store.ts';
import { DeskError, openDesk } from '../../src/routes/desk.server.ts';
import { openRemerge } from '../../src/routes/remerge.server.ts';

const [dataDir, seed] = process.argv.slice(2) as [string, string];
const random = randomFrom(Number(seed));
const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
const store = await openStore({ dataDir, databaseUrl: null });
const desk = openDesk(store, openRemerge());
const user = { name: 'amna', role: 'editor' } as const;

console.log('begin');
for (;;) {
  const request = await nextRequest();
  try {
    const { correction } = await desk.correct(user, request);
    console.log(correction.id);
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
  }
}

async function nextRequest(): Promise<DeskRequest> {
  const { incidents, measures } = await listRecords(store);
  const corrections = await desk.corrections();
  const kind = random();
  const record = pick<Incident | Measure>(random() < 0.8 ? incidents : measures);
  const undone = pick(corrections);
  if (undone && (kind < 0.3 || !record)) return { kind: 'undo', correction: undone.id, why: 'it was not so' };
  if (!record) throw new Error('the store holds nothing to correct');
  const other = pick(incidents);
  if (kind < 0.4) return { kind: 'confirm', record: record.id, why: null };
  if (kind < 0.5) return { kind: 'reject', record: record.id, why: 'an accident' };
  if (kind < 0.6 && other) return { kind: 'merge', records: [record.id, other.id], why: null };
  if (kind < 0.7) {
    const reports = record.reports.slice(1).map(({ mentionId }) => mentionId);
    return { kind: 'split', record: record.id, reports, why: 'another one' };
  }
  const value = `words ${Math.floor(random() * 1e6)}`;
  return 'category' in record
    ? { kind: 'set', record: record.id, edit: { of: 'incident', field: 'target', value }, why: null }
    : { kind: 'set', record: record.id, edit: { of: 'measure', field: 'summary', value }, why: null };
}
