import { describe, expect, it } from 'vitest';
import { toMapRows } from '../../src/lib/columns/index.ts';
import { isOffMap, toSelected } from '../../src/lib/map/features.ts';
import {
  incidentMark,
  markIcon,
  markOutline,
  markRadius,
  parseIcon,
  peopleKilled
} from '../../src/lib/map/marks.ts';
import { PALETTES } from '../../src/lib/map/palette.ts';
import { buildStyle } from '../../src/lib/map/style.ts';
import { NO_CASUALTIES } from '../../src/lib/model/index.ts';
import { exactly, toll } from '../fixtures/build.ts';
import { RECORDS } from '../fixtures/records.ts';

const ROWS = toMapRows(RECORDS);
const incidentOf = (id: string) => ROWS.incidents.find((row) => row.id === id) ?? null;

describe('the opened record', () => {
  it('has a mark of its own at its place', () => {
    const [feature] = toSelected(incidentOf('inc-dasu-2021')).features;
    expect(feature?.geometry.coordinates).toEqual([73.2894, 35.2898]);
    expect(feature?.properties).toEqual({ icon: `mark:attack:${markRadius(13)}`, radius: markRadius(13) });
  });

  it('has none where only the province is known, or where nothing is opened', () => {
    expect(incidentOf('inc-balochistan-wave-2024')).toSatisfy(isOffMap);
    expect(toSelected(incidentOf('inc-balochistan-wave-2024')).features).toEqual([]);
    expect(toSelected(null).features).toEqual([]);
  });
});

describe('marks', () => {
  it('grow in area with the people killed', () => {
    expect(markRadius(0)).toBeLessThan(markRadius(5));
    expect(markRadius(5)).toBeLessThan(markRadius(60));
    expect(markRadius(1e6)).toBe(markRadius(1e5));
  });

  it('are hollow where nobody says how many died, and not for zero', () => {
    expect(incidentMark('attack', NO_CASUALTIES).hollow).toBe(true);
    expect(incidentMark('attack', toll(exactly(0), null)).hollow).toBe(false);
  });

  it('count victims of an attack, and everyone killed in an operation', () => {
    const casualties = toll(exactly(2), null, { attackersKilled: 8 });
    expect(peopleKilled('attack', casualties)).toBe(2);
    expect(peopleKilled('operation', casualties)).toBe(10);
    expect(peopleKilled('operation', NO_CASUALTIES)).toBeNull();
  });

  it('have the same area in every shape', () => {
    const area = (points: [number, number][]) =>
      Math.abs(
        points.reduce((sum, [x, y], i) => {
          const [nextX, nextY] = points[(i + 1) % points.length] ?? [0, 0];
          return sum + x * nextY - nextX * y;
        }, 0)
      ) / 2;
    expect(area(markOutline('attack', 10) ?? [])).toBeCloseTo(Math.PI * 100);
    expect(area(markOutline('measure', 10) ?? [])).toBeCloseTo(Math.PI * 100);
    expect(markOutline('operation', 10)).toBeNull();
  });

  it('are asked for by names that say all that is needed', () => {
    const mark = { layer: 'attack', radius: 12.5, hollow: false } as const;
    expect(parseIcon(markIcon(mark))).toEqual({ kind: 'mark', mark });
    expect(parseIcon('pill:3:0:1.2k')).toEqual({
      kind: 'pill',
      counts: { attack: '3', operation: '', measure: '1.2k' },
      disagree: ''
    });
    expect(parseIcon('pill:3:0:2:1')).toMatchObject({ disagree: '1' });
    expect(parseIcon('ring:6.5')).toEqual({ kind: 'ring', radius: 6.5 });
    expect(parseIcon('hatch:attack+measure')).toEqual({ kind: 'hatch', layers: ['attack', 'measure'] });
    expect(parseIcon('blank:noPopulation')).toEqual({ kind: 'blank', blank: 'noPopulation' });
    expect(parseIcon('blank:none')).toBeNull();
    expect(parseIcon('airport-15')).toBeNull();
  });
});

describe('style', () => {
  const files = { basemap: '/b', admin1: '/a.geojson', country: 'PK' };
  const style = buildStyle(
    PALETTES.light,
    files,
    {},
    {
      room: { small: ['PK-IS'], large: ['PK-BA'] },
      tiles: 'dateline://1/0/{z}/{x}/{y}'
    }
  );

  it('names only sources that it has, and no other host', () => {
    for (const layer of style.layers) {
      if ('source' in layer && typeof layer.source === 'string')
        expect(Object.keys(style.sources)).toContain(layer.source);
    }
    const addresses = Object.values(style.sources).flatMap((source) => {
      if ('data' in source && typeof source.data === 'string') return [source.data];
      return 'tiles' in source ? (source.tiles ?? []) : [];
    });
    expect(addresses.every((address) => /^(\/|dateline:)/.test(address))).toBe(true);
    expect(style.glyphs).toBeUndefined();
  });

  it('keeps areas under the lines and marks above the labels', () => {
    const order = style.layers.map((layer) => layer.id);
    for (const area of ['province-fill', 'province-blank', 'province-shade', 'areas'])
      expect(order.indexOf(area)).toBeLessThan(order.indexOf('province-lines'));
    expect(order.indexOf('province-fill')).toBeLessThan(order.indexOf('province-shade'));
    expect(order.indexOf('records')).toBeGreaterThan(order.indexOf('label-towns'));
    expect(order.indexOf('legs')).toBeLessThan(order.indexOf('records'));
    expect(order.indexOf('disagree')).toBeLessThan(order.indexOf('records'));
    expect(order.at(-1)).toBe('selected');
  });

  it('draws disputed lines and the circles of what is near a place dashed', () => {
    for (const id of ['borders-disputed', 'areas-line'])
      expect(style.layers.find((layer) => layer.id === id)?.paint).toHaveProperty('line-dasharray');
  });
});
