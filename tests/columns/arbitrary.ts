import * as fc from 'fast-check';
import type { IncidentRow, MeasureRow, Rows } from '../../src/lib/columns/index.ts';
import { MEASURE_STATUSES, ROLES, type AggregateRecord, type Count } from '../../src/lib/model/index.ts';

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

const location = fc.constantFrom(
  { admin1: 'PK-BA', country: 'PK' },
  { admin1: 'PK-SD', country: 'PK' },
  { admin1: 'PK-KP', country: 'PK' },
  { admin1: null, country: 'PK' },
  { admin1: null, country: null },
  { admin1: 'AF-KAN', country: 'AF' }
);

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
  reports
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
