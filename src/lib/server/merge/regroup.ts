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
  let groups = clusters.map((cluster) => ({ ...cluster, members: [...cluster.members] }));
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
  return groups.sort((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1));
}

function unite<S extends { id: string }>(
  groups: Cluster<S>[],
  ids: ReadonlySet<string>,
  why: string
): Cluster<S>[] {
  const touched = groups.filter(({ members }) => members.some(({ id }) => ids.has(id)));
  if (touched.length < 2) return groups;
  const members = sorted(touched.flatMap(({ members }) => members));
  const united = { members, reasons: noted(touched, ids, why) };
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
  const out = touched.flatMap(({ members }, i) =>
    mixed.includes(touched[i]!) ? members.filter(({ id }) => apart.has(id)) : members
  );
  const left = mixed.map((group) => ({
    ...group,
    members: group.members.filter(({ id }) => !apart.has(id))
  }));
  return [
    ...groups.filter((group) => !touched.includes(group)),
    ...left,
    { members: sorted(out), reasons: noted(touched, apart, why) }
  ];
}

/** The reasons of all that stand in these groups, those of `ids` with one more. What was given stays as it is. */
function noted<S extends { id: string }>(
  groups: readonly Cluster<S>[],
  ids: ReadonlySet<string>,
  why: string
): Map<string, string[]> {
  return new Map(
    groups.flatMap(({ members, reasons }) =>
      members.map(({ id }) => {
        const own = reasons.get(id) ?? [];
        return [id, ids.has(id) ? [...own, why] : own] as const;
      })
    )
  );
}

function sorted<S extends { id: string }>(members: S[]): S[] {
  return members.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function firstOf<S extends { id: string }>({ members }: Cluster<S>): string {
  return members.map(({ id }) => id).reduce((a, b) => (b < a ? b : a));
}
