import {
  MEASURE_STATUSES,
  NO_ACTORS,
  NO_CASUALTIES,
  UNKNOWN_DATE,
  UNKNOWN_PLACE,
  type AggregateRecord,
  type Article,
  type Casualties,
  type Count,
  type DateInterval,
  type Geocode,
  type Incident,
  type Measure,
  type Records,
  type Report
} from '../src/lib/model/index.ts';
import { randomFrom } from './measure.ts';
import { close, draftArticle, type Draft } from './seededDraft.ts';
import { ATTACKS, ISSUERS, MEASURES, TARGETS, type SeedWorld } from './seededWorld.ts';

/** Records with the articles that tell them, ready to be stored. */
export interface SeededBatch {
  articles: Article[];
  records: Records;
}

export interface SeedOptions {
  seed: number;
  /** Incidents and measures together. */
  size: number;
}

/** Records told by the articles of one batch. */
const BATCH = 5000;
const FIRST_DAY = Date.UTC(2016, 0, 1) / 86_400_000;
const DAYS = 3653;

/** Of all records; measures are rarer than what they answer. */
const MEASURE_SHARE = 0.15;

/**
 * Made-up records over ten years, in batches: a few places see most of it, tolls have a long tail, some years are worse
 * than others, and dates, places and figures are as often unclear as in the news. The same seed makes the same records.
 */
export function* seedRecords(world: SeedWorld, { seed, size }: SeedOptions): Generator<SeededBatch> {
  const random = randomFrom(seed);
  const chance = (share: number) => random() < share;
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const draw = <T>(list: readonly (readonly [T, number, string])[]) => {
    let left = random() * list.reduce((sum, [, share]) => sum + share, 0);
    return list.find(([, share]) => (left -= share) < 0) ?? list[0]!;
  };
  /** The first of a list are drawn most: half of all from its first tenth. */
  const heavy = <T>(list: readonly T[]): T => list[Math.floor(list.length * random() ** 3.3)] as T;
  const places = shuffled(world.places, random);
  const rowOf = { article: 0, record: 0 };

  for (let made = 0; made < size; made += BATCH) {
    const batch: SeededBatch = { articles: [], records: { incidents: [], measures: [], aggregates: [] } };
    const wanted = Math.min(BATCH, size - made);
    for (let left = wanted; left > 0;) {
      const together = Math.min(left, chance(0.7) ? 1 : 2 + below(3));
      tellTogether(batch, together);
      left -= together;
    }
    if (made === 0) batch.records.aggregates = yearlyTotals(batch.articles[0]!);
    yield batch;
  }

  /** One article that tells several records, and of some of them a second and a third. */
  function tellTogether(batch: SeededBatch, count: number): void {
    const day = drawDay();
    const place = heavy(places);
    const main = openArticle(day);
    for (let i = 0; i < count; i++) {
      const where = i === 0 || chance(0.5) ? place : heavy(places);
      const papers = [main];
      while (papers.length < 6 && chance(0.24)) papers.push(openArticle(day + below(3)));
      if (chance(MEASURE_SHARE)) batch.records.measures.push(makeMeasure(day, where, papers));
      else batch.records.incidents.push(makeIncident(day, where, papers));
      batch.articles.push(...papers.slice(1).map(close));
    }
    batch.articles.push(close(main));
  }

  function makeIncident(day: number, place: Geocode, papers: Draft[]): Incident {
    const [type, , told] = draw(ATTACKS);
    const category = type === 'operation' ? 'operation' : 'attack';
    const target = category === 'attack' && chance(0.7) ? pick(TARGETS) : null;
    const killed = chance(0.72) ? Math.floor(paretoOf(random(), 1.25)) - (chance(0.45) ? 1 : 0) : null;
    const injured = chance(0.5) ? Math.floor(paretoOf(random(), 1.1)) : null;
    const foreign = killed !== null && killed > 0 && chance(0.03) ? 1 + below(killed) : 0;
    const actor = chance(0.45) ? heavy(world.actors) : null;
    const location = blurred(place);
    const reports = papers.map((paper, i): Report => {
      // Later reports know of more; one in six gives another figure than the first.
      const seen =
        killed === null || !chance(0.16) || i === papers.length - 1 ? killed : killed + 1 + below(3);
      const casualties = casualtiesOf(seen, injured, foreign, category, chance(0.12));
      const toll = seen === null ? null : seen === 0 ? 'nobody was killed' : `${seen} killed`;
      const evidence = paper.tell(
        [told, target ?? 'people', location.name === null ? null : `in ${location.name}`, toll],
        ['type', 'target', 'place', 'killed']
      );
      return paper.report('incident', casualties, dateOf(day), location.name, evidence);
    });
    const figures = reports.flatMap(({ casualties }) => casualties.killed ?? []);
    const first = reports[0]!;
    return {
      id: nextId('inc'),
      category,
      type,
      date: first.date,
      location,
      casualties: { ...first.casualties, killed: spanOf(figures) },
      killedFrom: figures.length > 0 ? first.mentionId : null,
      injuredFrom: injured === null ? null : first.mentionId,
      disagree: new Set(figures.map(({ best }) => best)).size > 1,
      actors: { ...NO_ACTORS, claimedBy: actor, perpetrator: actor !== null && chance(0.4) ? actor : null },
      target,
      weapon: null,
      confidence: Math.round((0.55 + random() * 0.44) * 1000) / 1000,
      reports,
      corrections: []
    };
  }

  function makeMeasure(day: number, place: Geocode, papers: Draft[]): Measure {
    const [type, , told] = draw(MEASURES);
    const location = blurred(place);
    const reports = papers.map((paper) => {
      const evidence = paper.tell([told, location.name ?? 'the whole area'], ['type', 'place']);
      return paper.report('measure', NO_CASUALTIES, dateOf(day), location.name, evidence);
    });
    return {
      id: nextId('mea'),
      type,
      status: pick(MEASURE_STATUSES),
      date: reports[0]!.date,
      location,
      summary: reports[0]!.evidence[0]!.quote,
      issuer: pick(ISSUERS),
      protects: null,
      prompted: null,
      confidence: Math.round((0.55 + random() * 0.44) * 1000) / 1000,
      reports,
      corrections: []
    };
  }

  /** Some years are worse than others, and late ones are told more of. */
  function drawDay(): number {
    for (;;) {
      const day = below(DAYS);
      if (chance(0.35 + 0.4 * (day / DAYS) + 0.25 * Math.sin(day / 190) ** 2)) return FIRST_DAY + day;
    }
  }

  function dateOf(day: number): DateInterval {
    const share = random();
    if (share < 0.91) return interval(day, day, 'day');
    if (share < 0.94) return interval(day - 3, day + 3, 'week');
    const [year, month] = isoOf(day).split('-').map(Number) as [number, number];
    if (share < 0.975) return interval(dayOf(year, month - 1, 1), dayOf(year, month, 0), 'month');
    return share < 0.99 ? interval(dayOf(year, 0, 1), dayOf(year, 11, 31), 'year') : UNKNOWN_DATE;
  }

  /** What is known of a place: mostly the place itself, sometimes only near it, or no more than its area. */
  function blurred(place: Geocode): Geocode {
    const share = random();
    const area = { ...UNKNOWN_PLACE, country: place.country, score: 0.8, reasons: ['made up'] };
    if (share < 0.8) return place;
    if (share < 0.88 && place.precision !== 'admin2')
      return { ...place, precision: 'near', radiusKm: 5 * (1 + below(5)) };
    if (share < 0.97) return { ...area, admin1: place.admin1, precision: 'admin1' };
    return share < 0.995 ? { ...area, precision: 'country' } : { ...UNKNOWN_PLACE };
  }

  function openArticle(day: number): Draft {
    return draftArticle(
      `seed-${String(rowOf.article++).padStart(7, '0')}`,
      isoOf(day + 1),
      heavy(world.publishers)
    );
  }

  function nextId(prefix: string): string {
    // Odd times a number is one to one in 32 bits: ids look drawn, and none comes twice.
    const mixed = Math.imul(rowOf.record++, 0x9e3779b1) >>> 0;
    return `${prefix}-${mixed.toString(16).padStart(8, '0')}${(mixed % 251).toString(16).padStart(2, '0')}`;
  }
}

