import type { Feature, FeatureCollection, Geometry, MultiLineString } from 'geojson';
import { labelPoint, linesAwayFrom, ringArea, tidyLines, tidyPolygons } from './geometry.ts';
import type { Focus, Sources } from './sources.ts';
import type { TopologyUnit, World } from './topology.ts';

type Row = Record<string, string>;

/** The focus country's units as they are today: properties `admin1`, `name`, `name_ur`, `name_zh`. */
export function buildAdmin1(world: World, focus: Focus, regions: Row[]): FeatureCollection {
  return collection(
    regions.map((region) => {
      const shape = world.merge(world.units.filter((unit) => unit.properties.code === region.code));
      return feature(
        { admin1: region.code, name: region.name, name_ur: region.name_ur, name_zh: region.name_zh },
        tidyPolygons(shape, 4)
      );
    })
  );
}

/** Every country, de facto: properties `iso` (empty for land that Natural Earth gives to none), `name`, `focus`. */
export function buildLand(world: World, focus: Focus, digits?: number): FeatureCollection {
  return collection(
    countriesOf(world).flatMap(([, units]) => {
      const { iso, name } = units[0]?.properties ?? { iso: '', name: '' };
      const shape = world.merge(units);
      const outline = tidyPolygons(shape, digits ?? (isNear(shape.coordinates[0]?.[0]?.[0], focus) ? 3 : 2));
      // Countries too small for the detail drawn where they lie are left out, never drawn at 0, 0.
      return outline.coordinates.length === 0
        ? []
        : feature({ iso, name, focus: iso === focus.country }, outline);
    })
  );
}

/**
 * International lines: de facto ones between countries (`disputed` and `line` where disputed-pairs.tsv names the pair), and the
 * lines of claims that run elsewhere (`disputed`, `claim`), from Natural Earth's disputed boundary lines.
 */
export function buildBorders(world: World, focus: Focus, sources: Sources, digits = 3): FeatureCollection {
  const pairs = sources.table('disputed-pairs.tsv');
  const international = (a: TopologyUnit, b: TopologyUnit) => a.properties.country !== b.properties.country;
  const pairOf = (a: TopologyUnit, b: TopologyUnit) =>
    pairs.find((pair) => joins(pair, a, b) || joins(pair, b, a));
  const between = (pair: Row | undefined) =>
    tidyLines(
      world.lines(
        (a, b) => (international(a, b) || pair?.left?.includes('-') === true) && pairOf(a, b) === pair
      ),
      digits
    );
  const agreed = between(undefined);
  const disputed = pairs.map((pair) => feature({ disputed: true, line: pair.line }, between(pair)));
  const all: MultiLineString = {
    type: 'MultiLineString',
    coordinates: [agreed, ...disputed.map((line) => line.geometry as MultiLineString)].flatMap(
      (line) => line.coordinates
    )
  };
  const claims = (sources.json('disputed-lines.geojson') as FeatureCollection<MultiLineString>).features
    .filter((claim) => / claim$/.test(String(claim.properties?.name)))
    .filter((claim) => claim.geometry.coordinates.flat().some((at) => isNear(at, focus)))
    .map((claim) =>
      feature(
        { disputed: true, claim: true, line: claim.properties?.name as string },
        thin(linesAwayFrom(claim.geometry, all, 4))
      )
    );
  return collection([feature({ disputed: false }, agreed), ...disputed, ...claims].filter(hasLines));
}

/** The lines between the focus country's units. */
export function buildProvinceLines(world: World, focus: Focus): FeatureCollection {
  const inner = world.lines(
    (a, b) =>
      a.properties.iso === focus.country &&
      b.properties.iso === focus.country &&
      a.properties.code !== b.properties.code
  );
  return collection([feature({}, tidyLines(inner, 4))]);
}

/** A label point for each unit of the focus country. */
export function buildProvinceLabels(admin1: FeatureCollection): FeatureCollection {
  return collection(
    admin1.features.map(({ properties, geometry }) =>
      feature(properties ?? {}, { type: 'Point', coordinates: labelPoint(geometry as never).map(round3) })
    )
  );
}

/** A label point for each country with an ISO code: `kind` country, `rank` by size, 0 the largest. */
export function countryLabels(land: FeatureCollection, names: Map<string, string>): Feature[] {
  return land.features
    .filter(({ properties }) => names.has(String(properties?.iso)))
    .map(({ properties, geometry }) => {
      const shape = geometry as Parameters<typeof labelPoint>[0];
      const area = Math.abs(
        ringArea((shape.type === 'Polygon' ? shape.coordinates[0] : shape.coordinates[0]?.[0]) ?? [])
      );
      const iso = String(properties?.iso);
      return feature(
        {
          kind: 'country',
          name: names.get(iso),
          iso,
          focus: properties?.focus === true,
          rank: area > 100 ? 0 : area > 20 ? 1 : area > 3 ? 2 : 3
        },
        { type: 'Point', coordinates: labelPoint(shape).map(round3) }
      );
    });
}

export function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

export function feature(properties: Record<string, unknown>, geometry: Geometry): Feature {
  return { type: 'Feature', properties, geometry };
}

function countriesOf(world: World): [string, TopologyUnit[]][] {
  const found = new Map<string, TopologyUnit[]>();
  for (const unit of world.units) {
    const key = unit.properties.iso || unit.properties.country;
    found.set(key, [...(found.get(key) ?? []), unit]);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

function joins(pair: Row, a: TopologyUnit, b: TopologyUnit): boolean {
  const names = (side: string | undefined, unit: TopologyUnit) =>
    side === '*' ||
    (side ?? '').split('|').some((name) => name === unit.properties.code || name === unit.properties.country);
  return names(pair.left, a) && names(pair.right, b) && !names(pair.left, b);
}

function isNear(at: number[] | undefined, { region: [west, south, east, north] }: Focus): boolean {
  const [x = 0, y = 0] = at ?? [];
  return x >= west && x <= east && y >= south && y <= north;
}

function thin(lines: MultiLineString): MultiLineString {
  const everyThird = lines.coordinates.map((line) =>
    line.filter((_, i) => i % 3 === 0 || i === line.length - 1)
  );
  return tidyLines({ type: 'MultiLineString', coordinates: everyThird }, 3);
}

function hasLines({ geometry }: Feature): boolean {
  return geometry.type === 'MultiLineString' && geometry.coordinates.length > 0;
}

function round3(value: number): number {
  return Math.round(value * 1e3) / 1e3;
}
