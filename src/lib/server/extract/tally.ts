import type { Casualties, Count, Evidence, Outcome } from '../../model/index.ts';
import { groupsOf } from './casualty-groups.ts';
import { type Figure, diedOfWounds, figuresOf, minus, plus, tollsOf } from './figures.ts';
import type { Mention } from './mention.ts';
import type { People } from './people.ts';

/**
 * The casualties of one incident with the clause for each figure. `killed` leaves attackers out, `injured` takes them
 * in: the contract has a field of their own for attackers who died only. `quote` makes evidence from a span.
 */
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
  const died = newlyDied(mentions);
  const killed = totalOf(mentions, 'killed', isVictim, died) ?? bodiesOfTaken(mentions);
  const attackers = totalOf(mentions, 'killed', isAttacker, died);
  const hurt = totalOf(mentions, 'injured', isVictim, died);
  const attackersHurt = totalOf(mentions, 'injured', isAttacker, died);
  const victims = isToldAgain(killed, attackers) ? null : killed;
  const injured = injuredOf(isToldAgain(hurt, attackersHurt) ? null : hurt, attackersHurt);
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

/** "They took nine men away. Their bodies were found under a bridge.": nine dead. */
function bodiesOfTaken(mentions: readonly Mention[]): Total | null {
  const at = mentions.findIndex((mention) => mention.theirBodies);
  const taken = at < 0 ? null : totalOf(mentions.slice(0, at), 'abducted', isVictim, []);
  return taken && { ...taken, why: 'those taken away, whose bodies were found' };
}

interface Total {
  /** The figure that it begins with, null where the text says that there was nobody. */
  figure: Figure | null;
  count: Count;
  span: { start: number; end: number };
  why: string;
}

function isVictim(p: People): boolean {
  return p.role !== 'militant';
}

function isAttacker(p: People): boolean {
  return p.role === 'militant';
}

/** "Six cadres were killed … the six were identified": people of unknown side in the attackers' number are they again. */
function isToldAgain(total: Total | null, attackers: Total | null): boolean {
  const { figure } = total ?? {};
  if (!total || !figure?.unknown || !attackers?.figure) return false;
  if (total.count.best === null) return false;
  const [best, of] = [total.count.best, attackers.count.best ?? 0];
  if (best === of) return true;
  const later = figure.mention.sentence.index > attackers.figure.mention.sentence.index;
  return later && best < of && figure.of.every((p) => p.said === 'name' || p.definite);
}

function injuredOf(victims: Total | null, attackers: Total | null): Total | null {
  if (!victims?.count.best || !attackers?.count.best)
    return victims?.count.best ? victims : (attackers ?? victims);
  return { ...victims, count: plus(victims.count, attackers.count), why: `${victims.why}, and attackers` };
}

/**
 * Best is an updated toll where the text gives one, else the first figure of the running text (a lede sums up what
 * follows), to which "also" and "another" and those who died of their wounds add; low and high span every figure that
 * covers as many.
 */
function totalOf(
  mentions: readonly Mention[],
  outcome: Outcome,
  wanted: (p: People) => boolean,
  died: readonly Figure[]
): Total | null {
  const tolls = tollsOf(mentions, outcome);
  const figures = mentions.flatMap((mention) => figuresOf(mention, tolls, wanted));
  const counted = figures.filter((figure) => figure.count.best !== null && !isPartialNone(figure));
  // "The driver escaped unhurt" where others were killed says nothing of the others.
  const hurtAny = mentions.some((m) =>
    m.tolls.some(({ people }) => people.some((p) => (p.count.best ?? 0) > 0))
  );
  const none = mentions.flatMap((mention) =>
    mention.unhurt.filter((u) => u.outcomes.includes(outcome) && (u.everyone || !hurtAny))
  )[0];
  if (counted.length === 0) {
    const vague = figures.find((figure) => figure.count.low > 1) ?? null;
    if (vague) return { figure: vague, count: vague.count, span: vague.span, why: 'said without a figure' };
    return none && wanted(NOBODY)
      ? { figure: null, count: { low: 0, best: 0, high: 0 }, span: none, why: 'the text says nobody' }
      : null;
  }
  const updated = counted.findLast((figure) => figure.toll);
  const body = counted.filter(
    ({ mention }) => mention.sentence.kind !== 'title' && mention.sentence.kind !== 'caption'
  );
  const lede = updated ?? body[0] ?? counted[0];
  if (!lede) return null;
  if (updated) return { figure: updated, count: updated.count, span: updated.span, why: 'the newest toll' };
  if (outcome === 'injured')
    return withoutDied(
      lede,
      counted,
      died.filter(({ of }) => of.some(wanted))
    );
  const later = body.slice(body.indexOf(lede) + 1);
  const added = later.filter((figure) => addsTo(lede, figure) || isDeathAfter(lede, figure, died));
  const base = added.map(({ count }) => count).reduce(plus, lede.count);
  const largest = counted.reduce((a, b) => ((b.count.best ?? 0) > (a.count.best ?? 0) ? b : a));
  if (
    isSingular(lede) &&
    (largest.count.best ?? 0) > (base.best ?? 0) &&
    largest.mention.sentence.kind !== 'caption'
  ) {
    return {
      figure: largest,
      count: spread(largest.count, counted),
      span: largest.span,
      why: 'the fullest figure'
    };
  }
  const why = added.length > 0 ? 'the first figure and those added to it' : 'the first figure of the text';
  return { figure: lede, count: spread(base, counted), span: lede.span, why };
}

