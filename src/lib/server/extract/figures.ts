import type { Count, Outcome, Role } from '../../model/index.ts';
import type { Mention } from './mention.ts';
import type { People } from './people.ts';
import type { Toll } from './tolls.ts';

/** What one sentence says of one outcome: people of its tolls added up where they are different people. */
export interface Figure {
  mention: Mention;
  count: Count;
  span: { start: number; end: number };
  /** True where the text does not say whose side they were on. */
  unknown: boolean;
  toll: boolean;
  also: boolean;
  further: boolean;
  roles: Set<Role>;
  of: People[];
}

/** The tolls of one outcome that can count: no background beside news, no bodies beside the dead, no dead as hurt. */
export function tollsOf(mentions: readonly Mention[], outcome: Outcome): Toll[] {
  const own: Toll[] = [];
  for (const { tolls } of mentions) for (const toll of tolls) if (toll.outcome === outcome) own.push(toll);
  if (own.length === 0) return own;
  // An event that is opened in the past perfect ("on May 13 gunmen had killed ten") has no other news than that.
  const news = own.some(isNews) && mentions[0]?.tolls.some((toll) => !toll.background);
  const fresh = news ? own.filter((toll) => !toll.background) : own;
  const told = fresh.filter((toll) => !toll.bodies);
  const dead = told.length > 0 ? told : fresh;
  if (outcome !== 'injured') return dead;
  const killed = mentions.map((mention) => mention.tolls.filter((toll) => toll.outcome === 'killed'));
  return dead.filter((toll) => {
    const here = killed[mentions.findIndex((mention) => mention.tolls.includes(toll))] ?? [];
    return (
      !here.some((k) => isSame(k, toll)) &&
      !killed.flat().some((k) => !here.includes(k) && isTakenUp(k, toll))
    );
  });
}

function isNews(toll: Toll): boolean {
  return !toll.background && toll.people.some((p) => p.count.best !== null);
}

/** "were assaulted and later beheaded", "assaulted a trader and set him ablaze to death": the same people. */
function isSame(a: Toll, b: Toll): boolean {
  if (a.pronoun && a.people.length === 1 && sumOf(a) === sumOf(b)) return true;
  return a.people.length === b.people.length && a.people.every((p, k) => p.first === b.people[k]?.first);
}

/** "gunmen shot two men dead … called the duo out and beat them up": the dead, in a pronoun or with an article. */
function isTakenUp(killed: Toll, injured: Toll): boolean {
  if (injured.also || sumOf(killed) !== sumOf(injured)) return false;
  const roles = new Set(killed.people.map((p) => p.role));
  return injured.people.every(
    (p) =>
      (p.definite && !p.named && !p.further && !p.kin && !p.outOf) ||
      (injured.pronoun && p.role !== 'unknown' && roles.has(p.role))
  );
}

function sumOf({ people }: Toll): number {
  return people.reduce((sum, p) => sum + (p.count.best ?? NaN), 0);
}

/** The figures of one mention out of the tolls that can count. */
export function figuresOf(
  mention: Mention,
  tolls: readonly Toll[],
  wanted: (p: People) => boolean
): Figure[] {
  const figures: Figure[] = [];
  for (const toll of mention.tolls) {
    if (!tolls.includes(toll)) continue;
    const people = toll.people.filter(wanted);
    if (people.length === 0) continue;
    const figure = figureOf(mention, toll, people);
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

function figureOf(mention: Mention, toll: Toll, people: People[]): Figure {
  return {
    mention,
    count: people.map((p) => p.count).reduce(plus),
    span: { start: toll.start, end: toll.end },
    unknown: people.every((p) => p.role === 'unknown'),
    toll: toll.total,
    also: toll.also,
    further: people.every((p) => p.further),
    roles: new Set(people.map((p) => p.role)),
    of: people
  };
}

/** "One of the injured later died", "two of them died in hospital" right after those hurt: they change their outcome. */
export function diedOfWounds(mentions: readonly Mention[]): Figure[] {
  const order = mentions.flatMap((mention) => mention.tolls.map((toll) => ({ mention, toll })));
  return order.flatMap(({ mention, toll }, index) => {
    if (toll.outcome !== 'killed' || toll.people.some((p) => p.count.best === null)) return [];
    const before = order[index - 1]?.toll;
    const ofThem =
      toll.died &&
      toll.people.every((p) => p.outOf === 'them') &&
      before?.outcome === 'injured' &&
      (before.people[0]?.count.best ?? 0) > (toll.people[0]?.count.best ?? 0);
    return ofThem || toll.people.every((p) => p.hurt) ? [figureOf(mention, toll, toll.people)] : [];
  });
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
    ![...before.roles].some((role) => figure.roles.has(role) || role === 'unknown')
  );
}

export function plus(a: Count, b: Count): Count {
  return {
    low: a.low + b.low,
    best: a.best === null || b.best === null ? (a.best ?? b.best) : a.best + b.best,
    high: a.high === null || b.high === null ? null : a.high + b.high
  };
}

export function minus(a: Count, b: Count): Count {
  const less = (n: number | null) => (n === null ? null : Math.max(0, n - (b.best ?? 0)));
  return { low: less(a.low) ?? 0, best: less(a.best), high: less(a.high) };
}
