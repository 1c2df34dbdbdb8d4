import type { Decision, MentionAnchor, RecordAnchor } from '../../model/index.ts';
import type { AnchorIndex } from './anchors.ts';
import type { Cluster } from './clusters.ts';

/**
 * Clusters as people decided them: merges and splits in the order in which they were made, on top of what the scores
 * gave. A mention that joined meanwhile stays with the side that it joined.
 */
export function regroup<S extends { id: string }>(
  clusters: readonly Cluster<S>[],
  kind: RecordAnchor['kind'],
  decisions: readonly Decision[],
  anchors: AnchorIndex
): Cluster<S>[] {
  const find = (list: readonly MentionAnchor[]) =>
    new Set(list.flatMap((anchor) => anchors.find(anchor) ?? []));
  let groups = [...clusters];
  for (const decision of decisions) {
    const { action } = decision;
    const by = `by ${decision.who}, ${decision.madeAt.slice(0, 10)}${decision.why ? `: ${decision.why}` : ''}`;
    if (action.kind === 'merge' && action.records[0].kind === kind) {
      const ids = find(action.records.flatMap(({ mentions }) => mentions));
      groups = unite(groups, ids, `kept together ${by}`);
    }
    if (action.kind === 'split' && action.record.kind === kind) {
      const apart = find(action.apart);
      const all = find(action.record.mentions);
      const rest = new Set([...all].filter((id) => !apart.has(id)));
      groups = separate(groups, apart, rest, `set apart ${by}`);
    }
  }
  return groups.sort((a, b) => (a.members[0]!.id < b.members[0]!.id ? -1 : 1));
}

function unite<S extends { id: string }>(
  groups: Cluster<S>[],
  ids: ReadonlySet<string>,
  why: string
): Cluster<S>[] {
  const touched = groups.filter(({ members }) => members.some(({ id }) => ids.has(id)));
  if (touched.length < 2) return groups;
  const united = toCluster(noted(touched.flatMap(entriesOf), ids, why));
  return [...groups.filter((group) => !touched.includes(group)), united];
}

/** Takes `apart` out of every group that also holds one of `rest`, into one group with what they stand in alone. */
function separate<S extends { id: string }>(
  groups: Cluster<S>[],
  apart: ReadonlySet<string>,
  rest: ReadonlySet<string>,
  why: string
): Cluster<S>[] {
  if (apart.size === 0 || rest.size === 0) return groups;
  const touched = groups.filter(({ members }) => members.some(({ id }) => apart.has(id)));
  const mixed = touched.filter(({ members }) => members.some(({ id }) => rest.has(id)));
  const out = touched.flatMap((group) =>
    mixed.includes(group) ? entriesOf(group).filter(({ member }) => apart.has(member.id)) : entriesOf(group)
  );
  const left = mixed.map((group) =>
    toCluster(entriesOf(group).filter(({ member }) => !apart.has(member.id)))
  );
  return [...groups.filter((group) => !touched.includes(group)), ...left, toCluster(noted(out, apart, why))];
}

interface Entry<S> {
  member: S;
  reasons: readonly string[];
}

function entriesOf<S>({ members, reasons }: Cluster<S>): Entry<S>[] {
  return members.map((member, i) => ({ member, reasons: reasons[i]! }));
}

function toCluster<S extends { id: string }>(entries: readonly Entry<S>[]): Cluster<S> {
  const sorted = [...entries].sort((a, b) => (a.member.id < b.member.id ? -1 : 1));
  return { members: sorted.map(({ member }) => member), reasons: sorted.map(({ reasons }) => reasons) };
}

/** The entries, those of `ids` with one reason more. */
function noted<S extends { id: string }>(
  entries: readonly Entry<S>[],
  ids: ReadonlySet<string>,
  why: string
): Entry<S>[] {
  return entries.map((entry) =>
    ids.has(entry.member.id) ? { ...entry, reasons: [...entry.reasons, why] } : entry
  );
}
