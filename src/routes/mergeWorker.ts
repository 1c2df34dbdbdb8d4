import { parentPort } from 'node:worker_threads';
import type { Incident, Measure, Records, SourcedExtraction } from '../lib/model/index.ts';
import { knownBy } from '../lib/server/merge/known.ts';
import { mergeMentions, STEPS, type Steps } from '../lib/server/merge/merge.ts';
import { openMerge } from '../lib/server/merge/remember.ts';
import type { Changed, FromThread, ToThread } from './mergeThread.server.ts';

const merge = openMerge();
const articles = new Map<string, SourcedExtraction>();
/** What was given by the last merge that is kept, on the other side too. */
const given = { incidents: new Set<Incident>(), measures: new Set<Measure>() };

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'merge') return parentPort?.postMessage(answer(message));
  for (const id of message.gone) articles.delete(id);
  for (const extraction of message.changed) articles.set(extraction.articleId, extraction);
});

function answer({ corrections, day, isKept }: ToThread & { kind: 'merge' }): FromThread {
  const all = [...articles.values()];
  const known = day === null ? all : knownBy(all, day).extractions;
  const records: Records = isKept
    ? merge(known, corrections)
    : mergeMentions(known, corrections, telling(STEPS, known.length));
  return {
    kind: 'records',
    incidents: changed(records.incidents, given.incidents, isKept),
    measures: changed(records.measures, given.measures, isKept),
    aggregates: records.aggregates
  };
}

/** How much of a merge is behind when each of its steps is done. */
const AFTER = { mentions: 0.3, incidents: 0.65, measures: 0.7 };
/** Nobody sees a smaller step. */
const LEAST = 0.01;

/** The same steps, which say how far the merge is. */
function telling(steps: Steps, articles: number): Steps {
  let told = 0;
  const tell = (share: number) => {
    if (share - told < LEAST) return;
    told = share;
    parentPort?.postMessage({ kind: 'share', share } satisfies FromThread);
  };
  let [listed, built, incidents] = [0, 0, 0];
  return {
    ...steps,
    mentionsOf(extraction) {
      tell((AFTER.mentions * ++listed) / articles);
      return steps.mentionsOf(extraction);
    },
    clusterIncidents(mentions) {
      const clusters = steps.clusterIncidents(mentions);
      incidents = clusters.length;
      tell(AFTER.incidents);
      return clusters;
    },
    clusterMeasures(mentions) {
      const clusters = steps.clusterMeasures(mentions);
      tell(AFTER.measures);
      return clusters;
    },
    buildIncident(id, cluster) {
      tell(Math.min(1, AFTER.measures + ((1 - AFTER.measures) * ++built) / incidents));
      return steps.buildIncident(id, cluster);
    }
  };
}

/** A record that was not given under its id as this very object is sent. */
function changed<R extends { id: string }>(
  records: readonly R[],
  given: Set<R>,
  isKept: boolean
): Changed<R> {
  const ids = records.map(({ id }) => id);
  const fresh = isKept ? records.filter((record) => !given.has(record)) : [...records];
  if (isKept) {
    given.clear();
    for (const record of records) given.add(record);
  }
  return { ids, records: fresh };
}
