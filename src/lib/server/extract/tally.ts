import type { Casualties, CasualtyGroup, Count, Evidence, Outcome, Role } from '../../model/index.ts';
import type { Mention } from './mentions.ts';
import type { People } from './people.ts';
import type { Toll } from './tolls.ts';

/** The casualties of one incident with the clause for each figure. `quote` makes evidence from a span. */
export function tally(
  mentions: readonly Mention[],
  quote: (field: string, span: { start: number; end: number }) => Evidence
): { casualties: Casualties; evidence: Evidence[]; reasons: string[] } {
  const evidence: Evidence[] = [];
  const reasons: string[] = [];
  const add = (field: string, total: Total | null) => {
    if (!total) return;
    evidence.push(quote(field, total.span));
    reasons.push(`${field}: ${total.why}`);
  };
  const killed = totalOf(mentions, 'killed', isVictim);
  const injured = totalOf(mentions, 'injured', isVictim);
  const attackers = totalOf(mentions, 'killed', (p) => p.role === 'militant');
  // "Six cadres were killed … the six were identified": people of unknown side in the attackers' number are they again.
  const again = killed && attackers && killed.unknown && killed.count.best === attackers.count.best;
  const victims = again ? null : killed;
  add('killed', victims);
  add('injured', injured);
  add('attackersKilled', attackers);
  const groups = groupsOf(mentions);
  for (const { group, toll } of groups) {
    evidence.push(quote(`group:${group.nationality ?? group.role}`, toll));
  }
  return {
    casualties: {
      killed: victims?.count ?? null,
      injured: injured?.count ?? null,
      attackersKilled: attackers?.count.best ?? null,
      groups: groups.map(({ group }) => group)
    },
    evidence,
    reasons
  };
}

interface Total {
  /** True where the text does not say whose side they were on. */
  unknown: boolean;
  count: Count;
  span: { start: number; end: number };
  why: string;
}

interface Figure extends Total {
  mention: Mention;
  toll: boolean;
  also: boolean;
  further: boolean;
  roles: Set<Role>;
  of: People[];
}

function isVictim(p: People): boolean {
  return p.role !== 'militant';
}

/**
 * Best is an updated toll where the text gives one, else the first figure of the running text (a lede sums up what
 * follows), to which "also" and "another" add; low and high span every figure that covers as many.
 */
function totalOf(
  mentions: readonly Mention[],
  outcome: Outcome,
  wanted: (p: People) => boolean
): Total | null {
  const figures = mentions.flatMap((mention) => figuresOf(mention, outcome, wanted));
  const counted = figures.filter((figure) => figure.count.best !== null && !isPartialNone(figure));
  const none = mentions.flatMap((mention) => mention.unhurt.filter((u) => u.outcomes.includes(outcome)))[0];
  if (counted.length === 0) {
    const vague = figures.find((figure) => figure.count.low > 1) ?? null;
    if (vague) return { ...vague, why: 'said without a figure' };
    return none && wanted(NOBODY)
      ? { unknown: false, count: { low: 0, best: 0, high: 0 }, span: none, why: 'the text says nobody' }
      : null;
  }
  const updated = counted.findLast((figure) => figure.toll);
  const body = counted.filter(
    ({ mention }) => mention.sentence.kind !== 'title' && mention.sentence.kind !== 'caption'
  );
  const lede = updated ?? body[0] ?? counted[0];
  if (!lede) return null;
  let base: Count = lede.count;
  let why = updated ? 'the newest toll' : 'the first figure of the text';
  if (!updated) {
    for (const figure of body.slice(body.indexOf(lede) + 1)) {
      if (!addsTo(lede, figure)) continue;
      base = plus(base, figure.count);
      why = 'the first figure and those added to it';
    }
    const largest = counted.reduce((a, b) => ((b.count.best ?? 0) > (a.count.best ?? 0) ? b : a));
    if (
      isSingular(lede) &&
      (largest.count.best ?? 0) > (base.best ?? 0) &&
      largest.mention.sentence.kind !== 'caption'
    ) {
      return {
        unknown: largest.unknown,
        count: spread(largest.count, counted),
        span: largest.span,
        why: 'the fullest figure'
      };
    }
  }
  return { unknown: lede.unknown, count: spread(base, updated ? [lede] : counted), span: lede.span, why };
}

const NOBODY = { role: 'unknown' } as People;

/** "No Chinese national was hurt" says nothing of the others. */
function isPartialNone({ count, of }: Figure): boolean {
  return count.best === 0 && of.every((p) => p.role !== 'unknown' || p.nationality !== null);
}

/** One named or single person first, others told after: the first figure was no total. */
function isSingular(figure: Figure): boolean {
  return figure.count.best === 1 && figure.of.every((p) => p.said !== 'number');
}

