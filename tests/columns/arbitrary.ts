import * as fc from 'fast-check';
import type {
  IncidentRow,
  MapIncident,
  MapMeasure,
  MapPlace,
  MeasureRow,
  Rows
} from '../../src/lib/columns/index.ts';
import {
  LAYERS,
  MEASURE_STATUSES,
  NO_ACTORS,
  PLACE_PRECISIONS,
  ROLES,
  type Actors,
  type AggregateRecord,
  type Count,
  type Filter
} from '../../src/lib/model/index.ts';

/** Random stores: rows with any tolls, groups, places and dates. */
const count: fc.Arbitrary<Count> = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 9 }), fc.boolean(), fc.boolean())
  .map(([low, more, isOpen, isVague]) => ({
    low,
    best: isVague ? null : low + (more >> 1),
    high: isOpen || isVague ? null : low + more
  }));

const group = fc
  .tuple(
    fc.constantFrom('killed' as const, 'injured' as const, 'missing' as const),
    fc.constantFrom(...ROLES),
    fc.constantFrom('CN', 'PK', 'JP', null),
    count
  )
  .map(([outcome, role, nationality, figure]) => ({
    outcome,
    role,
    nationality,
    ...figure,
    qualifier: 'exact' as const
  }));

const NOWHERE: MapPlace = {
  name: null,
  admin1: null,
  admin2: null,
  country: null,
  lng: null,
  lat: null,
  precision: 'unknown',
  radiusKm: null
};
/** Two names of one point, towns close to each other, a district, surroundings, and areas of every kind. */
const location = fc.constantFrom<MapPlace[]>(
  ...(
    [
      {
        name: 'Quetta',
        admin1: 'PK-BA',
        admin2: 'Quetta',
        lng: 67.0014,
        lat: 30.1872,
        precision: 'settlement'
      },
      {
        name: 'Quetta Cantonment',
        admin1: 'PK-BA',
        admin2: 'Quetta',
        lng: 67.0014,
        lat: 30.1872,
        precision: 'site'
      },
      {
        name: 'Mastung',
        admin1: 'PK-BA',
        admin2: 'Mastung',
        lng: 66.8452,
        lat: 29.7997,
        precision: 'near',
        radiusKm: 12
      },
      {
        name: 'Karāchi',
        admin1: 'PK-SD',
        admin2: 'Karachi South',
        lng: 67.0104,
        lat: 24.8608,
        precision: 'settlement'
      },
      {
        name: 'Shangla',
        admin1: 'PK-KP',
        admin2: 'Shangla',
        lng: 72.76,
        lat: 34.88,
        precision: 'admin2',
        radiusKm: 30
      },
      { name: 'Balochistan', admin1: 'PK-BA', precision: 'admin1' },
      { name: 'southern Balochistan', admin1: 'PK-BA', precision: 'admin1' },
      { name: 'Pakistan', precision: 'country' }
    ] satisfies Partial<MapPlace>[]
  ).map((place) => ({ ...NOWHERE, country: 'PK', ...place })),
  {
    ...NOWHERE,
    name: 'Kandahar',
    admin1: 'AF-KAN',
    country: 'AF',
    lng: 65.7101,
    lat: 31.6133,
    precision: 'settlement'
  },
  { ...NOWHERE, country: 'AF', precision: 'country' },
  NOWHERE
);

const ACTORS = ['Balochistan Liberation Army', 'TTP', 'Majeed Brigade'];
const TARGETS = ['Chinese convoy', 'police station'];
const OUTLETS = ['Dawn', 'Xinhua', 'The News'];
const name = fc.option(fc.constantFrom(...ACTORS));
const actors: fc.Arbitrary<Actors> = fc
  .record({ perpetrator: name, claimedBy: name, suspected: name, deniedBy: name })
  .map((named) => ({ ...NO_ACTORS, ...named }));
const confidence = fc.integer({ min: 0, max: 20 }).map((twentieths) => Math.round(twentieths * 5) / 100);

const date = fc.constantFrom(
  ...['2020-12-31', '2021-01-01', '2021-07-14', '2024-12-01', '2024-12-31', '2025-01-01'].map((day) => ({
    from: day,
    to: day,
    precision: 'day' as const
  })),
  { from: '2021-01-01', to: '2021-12-31', precision: 'year' as const },
  { from: '2024-12-15', to: '2025-01-14', precision: 'month' as const },
  { from: null, to: null, precision: 'unknown' as const }
);

const reports = fc.array(
  fc.constantFrom('a', 'b', 'c', 'd').map((articleId) => ({ articleId })),
  { maxLength: 3 }
);

const incident: fc.Arbitrary<Omit<IncidentRow, 'id'>> = fc.record({
  category: fc.constantFrom('attack' as const, 'operation' as const),
  type: fc.constantFrom('bombing', 'operation'),
  date,
  location,
  reports,
  confidence,
  actors,
  target: fc.option(fc.constantFrom(...TARGETS)),
  casualties: fc.record({
    killed: fc.option(count),
    injured: fc.option(count),
    attackersKilled: fc.option(fc.nat(9)),
    groups: fc.array(group, { maxLength: 4 })
  })
});

