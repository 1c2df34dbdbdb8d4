import {
  NO_ACTORS,
  UNKNOWN_DATE,
  type Count,
  type DateInterval,
  type Geocode,
  type IncidentMention,
  type IncidentType,
  type MeasureMention,
  type SourcedExtraction
} from '../src/lib/model/index.ts';
import { randomFrom } from './measure.ts';
import { incidentMention, killedGroup, measureMention, sourcedExtraction } from './told.ts';
import { districtOf, makeTowns, provinceOf, siteOf, townOf, type Town } from './worldPlaces.ts';

/** Articles about events that are known: which mention tells which. */
export interface World {
  articles: SourcedExtraction[];
  /** By mention id: the event or measure that it tells. */
  truth: Map<string, number>;
}

export interface WorldOptions {
  seed: number;
  articles: number;
  /** Towns that things happen in; the first ones see most of it. */
  towns: number;
  /** Days over which it happens. */
  days: number;
}

interface Event {
  id: number;
  day: number;
  town: Town;
  type: IncidentType;
  words: readonly string[];
  killed: number | null;
  injured: number | null;
  foreigners: number;
  actor: string | null;
}

const FIRST_DAY = Date.UTC(2015, 0, 1) / 86_400_000;
/** How each type is told by those who do not use its own name. */
const TOLD_AS: [IncidentType, share: number, others: IncidentType[]][] = [
  ['armed_assault', 0.3, ['complex_attack', 'targeted_killing']],
  ['bombing', 0.22, ['suicide_bombing', 'grenade']],
  ['targeted_killing', 0.16, ['armed_assault']],
  ['operation', 0.14, ['operation']],
  ['suicide_bombing', 0.06, ['bombing']],
  ['grenade', 0.05, ['bombing']],
  ['kidnapping', 0.04, ['armed_assault']],
  ['complex_attack', 0.03, ['armed_assault', 'bombing']]
];
const TARGETS = (
  'police van|police checkpost|bus passengers|paramilitary convoy|railway track|gas pipeline|school building|polio team|' +
  'tribal elder|shopkeeper|labourers camp|engineers convoy|mosque|market|party office|court|hotel|bridge|mobile tower|' +
  'bank guard|teacher|journalist|doctor|customs post|army vehicle|mining trucks|power pylon|dam site|port gate|airport road'
).split('|');
const ACTORS = ['Red Front', 'Mountain Army', 'Coast Brigade', 'Valley Faction', 'Border Group'];
const ACTS =
  'escort|patrols|cameras|ban|barriers|permits|rangers|audit|drones|curfew|checkposts|registration'.split(
    '|'
  );
const OBJECTS =
  'convoys|camps|hostels|highways|markets|schools|engineers|tunnels|buses|airport|railway|harbour|pipelines|courts|visas|motorcycles'.split(
    '|'
  );
const MANNERS =
  'nightly|joint|armed|additional|permanent|temporary|fenced|digital|provincial|special|weekly|strict'.split(
    '|'
  );

/**
 * A world of attacks and operations told by one to several articles each, the toll rising from report to report; older
 * ones are recalled in passing, by month or year, some with the province alone. Measures are told twice or thrice.
 */