function addsTo(lede: Figure, figure: Figure): boolean {
  if (figure.mention === lede.mention) return false;
  const same = overlapsRoles(lede.roles, figure.roles) && (lede.count.best ?? 0) > 1;
  return (
    ((figure.of.every((p) => p.added) && !same) || isAlso(lede, figure)) &&
    lede.mention.sentence.index < figure.mention.sentence.index &&
    (figure.count.best ?? 0) <= 20
  );
}

/** The sum of one outcome over one mention. */
function figuresOf(mention: Mention, outcome: Outcome, wanted: (p: People) => boolean): Figure[] {
  const tolls = mention.tolls.filter((toll) => toll.outcome === outcome);
  const figures: Figure[] = [];
  for (const toll of tolls) {
    const people = toll.people.filter(wanted);
    const first = people[0];
    if (!first) continue;
    const figure: Figure = {
      mention,
      count: people.map((p) => p.count).reduce(plus),
      span: { start: toll.start, end: toll.end },
      why: '',
      unknown: people.every((p) => p.role === 'unknown'),
      toll: toll.total,
      also: toll.also,
      further: people.every((p) => p.further),
      roles: new Set(people.map((p) => p.role)),
      of: people
    };
    const before = figures.at(-1);
    // In one sentence a second verb adds those of another side, or "another"; else it tells the same again.
    if (before && !toll.total && !before.toll && isBeside(before, figure)) {
      before.count = plus(before.count, figure.count);
      before.span = { start: before.span.start, end: figure.span.end };
      before.of = [...before.of, ...figure.of];
    } else figures.push(figure);
  }
  return figures;
}

function isBeside(before: Figure, figure: Figure): boolean {
  if (figure.further) return true;
  const heads = new Set(before.of.map((p) => p.head));
  const fresh = figure.of.every(
    (p) => p.head !== '' && !heads.has(p.head) && !p.definite && p.said !== 'bare'
  );
  return (
    fresh &&
    before.of.every((p) => p.head !== '' && p.head !== 'people' && p.head !== 'person') &&
    !overlapsRoles(before.roles, figure.roles)
  );
}

/** "One civilian also died": told beside the first figure, of other people than it counted. */
function isAlso(lede: Figure, figure: Figure): boolean {
  const heads = new Set(lede.of.map((p) => p.head));
  return figure.also && figure.of.every((p) => !p.definite && p.said !== 'bare' && !heads.has(p.head));
}

function overlapsRoles(a: Set<Role>, b: Set<Role>): boolean {
  return [...a].some((role) => b.has(role) || role === 'unknown');
}

function plus(a: Count, b: Count): Count {
  return {
    low: a.low + b.low,
    best: a.best === null || b.best === null ? (a.best ?? b.best) : a.best + b.best,
    high: a.high === null || b.high === null ? null : a.high + b.high
  };
}

/** Low and high over the figures that can be totals: at least half of the best. */
function spread(best: Count, figures: readonly { count: Count }[]): Count {
  const rivals = figures.filter(
    ({ count }) => count.best !== null && best.best !== null && count.best * 2 >= best.best
  );
  const low = Math.min(best.low, ...rivals.map(({ count }) => count.low));
  const high =
    best.high === null
      ? null
      : Math.max(best.high, ...rivals.map(({ count }) => count.high ?? count.best ?? 0));
  return { low, best: best.best, high };
}

function groupsOf(mentions: readonly Mention[]): { group: CasualtyGroup; toll: Toll }[] {
  const found = new Map<string, { group: CasualtyGroup; toll: Toll }>();
  for (const mention of mentions) {
    for (const toll of mention.tolls) {
      for (const p of [...toll.people, ...toll.parts]) {
        if (p.count.best === null || (p.role === 'unknown' && p.nationality === null)) continue;
        const key = `${toll.outcome}|${p.role}|${p.nationality ?? ''}`;
        const before = found.get(key);
        if (before && (before.group.best ?? 0) >= p.count.best) continue;
        found.set(key, {
          toll,
          group: {
            outcome: toll.outcome,
            role: p.role,
            nationality: p.nationality,
            ...p.count,
            qualifier: p.qualifier
          }
        });
      }
    }
  }
  return dropNationalTwins([...found.values()]);
}

/** One nationality told under two roles ("nationals", "engineers") is one group: the larger stays. */
function dropNationalTwins(
  rows: { group: CasualtyGroup; toll: Toll }[]
): { group: CasualtyGroup; toll: Toll }[] {
  return rows.filter(
    (row, index) =>
      row.group.nationality === null ||
      !rows.some(
        (other, k) =>
          k !== index &&
          other.group.nationality === row.group.nationality &&
          other.group.outcome === row.group.outcome &&
          ((other.group.best ?? 0) > (row.group.best ?? 0) ||
            ((other.group.best ?? 0) === (row.group.best ?? 0) && k < index))
      )
  );
}
