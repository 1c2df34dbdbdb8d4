import type { Correction, Records, SourcedExtraction } from '../../model/index.ts';
import type { Cluster } from './clusters.ts';
import { mergeMentions, STEPS, type Steps } from './merge.ts';

/** Merges everything anew, as `mergeMentions` does. */
export type Merge = (
  extractions: readonly SourcedExtraction[],
  corrections: readonly Correction[]
) => Records;

/**
 * A merge that remembers its last call: an article that was given before, as the same object, is not listed again; what
 * is not changed by a mention is not clustered again; a record whose reports are the same, told for the same reasons, is
 * the same object. It gives what `mergeMentions` gives, because only pure steps are remembered, each by all that it
 * takes. It holds what the last call held; two calls must not run at one time.
 */
export function openMerge(): Merge {
  const steps = rememberSteps(STEPS);
  return (extractions, corrections) => {
    const records = mergeMentions(extractions, corrections, steps);
    steps.forget();
    return records;
  };
}

/** `forget` lets go of what was not asked for since the last time. */
function rememberSteps(steps: Steps): Steps & { forget(): void } {
  const mentions = new WeakMap<SourcedExtraction, ReturnType<Steps['mentionsOf']>>();
  const revived = new Remembered<ReturnType<Steps['reviveMention']>>();
  const incidents = new Remembered<Built<ReturnType<Steps['buildIncident']>>>();
  const measures = new Remembered<Built<ReturnType<Steps['buildMeasure']>>>();
  return {
    clusterIncidents: byElements(steps.clusterIncidents),
    clusterMeasures: byElements(steps.clusterMeasures),
    mentionsOf(extraction) {
      const known = mentions.get(extraction) ?? steps.mentionsOf(extraction);
      mentions.set(extraction, known);
      return known;
    },
    reviveMention(anchor, sources, id) {
      const mention = steps.reviveMention(anchor, sources, id);
      return revived.take(JSON.stringify(mention), (known) => known ?? mention);
    },
    buildIncident(id, cluster) {
      const parts = partsOf(cluster, null);
      return incidents.take(id, (known) =>
        known && sameParts(known.parts, parts) ? known : { parts, record: steps.buildIncident(id, cluster) }
      ).record;
    },
    buildMeasure(id, cluster, prompted) {
      const parts = partsOf(cluster, prompted);
      return measures.take(id, (known) =>
        known && sameParts(known.parts, parts)
          ? known
          : { parts, record: steps.buildMeasure(id, cluster, prompted) }
      ).record;
    },
    forget() {
      for (const kept of [revived, incidents, measures]) kept.forget();
    }
  };
}

/** Values by name; one that was not taken between two calls of `forget` is gone. */
class Remembered<T> {
  #before = new Map<string, T>();
  #now = new Map<string, T>();

  take(name: string, choose: (known: T | undefined) => T): T {
    const value = choose(this.#now.get(name) ?? this.#before.get(name));
    this.#now.set(name, value);
    return value;
  }

  forget(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

/** All that a record is built from beside its id. */
interface Parts {
  members: readonly object[];
  reasons: readonly (readonly string[])[];
  prompted: string | null;
}

interface Built<R> {
  parts: Parts;
  record: R;
}

function partsOf<S extends object>({ members, reasons }: Cluster<S>, prompted: string | null): Parts {
  return { members, reasons, prompted };
}

function sameParts(a: Parts, b: Parts): boolean {
  return (
    a.prompted === b.prompted &&
    sameElements(a.members, b.members) &&
    a.reasons.every((reasons, i) => sameElements(reasons, b.reasons[i]!))
  );
}

/** What `work` gave for the last list, where this one holds the same elements in the same order. */
function byElements<T, R>(work: (list: readonly T[]) => R): (list: readonly T[]) => R {
  let last: { list: readonly T[]; result: R } | null = null;
  return (list) => {
    if (last === null || !sameElements(last.list, list)) last = { list: [...list], result: work(list) };
    return last.result;
  };
}

function sameElements<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((element, i) => element === b[i]);
}