export function makeWorld({ seed, articles: wanted, towns: townCount, days }: WorldOptions): World {
  const random = randomFrom(seed);
  const chance = (share: number) => random() < share;
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const towns = makeTowns(townCount, random);
  const articles: SourcedExtraction[] = [];
  const truth = new Map<string, number>();
  const past: Event[] = [];

  const makeEvent = (id: number): Event => {
    let share = random();
    const [type] = TOLD_AS.find(([, own]) => (share -= own) < 0) ?? TOLD_AS[0]!;
    const killed = chance(0.85) ? Math.floor(-Math.log(1 - random()) * 5) : null;
    return {
      id,
      day: FIRST_DAY + below(days),
      // Towns by rank: the first sees most.
      town: towns[Math.floor(towns.length * random() ** 1.6)]!,
      type,
      words: pick(TARGETS).split(' '),
      killed,
      injured: chance(0.6) ? Math.floor(-Math.log(1 - random()) * 9) : null,
      foreigners: killed !== null && killed > 1 && chance(0.06) ? 1 + below(killed) : 0,
      actor: chance(0.4) ? pick(ACTORS) : null
    };
  };

  const report = (event: Event, published: number): IncidentMention => {
    const others = TOLD_AS.find(([type]) => type === event.type)![2];
    const risen = published - event.day >= 2 || chance(0.6);
    return mentionOf(event, {
      type: chance(0.82)
        ? event.type
        : chance(0.8)
          ? pick(others)
          : event.type === 'operation'
            ? 'operation'
            : 'other',
      date: chance(0.9)
        ? dayOf(event.day - (chance(0.04) ? 1 : 0))
        : chance(0.6)
          ? interval(event.day - below(6), 6, 'week')
          : UNKNOWN_DATE,
      location: chance(0.8)
        ? townOf(event.town, 6)
        : chance(0.4)
          ? siteOf(event.town)
          : chance(0.5)
            ? districtOf(event.town)
            : provinceOf(event.town),
      killed:
        event.killed === null || chance(0.1)
          ? null
          : countOf(risen ? event.killed : Math.ceil(event.killed * 0.8), !risen && chance(0.5)),
      injured: event.injured === null || chance(0.3) ? null : countOf(event.injured, false),
      target: chance(0.65) ? event.words.slice(chance(0.3) ? -1 : 0).join(' ') : null,
      actor: chance(0.5) ? event.actor : null
    });
  };

  const recall = (event: Event): IncidentMention =>
    mentionOf(event, {
      type: chance(0.8) ? event.type : pick(TOLD_AS.find(([type]) => type === event.type)![2]),
      date: chance(0.2) ? dayOf(event.day) : chance(0.6) ? monthOf(event.day) : yearOf(event.day),
      location: chance(0.75) ? townOf(event.town, 6) : provinceOf(event.town),
      killed: event.killed === null || chance(0.15) ? null : countOf(event.killed, false),
      injured: null,
      target: chance(0.6) ? event.words.join(' ') : null,
      actor: chance(0.2) ? event.actor : null
    });

  const add = (
    published: number,
    incidents: [IncidentMention, number][],
    measures: [MeasureMention, number][]
  ) => {
    const id = `wire-${String(articles.length).padStart(6, '0')}`;
    incidents.forEach(([, event], i) => truth.set(`${id}#incident.${i}`, event));
    measures.forEach(([, measure], i) => truth.set(`${id}#measure.${i}`, measure));
    const source = { title: `Report ${id}`, publisher: 'Wire', published: isoOf(published), url: null };
    articles.push(
      sourcedExtraction(id, source, '', {
        incidents: incidents.map(([mention]) => mention),
        measures: measures.map(([mention]) => mention)
      })
    );
  };

  for (let id = 0; articles.length < wanted; id++) {
    const event = makeEvent(id);
    const tellings = 1 + Math.floor(-Math.log(1 - random()) * 2);
    const measure = chance(0.3) ? makeMeasure(event) : null;
    for (let k = 0; k < tellings && articles.length < wanted; k++) {
      const published = event.day + (k === 0 ? 0 : below(4));
      const incidents: [IncidentMention, number][] = [[report(event, published), event.id]];
      const older = past.length > 0 && chance(0.3) ? pick(past) : null;
      if (older && older.day < event.day - 20) incidents.push([recall(older), older.id]);
      add(
        published,
        incidents,
        measure && chance(0.7) ? [[tellMeasure(measure, published), -1 - event.id]] : []
      );
    }
    past.push(event);
  }
  return { articles, truth };

  function makeMeasure(event: Event) {
    return {
      event,
      type: pick(['movement_control', 'deployment', 'protection_unit', 'surveillance'] as const),
      words: [pick(MANNERS), pick(ACTS), pick(OBJECTS), pick(OBJECTS), pick(MANNERS)],
      isDated: chance(0.5)
    };
  }

  function tellMeasure(measure: ReturnType<typeof makeMeasure>, published: number): MeasureMention {
    const { event, type, words, isDated } = measure;
    const told = words.filter(() => chance(0.85));
    return measureMention({
      type,
      status: pick(['announced', 'ordered', 'in_force'] as const),
      date: isDated ? dayOf(event.day + 1) : UNKNOWN_DATE,
      location: chance(0.6) ? townOf(event.town, 6) : provinceOf(event.town),
      summary: `Officials ordered ${told.join(' ')} on day ${published % 7}`,
      issuer: chance(0.5) ? 'police' : null
    });
  }
}

interface Told {
  type: IncidentType;
  date: DateInterval;
  location: Geocode;
  killed: Count | null;
  injured: Count | null;
  target: string | null;
  actor: string | null;
}

function mentionOf(
  event: Event,
  { type, date, location, killed, injured, target, actor }: Told
): IncidentMention {
  const known = killed?.best ?? 0;
  const foreigners = Math.min(event.foreigners, known);
  return incidentMention({
    category: event.type === 'operation' ? 'operation' : 'attack',
    type,
    date,
    location,
    casualties: {
      killed,
      injured,
      attackersKilled: null,
      groups: foreigners > 0 ? [killedGroup('civilian', 'YY', countOf(foreigners, false))] : []
    },
    actors: { ...NO_ACTORS, claimedBy: actor },
    target
  });
}

function countOf(figure: number, isOpen: boolean): Count {
  return { low: figure, best: figure, high: isOpen ? null : figure };
}

function isoOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function dayOf(day: number): DateInterval {
  return interval(day, 0, 'day');
}

function interval(day: number, more: number, precision: DateInterval['precision']): DateInterval {
  return { from: isoOf(day), to: isoOf(day + more), precision };
}

function monthOf(day: number): DateInterval {
  const date = new Date(day * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const [first, last] = [Date.UTC(year, month, 1), Date.UTC(year, month + 1, 0)].map((ms) => ms / 86_400_000);
  return interval(first!, last! - first!, 'month');
}

function yearOf(day: number): DateInterval {
  const year = isoOf(day).slice(0, 4);
  return { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' };
}
