import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTable } from '../geodata/rebuild/sources.ts';
import { distanceKm } from '../src/lib/model/geometry.ts';
import { gazetteerOf } from '../src/lib/server/geocode/gazetteer.ts';
import { geocodeName } from '../src/lib/server/geocode/geocode.ts';
import { buildImage } from '../src/lib/server/geocode/image.ts';
import { readSourcePlaces } from '../src/lib/server/geocode/sources.ts';
import type { Figures } from './bench.ts';

const FOLDS = 5;
const WITHIN_KM = 25;
/** Points this near each other are the same row of the labelled set (degrees). */
const SAME = 0.001;

interface LabelledPlace {
  place: string;
  adm1: string;
  adm2: string;
  lng: number;
  lat: number;
  events: number;
}

/**
 * How places are found whose rows the gazetteer lacks: a fifth of the labelled places at a time, with every row of places.tsv hidden
 * that was made from them. Null where the labelled set does not stand beside the checkout.
 */
export function hiddenPlaces(root: string): Figures | null {
  const path = join(root, '../shared/eval/places-pk-dev.jsonl');
  if (!existsSync(path)) return null;
  const labelled = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledPlace);
  const geodata = join(root, 'geodata');
  const rows = parseTable(readFileSync(join(geodata, 'places.tsv'), 'utf8')).filter((row) =>
    row.source?.startsWith('UCDP')
  );
  // The world's other towns answer no question about Pakistan and take a minute to index five times.
  const places = readSourcePlaces(geodata).filter(({ country }) => country === 'PK');
  const found = labelled.map(() => false);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isHidden = (i: number) => i % FOLDS === fold;
    const bears = (row: Record<string, string>, hidden: boolean) =>
      labelled.some((place, i) => isHidden(i) === hidden && isAt(row, place));
    const without = new Set(
      rows.filter((row) => bears(row, true) && !bears(row, false)).map((row) => row.id)
    );
    const gazetteer = gazetteerOf(
      buildImage(places.filter(({ id }) => !without.has(id)).map((place) => ({ ...place })))
    );
    labelled.forEach((place, i) => {
      if (isHidden(i)) found[i] = isNear(geocodeName({ ...place, country: 'PK' }, gazetteer), place);
    });
  }
  const events = (list: readonly LabelledPlace[]) => list.reduce((sum, place) => sum + place.events, 0);
  const hits = labelled.filter((_, i) => found[i]);
  return {
    placesWithin25Km: percent(hits.length / labelled.length),
    eventsWithin25Km: percent(events(hits) / events(labelled)),
    folds: FOLDS
  };
}

function isAt(row: Record<string, string>, { lng, lat }: LabelledPlace): boolean {
  return row.lng !== '' && Math.abs(Number(row.lng) - lng) < SAME && Math.abs(Number(row.lat) - lat) < SAME;
}

function isNear({ lng, lat }: { lng: number | null; lat: number | null }, place: LabelledPlace): boolean {
  return lng !== null && lat !== null && distanceKm([lng, lat], [place.lng, place.lat]) <= WITHIN_KM;
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
