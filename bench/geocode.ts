import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProjectRoot } from '../src/lib/server/config.ts';
import { openBoundaries } from '../src/lib/server/geocode/boundaries.ts';
import { openGazetteer } from '../src/lib/server/geocode/gazetteer.ts';
import { geoparse } from '../src/lib/server/geocode/geoparse.ts';
import { foldName } from '../src/lib/server/geocode/names.ts';
import { readSourcePlaces, type SourcePlace } from '../src/lib/server/geocode/sources.ts';
import { openResources } from '../src/lib/server/resources.ts';
import { parseDoc } from '../src/lib/server/text/parse.ts';
import type { LngLat } from '../src/lib/model/index.ts';
import { takeArticles } from './articles.ts';
import type { Bench, Figures } from './bench.ts';
import { hiddenPlaces } from './hiddenPlaces.ts';
import { heapAfterCollection, median, randomFrom, rounded, timeInTurn } from './measure.ts';

const ROUNDS = 5;
const LOOKUPS = 200_000;
const ARTICLES = 500;
/** Turf takes minutes for a million points: it answers every so many of them, and is counted by the point. */
const TURF_POINTS = 50_000;
/** A box around Pakistan with some of its neighbours and the sea (degrees). */
const BOX = { west: 60, south: 23, east: 78, north: 37.5 };

/** The gazetteer beside a plain Map of the same names; points to provinces beside Turf's loop over the polygons. */
export const bench: Bench = {
  about:
    'opening, lookups and memory beside a Map of the same names; articles; points to provinces beside Turf',
  sizeOf: 'points to give a province',
  size: 1_000_000,
  async run({ size, seed }) {
    const root = findProjectRoot();
    const geodata = join(root, 'geodata');
    openGazetteer(geodata);
    const opened = Array.from({ length: ROUNDS }, () => timed(() => openGazetteer(geodata)));
    return {
      openMs: rounded(median(opened), 1),
      ...(await lookups(geodata, seed)),
      ...(await articles(seed)),
      ...(await points(geodata, size, seed)),
      hiddenPlaces: hiddenPlaces(root)
    };
  }
};

async function lookups(geodata: string, seed: number): Promise<Figures> {
  const bare = memoryInUse();
  const gazetteer = openGazetteer(geodata);
  const gazetteerMB = memoryInUse() - bare;
  const places = readSourcePlaces(geodata);
  const before = memoryInUse();
  const [map, mapBuildMs] = withTime(() => mapOf(places));
  const mapMB = memoryInUse() - before;
  const random = randomFrom(seed);
  const names = Array.from(
    { length: LOOKUPS },
    () => places[Math.floor(random() * places.length)]?.name ?? ''
  );
  const ms = await timeInTurn(
    {
      dateline: () => names.forEach((name) => gazetteer.lookup(name)),
      map: () => names.forEach((name) => map.get(foldName(name)))
    },
    ROUNDS
  );
  return {
    places: gazetteer.size,
    lookupsPerSecond: rounded((1000 * LOOKUPS) / ms.dateline, 0),
    microsecondsALookup: rounded((1000 * ms.dateline) / LOOKUPS),
    mapLookupsPerSecond: rounded((1000 * LOOKUPS) / ms.map, 0),
    mapBuildMs: rounded(mapBuildMs, 0),
    memoryMB: rounded(gazetteerMB, 1),
    mapMemoryMB: rounded(mapMB, 1)
  };
}

/** Names alone, without spellings, classes or first words: what a Map can do. Its places are not counted in its memory. */
function mapOf(places: readonly SourcePlace[]): Map<string, SourcePlace[]> {
  const map = new Map<string, SourcePlace[]>();
  for (const place of places)
    for (const name of [place.name, ...place.aliases]) {
      const key = foldName(name);
      const known = map.get(key);
      if (known) known.push(place);
      else map.set(key, [place]);
    }
  return map;
}

async function articles(seed: number): Promise<Figures> {
  const { tagger, gazetteer, nameWords } = openResources();
  const docs = takeArticles(seed, ARTICLES).map((article) => parseDoc(article, tagger));
  const { ms } = await timeInTurn(
    { ms: () => docs.forEach((doc) => geoparse(doc, gazetteer, nameWords)) },
    ROUNDS
  );
  return { articlesPerSecond: rounded((1000 * docs.length) / ms, 0) };
}

async function points(geodata: string, size: number, seed: number): Promise<Figures> {
  const random = randomFrom(seed);
  const all = Array.from({ length: size }, (): LngLat => [
    BOX.west + random() * (BOX.east - BOX.west),
    BOX.south + random() * (BOX.north - BOX.south)
  ]);
  const few = all.filter((_, i) => i % Math.max(1, Math.floor(size / TURF_POINTS)) === 0);
  const boundaries = openBoundaries(geodata);
  const { features } = JSON.parse(
    readFileSync(join(geodata, 'admin1-pk.geojson'), 'utf8')
  ) as FeatureCollection<Polygon | MultiPolygon>;
  const turf = (point: LngLat) => provinceByTurf(point, features);
  const ms = await timeInTurn(
    {
      dateline: () => all.forEach((point) => boundaries.admin1At(point)),
      turf: () => few.forEach(turf)
    },
    1
  );
  const answers = few.map((point) => [boundaries.admin1At(point), turf(point)]);
  return {
    pointsPerSecond: rounded((1000 * all.length) / ms.dateline, 0),
    turfPointsPerSecond: rounded((1000 * few.length) / ms.turf, 0),
    pointsToProvincesVsTurf: rounded(ms.turf / few.length / (ms.dateline / all.length), 1),
    otherAnswers: answers.filter(([own, other]) => other !== null && own !== other).length,
    snappedToAProvince: answers.filter(([own, other]) => other === null && own !== null).length,
    turfPoints: few.length
  };
}

/** What @turf/tag does for a point: the first polygon that holds it gives its property. */
function provinceByTurf(point: LngLat, features: readonly Feature<Polygon | MultiPolygon>[]): string | null {
  for (const feature of features)
    if (booleanPointInPolygon(point, feature)) return String(feature.properties?.admin1);
  return null;
}

/** Heap and buffers in use after a collection (MB). */
function memoryInUse(): number {
  return (heapAfterCollection() + process.memoryUsage().arrayBuffers) / 2 ** 20;
}

function timed(work: () => unknown): number {
  return withTime(work)[1];
}

function withTime<T>(work: () => T): [T, number] {
  const began = performance.now();
  const result = work();
  return [result, performance.now() - began];
}
