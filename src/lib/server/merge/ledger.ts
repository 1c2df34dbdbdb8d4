import type {
  Casualties,
  CasualtyGroup,
  Count,
  IncidentMention,
  Outcome,
  Qualifier,
  SourcedMention
} from '../../model/index.ts';

type Source = SourcedMention<IncidentMention>;

/** What the reports of one incident say of its casualties, taken together. */
export interface Ledger {
  casualties: Casualties;
  /** The mention that the best figure came from, null where no report gives one. */
  killedFrom: string | null;
  injuredFrom: string | null;
  /** True where reports contradict each other on all killed or all injured; "at least 24" does not contradict 26. */
  disagree: boolean;
  /** By mention: what was done with its figures. */
  reasons: Map<string, string[]>;
}

/**
 * The rule for `best`: of the reports that give a figure, one that knows the day or the week of the incident before one
 * that recalls only the month or the year; one whose source is named or the paper's own before one whose source will not
 * be named; then the one published last; published the same day, an office before others, then the firmer wording
 * (exact, then a range, then open-ended), then the smaller mention id. Never the maximum. `low` and `high` span what
 * all reports give; `high` is open (null) where the report that `best` came from leaves it open.
 *
 * A report that counts only a part, as "nine Chinese killed" where another says "13, nine of them Chinese", sets
 * the part and not the total.
 */
export function mergeCasualties(sources: readonly Source[]): Ledger {
  const ranked = [...sources].sort(byRank);
  const reasons = new Map<string, string[]>();
  const total = (outcome: 'killed' | 'injured') => mergeTotal(ranked, outcome, reasons);
  const [killed, injured] = [total('killed'), total('injured')];
  const attackers = ranked.find(({ mention }) => mention.casualties.attackersKilled !== null);
  return {
    casualties: {
      killed: killed.count,
      injured: injured.count,
      attackersKilled: attackers?.mention.casualties.attackersKilled ?? null,
      groups: mergeGroups(ranked)
    },
    killedFrom: killed.from,
    injuredFrom: injured.from,
    disagree: killed.disagree || injured.disagree,
    reasons
  };
}

function mergeTotal(
  ranked: readonly Source[],
  outcome: 'killed' | 'injured',
  reasons: Map<string, string[]>
) {
  const entries: Entry[] = [];
  for (const source of ranked) {
    const count = source.mention.casualties[outcome];
    if (count === null) continue;
    const whole = wholeOf(source, ranked, outcome);
    if (whole === null) {
      entries.push({ source, count });
      continue;
    }
    const note = `${outcome} ${count.best} is a part of the ${whole.best} in ${whole.id}`;
    reasons.set(source.id, [...(reasons.get(source.id) ?? []), note]);
  }
  const chosen = chooseBest(entries, outcome);
  const from = chosen !== null && chosen.count.best !== null ? chosen.source.id : null;
  return { count: spanOf(entries, chosen), from, disagree: disagrees(entries) };
}

/** True where two reports settle on different figures, or one on less than what another says it was at least. */
function disagrees(entries: readonly Entry[]): boolean {
  const closed = entries.filter(({ count }) => count.high !== null);
  const settled = new Set(closed.map(({ count }) => count.best).filter((best) => best !== null));
  const open = entries.filter(({ count }) => count.high === null).map(({ count }) => count.low);
  return settled.size > 1 || [...settled].some((best) => open.some((least) => least > best));
}

interface Entry<C extends Count = Count> {
  source: Source;
  count: C;
}

/** The report that holds this one's whole toll as the toll of one of its groups, and more beside it. */
function wholeOf(source: Source, sources: readonly Source[], outcome: 'killed' | 'injured') {
  const total = source.mention.casualties[outcome]?.best ?? null;
  if (total === null || total === 0 || sources.length === 1) return null;
  const own = source.mention.casualties.groups.filter(
    (group) => group.outcome === outcome && group.best === total
  );
  for (const other of sources) {
    const best = other.mention.casualties[outcome]?.best ?? null;
    if (best === null || best <= total) continue;
    const holds = other.mention.casualties.groups.some(
      (group) =>
        group.outcome === outcome &&
        group.best === total &&
        group.nationality !== null &&
        own.some((part) => part.nationality === group.nationality)
    );
    if (holds) return { id: other.id, best };
  }
  return null;
}

