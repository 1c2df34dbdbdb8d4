import { check } from '@placemarkio/check-geojson';
import { describe, expect, it } from 'vitest';
import { buildColumns } from '../../src/lib/columns/build.ts';
import { toMapRows } from '../../src/lib/columns/index.ts';
import { ogcCollections, ogcItems, parseOgcQuery, type OgcQuery } from '../../src/lib/export/index.ts';
import { EVERYTHING, type Records } from '../../src/lib/model/index.ts';
import { choose } from '../../src/routes/chosen.server.ts';
import { RECORDS } from '../fixtures/records.ts';

const BASE = 'https://dateline.example/ogc';
const META = { dataVersion: 'v1', filter: EVERYTHING };
const chosenOf = (records: Records) => {
  const { incidents, measures } = toMapRows(records);
  const built = buildColumns([...incidents, ...measures]);
  return choose(built, { bits: new Uint16Array(built.ids.length) });
};
const parse = (query: string) => parseOgcQuery(new URLSearchParams(query));
const items = (query: string) => {
  const parsed = parse(query);
  if (typeof parsed === 'string') throw new Error(parsed);
  const { offset, limit, bbox } = parsed;
  const all = chosenOf(RECORDS);
  const ids = (bbox === null ? all : all.inside(bbox)).ids('incidents');
  const records = ids
    .slice(offset, offset + limit)
    .map((id) => RECORDS.incidents.find((incident) => incident.id === id)!);
  return ogcItems(
    BASE,
    'incidents',
    { records, matched: ids.length },
    parsed,
    new URLSearchParams(query),
    META
  );
};

describe('a query of items', () => {
  it('turns datetime into the period of the filter and leaves the rest of it alone', () => {
    const period = (query: string) => (parse(query) as OgcQuery).filter.toString();
    expect(period('datetime=2024-03-26')).toBe('from=2024-03-26&to=2024-03-26');
    expect(period('datetime=2024-01-01T00:00:00Z/2024-02-01T00:00:00Z')).toBe(
      'from=2024-01-01&to=2024-02-01'
    );
    expect(period('datetime=../2024-02-01')).toBe('to=2024-02-01');
    expect(period('datetime=2024-02-01/')).toBe('from=2024-02-01');
    expect(period('admin1=PK-BA&limit=5&f=json')).toBe('admin1=PK-BA');
  });

  it.each([
    'limit=0',
    'limit=-1',
    'limit=a',
    'offset=1.5',
    'bbox=1,2,3',
    'bbox=1,5,2,3',
    'bbox=a,b,c,d',
    'datetime=yesterday',
    'datetime=2024-02-30',
    'f=html',
    'bbox-crs=EPSG:3857'
  ])('says what is wrong with %s', (query) => {
    expect(parse(query)).toContain('expected');
  });
});

describe('items', () => {
  it('are valid GeoJSON, page by page, each record once', () => {
    const ids: (string | number | undefined)[] = [];
    let query: string | undefined = 'limit=2';
    for (let pages = 0; query !== undefined && pages < 100; pages += 1) {
      const page = items(query);
      expect(() => check(JSON.stringify(page))).not.toThrow();
      expect(page.numberMatched).toBe(RECORDS.incidents.length);
      expect(page.numberReturned).toBe(page.features.length);
      ids.push(...page.features.map(({ id }) => id));
      query = page.links.find(({ rel }) => rel === 'next')?.href.split('?')[1];
    }
    expect(ids).toEqual(RECORDS.incidents.map(({ id }) => id).sort());
  });

  it('in a box have their point in it; a record without a point is in none', () => {
    const inside = items('bbox=73,35,74,36');
    expect(inside.features.map(({ id }) => id)).toEqual(['inc-dasu-2021']);
    const everywhere = items('bbox=-180,-90,180,90').features;
    expect(everywhere.every(({ geometry }) => geometry !== null)).toBe(true);
    expect(everywhere.length).toBeLessThan(RECORDS.incidents.length);
    // West of its east edge lies what does not cross the date line; the other way round it is what does.
    expect(items('bbox=170,-90,-170,90').features).toEqual([]);
  });

  it('have flat properties, unknown ones null', () => {
    const wave = items('limit=100').features.find(({ id }) => id === 'inc-balochistan-wave-2024');
    expect(wave).toMatchObject({ geometry: null, properties: { killedBest: null, admin1: 'PK-BA' } });
    expect(wave?.properties).not.toHaveProperty('lng');
  });
});

it('says how far its collections reach, and nothing where there is nothing', () => {
  const bbox = [...chosenOf(RECORDS).bounds()!] as [number, number, number, number];
  const [west, south, east, north] = bbox;
  expect(west < east && south < north).toBe(true);
  const extent = { interval: ['2021-07-14', '2024-03-26'] as [string, string], bbox };
  expect(ogcCollections(BASE, extent).collections[0]?.extent).toMatchObject({
    spatial: { bbox: [bbox] },
    temporal: { interval: [['2021-07-14T00:00:00Z', '2024-03-26T00:00:00Z']] }
  });
  expect(chosenOf({ incidents: [], measures: [], aggregates: [] }).bounds()).toBeNull();
  expect(ogcCollections(BASE, { interval: null, bbox: null }).collections[0]?.extent).toEqual({});
});
