import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, filterProblems, formatFilter, parseFilter } from '../../src/lib/model/index.ts';

const parse = (query: string) => parseFilter(new URLSearchParams(query));
const problems = (query: string) => filterProblems(new URLSearchParams(query));

describe('the filter in an address', () => {
  it('reads provinces, a period, types and nationalities', () => {
    expect(
      parse('admin1=PK-SD,PK-BA&from=2024-03-01&to=2024-03-31&types=bombing&nationalities=CN&layers=attack')
    ).toEqual({
      ...EVERYTHING,
      layers: ['attack'],
      admin1: ['PK-BA', 'PK-SD'],
      from: '2024-03-01',
      to: '2024-03-31',
      types: ['bombing'],
      nationalities: ['CN']
    });
  });

  it('reads districts, targets, actors, outlets and words, each under its own name, commas and all', () => {
    const query = new URLSearchParams([
      ['admin2', 'Dera Ismail Khan'],
      ['targets', 'convoy, near a bridge'],
      ['targets', 'bus'],
      ['actors', 'Balochistan Liberation Army'],
      ['publishers', 'Dawn'],
      ['q', 'coastal highway'],
      ['statuses', 'in_force,ordered'],
      ['precisions', 'site,near'],
      ['killedMin', '2'],
      ['killedMax', '10'],
      ['confidence', '60']
    ]);
    expect(parseFilter(query)).toEqual({
      ...EVERYTHING,
      admin2: ['Dera Ismail Khan'],
      targets: ['bus', 'convoy, near a bridge'],
      actors: ['Balochistan Liberation Army'],
      publishers: ['Dawn'],
      q: 'coastal highway',
      statuses: ['in_force', 'ordered'],
      precisions: ['near', 'site'],
      killedMin: 2,
      killedMax: 10,
      confidence: 60
    });
    expect(parseFilter(formatFilter(parseFilter(query)))).toEqual(parseFilter(query));
    expect(filterProblems(query)).toEqual([]);
    expect(problems('killedMin=9&killedMax=2')).toEqual(['killedMin=9 is more than killedMax=2']);
    expect(problems('confidence=101')[0]).toContain('0 to 100');
  });

  it.each(['from=2024-02-30', 'from=2024-13-01', 'from=abc', 'admin1=zz', 'types=,,', 'layers=roads'])(
    'leaves out what it cannot read: %s',
    (query) => expect(formatFilter(parse(query)).toString()).toBe('')
  );

  it('reads the day as of which the map is asked for, and what is known to no province', () => {
    expect(parse('asOf=2024-03-31').asOf).toBe('2024-03-31');
    expect(parse('asOf=2024-02-30').asOf).toBeNull();
    expect(parse('admin1=PK').admin1).toEqual(['PK']);
    expect(problems('asOf=2024-03-31&admin1=PK')).toEqual([]);
  });

  it('says what it left out, for those who must not get more than they asked for', () => {
    expect(problems('admin1=PK-BA&from=2024-01-01')).toEqual([]);
    expect(problems('admin1=PK-BA,zz')).toEqual([
      'admin1=zz; expected codes of provinces as in ISO 3166-2, or of a country for what is known no closer'
    ]);
    expect(problems('from=2024-02-30')[0]).toContain('a day as YYYY-MM-DD');
    expect(problems('province=PK-BA')[0]).toContain('province is no filter');
    expect(problems('from=2025-01-01&to=2024-01-01')).toEqual([
      'from=2025-01-01 is later than to=2024-01-01'
    ]);
  });

  it('comes back the same from its own address, whatever was typed', () => {
    const name = fc.constantFrom(...Object.keys(EVERYTHING), 'other');
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('attack,measure', 'PK-BA', '2024-02-29', 'bombing,other', 'CN')
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (pairs) => {
        const filter = parseFilter(new URLSearchParams(pairs));
        expect(parseFilter(formatFilter(filter))).toEqual(filter);
      })
    );
  });
});