/** The report that best comes from, by the rule above. */
function chooseBest<C extends Count>(entries: readonly Entry<C>[], outcome: Outcome): Entry<C> | null {
  if (entries.length <= 1) return entries[0] ?? null;
  const given = entries.filter(({ count }) => count.best !== null);
  const [first, ...others] = given.length > 0 ? given : entries;
  return others.reduce(
    (best, entry) => (isBefore(rankOf(entry, outcome), rankOf(best, outcome)) ? entry : best),
    first!
  );
}

/** What decides, in its order; the smaller comes first. */
function rankOf({ source, count }: Entry, outcome: Outcome): number[] {
  const standing = source.standing?.[outcome === 'injured' ? 'injured' : 'killed'] ?? 'unnamed';
  return [
    recalls(source) ? 1 : 0,
    standing === 'anonymous' ? 1 : 0,
    -Number((source.published ?? '').slice(0, 10).replaceAll('-', '')),
    standing === 'official' ? 0 : 1,
    firmness(count)
  ];
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
}

function firmness(count: Count): number {
  if (count.high === null) return 2;
  return count.low === count.high ? 0 : 1;
}

function spanOf(entries: readonly Entry[], chosen: Entry | null): Count | null {
  if (chosen === null) return null;
  const { best, high } = chosen.count;
  const known = entries.flatMap(({ count }) => [count.high, count.best]).filter((figure) => figure !== null);
  return {
    low: Math.min(...entries.map(({ count }) => count.low)),
    best,
    high: high === null ? null : Math.max(...known)
  };
}

/**
 * Groups by outcome, role and nationality, each by the same rule. A group whose role one report leaves open is the
 * group of the same nationality whose role another report knows; beside several such roles it would count them twice
 * and is left to its report.
 */
function mergeGroups(ranked: readonly Source[]): CasualtyGroup[] {
  const all = ranked.flatMap((source) =>
    source.mention.casualties.groups.map((count) => ({ source, count }))
  );
  if (all.length <= 1) return all.map((entry) => mergeGroup([entry]));
  const roles = new Map<string, Set<string>>();
  for (const { count } of all) {
    if (count.role === 'unknown') continue;
    const key = `${count.outcome} ${count.nationality}`;
    roles.set(key, (roles.get(key) ?? new Set()).add(count.role));
  }
  const byKey = new Map<string, Entry<CasualtyGroup>[]>();
  for (const entry of all) {
    const { outcome, nationality } = entry.count;
    const known = roles.get(`${outcome} ${nationality}`);
    const open = entry.count.role === 'unknown' && nationality !== null && known !== undefined;
    if (open && known.size > 1) continue;
    const role = open ? [...known][0]! : entry.count.role;
    const key = `${outcome} ${role} ${nationality ?? ''}`;
    const counted = { source: entry.source, count: { ...entry.count, role: role as CasualtyGroup['role'] } };
    const others = byKey.get(key);
    if (others) others.push(counted);
    else byKey.set(key, [counted]);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entries]) => mergeGroup(entries));
}

function mergeGroup(entries: readonly Entry<CasualtyGroup>[]): CasualtyGroup {
  const { count } = chooseBest(entries, entries[0]!.count.outcome)!;
  const qualifier: Qualifier = count.qualifier;
  const { outcome, role, nationality } = count;
  return {
    outcome,
    role,
    nationality,
    ...spanOf(entries, { source: entries[0]!.source, count })!,
    qualifier
  };
}

/** First-hand reports first, then the newest; undated reports come last. */
function byRank(a: Source, b: Source): number {
  if (recalls(a) !== recalls(b)) return recalls(a) ? 1 : -1;
  const [dayA, dayB] = [a.published ?? '', b.published ?? ''];
  if (dayA !== dayB) return dayA > dayB ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** True where the report knows the incident's month or year only: it tells of it in passing. */
function recalls({ mention }: Source): boolean {
  return mention.date.precision === 'month' || mention.date.precision === 'year';
}