const measure: fc.Arbitrary<Omit<MeasureRow, 'id'>> = fc.record({
  type: fc.constantFrom('deployment', 'surveillance'),
  status: fc.constantFrom(...MEASURE_STATUSES),
  date,
  location,
  reports,
  confidence,
  summary: fc.constantFrom('Patrols on the coastal highway', 'Guards for engineers'),
  issuer: fc.option(fc.constantFrom('Government of Balochistan')),
  protects: fc.option(fc.constantFrom('Chinese engineers'))
});

export function aggregate(over: Partial<AggregateRecord>): AggregateRecord {
  return {
    id: 'agg-1',
    killed: 20,
    injured: null,
    who: 'Chinese nationals',
    nationality: 'CN',
    from: '2021',
    to: '2024-12',
    area: 'PK',
    source: null,
    evidence: [],
    articleId: 'total',
    articleVersion: 1,
    title: null,
    publisher: null,
    published: '2024-12-18',
    url: null,
    ...over
  };
}

const total = fc
  .record({
    killed: fc.option(fc.nat(60)),
    injured: fc.option(fc.nat(60)),
    nationality: fc.constantFrom('CN', null),
    who: fc.constantFrom('people', null, 'Chinese nationals'),
    from: fc.constantFrom('2021', '2020-12', null),
    to: fc.constantFrom('2024', '2024-12', '2024-12-31', null),
    area: fc.constantFrom('PK', 'PK-BA', null)
  })
  .map(aggregate);

export const stores: fc.Arbitrary<Rows> = fc
  .tuple(
    fc.array(incident, { maxLength: 12 }),
    fc.array(measure, { maxLength: 6 }),
    fc.array(total, { maxLength: 3 })
  )
  .map(([incidents, measures, aggregates]) => ({
    incidents: incidents.map((row, i) => ({ ...row, id: `inc-${i}` })),
    measures: measures.map((row, i) => ({ ...row, id: `mea-${i}` })),
    aggregates: aggregates.map((row, i) => ({ ...row, id: `agg-${i}` }))
  }));

const publishers = fc.subarray(OUTLETS).map((outlets) => [...outlets].sort());
const quote = fc.option(
  fc
    .constantFrom('gunmen opened fire', 'a roadside bomb near Quetta')
    .map((text) => ({ text, publisher: 'Dawn', published: null }))
);
const light = { publishers, quote, reports: fc.integer({ min: 1, max: 9 }) };

/** Random rows as the map has them, of many places, dates and figures. */
export const mapStores: fc.Arbitrary<Rows<MapIncident, MapMeasure>> = fc
  .tuple(
    fc.array(fc.tuple(incident, fc.record({ ...light, disagree: fc.boolean() })), { maxLength: 60 }),
    fc.array(fc.tuple(measure, fc.record({ ...light, prompted: fc.option(fc.constant('inc-0')) })), {
      maxLength: 25
    }),
    fc.array(total, { maxLength: 3 })
  )
  .map(([incidents, measures, aggregates]) => ({
    incidents: incidents.map(
      ([row, more], i) => ({ ...row, ...more, id: `inc-${i}`, corrections: [] }) as unknown as MapIncident
    ),
    measures: measures.map(
      ([row, more], i) => ({ ...row, ...more, id: `mea-${i}`, corrections: [] }) as unknown as MapMeasure
    ),
    aggregates: aggregates.map((row, i) => ({ ...row, id: `agg-${i}` }))
  }));

/** A part of a filter is mostly left open: with all of them set nothing would be selected. */
const some = <T>(values: readonly T[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<T[]>([]) },
    { weight: 1, arbitrary: fc.subarray([...values]) }
  );
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
const day = fc.constantFrom(
  '2020-12-31',
  '2021-01-01',
  '2021-07-14',
  '2024-06-01',
  '2024-12-31',
  '2025-01-01'
);

export const filters: fc.Arbitrary<Filter> = fc.record({
  layers: some(LAYERS),
  admin1: some(['PK-BA', 'PK-SD', 'PK-KP', 'PK', 'AF', 'AF-KAN']),
  admin2: some(['Quetta', 'Mastung', 'Shangla']),
  from: rarely(day),
  to: rarely(day),
  types: some(['bombing', 'operation', 'deployment', 'surveillance']),
  targets: some(TARGETS),
  nationalities: some(['CN', 'PK', 'JP']),
  actors: some(ACTORS),
  statuses: some(MEASURE_STATUSES),
  killedMin: rarely(fc.integer({ min: 0, max: 20 })),
  killedMax: rarely(fc.integer({ min: 0, max: 30 })),
  precisions: some(PLACE_PRECISIONS),
  confidence: rarely(fc.integer({ min: 0, max: 100 })),
  publishers: some(OUTLETS),
  q: rarely(
    fc.constantFrom('quetta', 'Karachi', 'chinese', 'bomb roadside', 'fire gunmen', 'nothing like it', 'DIL')
  ),
  asOf: fc.constant(null)
});
