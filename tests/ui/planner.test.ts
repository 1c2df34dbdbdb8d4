import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlan, parsePlan, WITHIN, type Within } from '../../src/lib/ui/planner/plan.ts';

const NEWEST = '2025-06-30';
const parse = (query: string) => parsePlan(new URLSearchParams(query), NEWEST);

describe('the address of a comparison', () => {
  it('compares the last year that is known of with the one before, where it names no period', () => {
    const { before, after } = parse('');
    expect(after).toEqual({ from: '2024-07-01', to: '2025-06-30' });
    expect(before).toEqual({ from: '2023-07-02', to: '2024-06-30' });
  });

  it('takes the filter of a map as it is: its period is the later one', () => {
    const { filter, after, before } = parse('admin1=PK-BA&from=2024-01-01&to=2024-03-31');
    expect(filter.admin1).toEqual(['PK-BA']);
    expect(after).toEqual({ from: '2024-01-01', to: '2024-03-31' });
    expect(before).toEqual({ from: '2023-10-02', to: '2023-12-31' });
  });

  it('leaves out what it cannot read', () => {
    expect(parse('days=ten&within=street&start=-4&beforeFrom=2024-13-01').follow).toEqual({
      first: 'incident',
      place: 'admin2',
      days: 30
    });
  });

  it('says the whole plan, so that a link shows the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('incident', 'measure'),
        fc.constantFrom(...(Object.keys(WITHIN) as Within[])),
        fc.nat(366),
        fc.nat(500),
        fc.constantFrom(
          '',
          'admin1=PK-SD',
          'from=2020-01-01',
          'to=2020-12-31',
          'types=bombing&asOf=2024-01-01'
        ),
        (first, within, days, start, rest) => {
          const plan = parse(`first=${first}&within=${within}&days=${days}&start=${start}&${rest}`);
          expect(plan.follow).toEqual({ first, place: WITHIN[within], days });
          expect(parsePlan(formatPlan(plan), '1999-01-01')).toEqual(plan);
        }
      )
    );
  });
});