/** "20 were injured … two of the injured died": they are among the dead now. */
function withoutDied(lede: Figure, counted: readonly Figure[], died: readonly Figure[]): Total | null {
  const later = counted.slice(counted.indexOf(lede) + 1).filter((figure) => addsTo(lede, figure));
  const base = later.map(({ count }) => count).reduce(plus, lede.count);
  const count = spread(base, counted);
  const gone = died
    .filter(
      (figure) =>
        figure.mention.sentence.index >= lede.mention.sentence.index && figure.mention !== lede.mention
    )
    .map((figure) => figure.count)
    .reduce(plus, { low: 0, best: 0, high: 0 });
  if (!gone.best) return { figure: lede, count, span: lede.span, why: 'the first figure of the text' };
  if (gone.best >= (count.best ?? 0)) return null;
  return {
    figure: lede,
    count: minus(count, gone),
    span: lede.span,
    why: 'the first figure less those who died'
  };
}

/** Those who died of their wounds after the first figure; not those who only tell its dead one by one. */
function newlyDied(mentions: readonly Mention[]): Figure[] {
  const tolls = tollsOf(mentions, 'killed');
  const all = mentions
    .filter(({ sentence }) => sentence.kind !== 'title' && sentence.kind !== 'caption')
    .flatMap((mention) => figuresOf(mention, tolls, () => true));
  const best = (figure: Figure | undefined) => figure?.count.best ?? 0;
  return diedOfWounds(mentions).filter(
    (died) =>
      // "Four were killed … three died on the spot and one of the injured in hospital": the four again.
      !all.some((other) => other.span.start !== died.span.start && best(other) + best(died) === best(all[0]))
  );
}

/** News of the death follows the figure at once; told later on, it is what the lede has counted already. */
function isDeathAfter(lede: Figure, figure: Figure, died: readonly Figure[]): boolean {
  const [from, at] = [lede.mention.sentence, figure.mention.sentence];
  const near = at.paragraph === from.paragraph || at.index - from.index <= NEWS_REACH;
  return near && figure.mention !== lede.mention && died.some((d) => d.span.start === figure.span.start);
}

/** Sentences between a toll and the death that adds to it. */
const NEWS_REACH = 2;

const NOBODY = { role: 'unknown' } as People;

/** "No Chinese national was hurt" says nothing of the others. */
function isPartialNone({ count, of }: Figure): boolean {
  return count.best === 0 && of.every((p) => p.role !== 'unknown' || p.nationality !== null);
}

/** One named or single person first, others told after: the first figure was no total. */
function isSingular(figure: Figure): boolean {
  return figure.count.best === 1 && figure.of.every((p) => p.said !== 'number');
}

/** Nobody adds more than this to a figure told before. */
const MOST_ADDED = 20;

function addsTo(lede: Figure, figure: Figure): boolean {
  if (figure.mention === lede.mention) return false;
  const same = sharesRole(lede, figure) && (lede.count.best ?? 0) > 1;
  return (
    ((figure.of.every((p) => p.added) && !same) || isAlso(lede, figure)) &&
    lede.mention.sentence.index < figure.mention.sentence.index &&
    (figure.count.best ?? 0) <= MOST_ADDED
  );
}

/** "One civilian also died": told beside the first figure, of other people than it counted. */
function isAlso(lede: Figure, figure: Figure): boolean {
  const heads = new Set(lede.of.map((p) => p.head).filter(Boolean));
  return figure.also && figure.of.every((p) => !p.definite && p.said !== 'bare' && !heads.has(p.head));
}

function sharesRole(a: Figure, b: Figure): boolean {
  return [...a.roles].some((role) => b.roles.has(role) || role === 'unknown');
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