function casualtiesOf(
  killed: number | null,
  injured: number | null,
  foreign: number,
  category: Incident['category'],
  isOpen: boolean
): Casualties {
  const count = (n: number | null): Count | null =>
    n === null ? null : { low: n, best: n, high: isOpen && n > 0 ? null : n };
  if (category === 'operation') {
    const attackers = killed === null || killed === 0 ? null : killed;
    return { ...NO_CASUALTIES, killed: killed === null ? null : count(0), attackersKilled: attackers };
  }
  const group = { outcome: 'killed', role: 'civilian', nationality: 'CN', qualifier: 'exact' } as const;
  return {
    killed: count(killed),
    injured: count(injured),
    attackersKilled: null,
    groups: foreign > 0 ? [{ ...group, low: foreign, best: foreign, high: foreign }] : []
  };
}

/** The first report's figure, between the lowest and the highest of all. */
function spanOf(figures: readonly Count[]): Count | null {
  const [first] = figures;
  if (!first) return null;
  const highs = figures.map(({ high }) => high);
  return {
    low: Math.min(...figures.map(({ low }) => low)),
    best: first.best,
    high: highs.includes(null) ? null : Math.max(...(highs as number[]))
  };
}

function yearlyTotals(article: Article): AggregateRecord[] {
  return Array.from({ length: 10 }, (_, i) => ({
    id: `agg-seed-${i}`,
    killed: 900 + 10 * i,
    injured: null,
    who: 'people',
    nationality: null,
    from: String(2016 + i),
    to: String(2016 + i),
    area: 'PK',
    source: null,
    evidence: [],
    articleId: article.id,
    articleVersion: 1,
    title: article.title,
    publisher: article.publisher,
    published: article.published,
    url: null
  }));
}

/** 1 at the least, with a long tail; `alpha` above 1 keeps the mean finite. */
function paretoOf(random: number, alpha: number): number {
  return Math.min(400, (1 - random) ** (-1 / alpha));
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
  }
  return mixed;
}

function interval(from: number, to: number, precision: DateInterval['precision']): DateInterval {
  return { from: isoOf(from), to: isoOf(to), precision };
}

function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month, day) / 86_400_000;
}

function isoOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
