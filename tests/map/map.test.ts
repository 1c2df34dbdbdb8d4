import { describe, expect, it } from 'vitest';
import { toMapRows } from '../../src/lib/columns/index.ts';
import { isOffMap, toPoints, toShadedProvinces } from '../../src/lib/map/features.ts';
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

describe('features', () => {
  it('puts a point only where a place is known', () => {
    const ids = toPoints(ROWS, () => '').features.map((feature) => feature.properties.id);
    expect(ids).toContain('inc-dasu-2021');
    expect(ids).not.toContain('inc-balochistan-wave-2024');
    expect(ids).not.toContain('inc-undated');
    expect(ids).toHaveLength([...ROWS.incidents, ...ROWS.measures].filter((row) => !isOffMap(row)).length);
  });

  it('shades Balochistan for an attack, an operation and a measure known to it only', () => {
    expect([...toShadedProvinces(ROWS)]).toEqual([
      ['PK-BA', ['attack', 'operation', 'measure']],
      ['PK-GB', ['measure']]
    ]);
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
    expect(parseIcon('pill:3:0:2')).toEqual({
      kind: 'pill',
      counts: { attack: 3, operation: 0, measure: 2 }
    });
    expect(parseIcon('hatch:attack+measure')).toEqual({ kind: 'hatch', layers: ['attack', 'measure'] });
    expect(parseIcon('airport-15')).toBeNull();
  });
});

describe('style', () => {
  const style = buildStyle(PALETTES.light, { basemap: '/b', admin1: '/a.geojson', country: 'PK' }, {}, []);

  it('names only sources that it has, and no other host', () => {
    for (const layer of style.layers) {
      if ('source' in layer && typeof layer.source === 'string')
        expect(Object.keys(style.sources)).toContain(layer.source);
    }
    const addresses = Object.values(style.sources).flatMap((source) =>
      'data' in source && typeof source.data === 'string' ? [source.data] : []
    );
    expect(addresses.every((address) => address.startsWith('/'))).toBe(true);
    expect(style.glyphs).toBeUndefined();
  });

  it('keeps areas under the lines and marks above the labels', () => {
    const order = style.layers.map((layer) => layer.id);
    expect(order.indexOf('province-shade')).toBeLessThan(order.indexOf('province-lines'));
    expect(order.indexOf('records')).toBeGreaterThan(order.indexOf('label-towns'));
    expect(order.at(-1)).toBe('selected');
  });

  it('draws disputed lines dashed', () => {
    const disputed = style.layers.find((layer) => layer.id === 'borders-disputed');
    expect(disputed?.paint).toHaveProperty('line-dasharray');
  });

  it('has its categories apart for every reader: three colours that differ, in both themes', () => {
    for (const palette of Object.values(PALETTES))
      expect(new Set(Object.values(palette.category)).size).toBe(3);
  });
});
