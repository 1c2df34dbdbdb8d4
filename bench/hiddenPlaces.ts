import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTable } from '../geodata/rebuild/sources.ts';
import { distanceKm } from '../src/lib/model/geometry.ts';
import type { Geocode } from '../src/lib/model/index.ts';
import { findProjectRoot } from '../src/lib/server/config.ts';
import { gazetteerOf } from '../src/lib/server/geocode/gazetteer.ts';
import { geocodeName } from '../src/lib/server/geocode/geocode.ts';
import { buildImage } from '../src/lib/server/geocode/image.ts';
import { openNameLexicon } from '../src/lib/server/geocode/nameLexicon.ts';
import { readSourcePlaces } from '../src/lib/server/geocode/sources.ts';
import type { Bench, Figures } from './bench.ts';

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

/** How a place was answered: by a place of its name, near one, by what is known of its district, or not at all. */
const ANSWERS = ['found', 'near', 'admin2', 'none'] as const;
type Answer = (typeof ANSWERS)[number];

interface Result {
  place: LabelledPlace;
  isHit: boolean;
  answer: Answer;
}

/** The five folds by themselves; `geocode` prints their totals too. */
export const bench: Bench = {
  about:
    'places of UCDP GED in Pakistan whose rows are hidden from the gazetteer, where the set stands beside the checkout',
  sizeOf: 'nothing: it takes every line',
  size: 1,
  run(): Figures {
    const results = hiddenResults(findProjectRoot());
    if (!results) return { skipped: 'no ../shared/eval/places-pk-dev.jsonl beside the checkout' };
    const half = (odd: number) => results.filter((_, i) => i % 2 === odd);
    return {
      ...totalsOf(results),
      folds: FOLDS,
      parts: [
        { part: 'even lines', ...totalsOf(half(0)) },
        { part: 'odd lines', ...totalsOf(half(1)) },
        ...ANSWERS.map((answer) => ({
          part: answer,
          ...totalsOf(results.filter((result) => result.answer === answer))
        }))
      ]
    };
  }
};

/**
 * How places are found whose rows the gazetteer lacks: a fifth of the labelled places at a time (every fifth line, so no chance is in
 * it), with every row of places.tsv hidden that was made from them. Null where the labelled set does not stand beside the checkout.
 */
export function hiddenPlaces(root: string): Figures | null {
  const results = hiddenResults(root);
  return results && { ...totalsOf(results), folds: FOLDS };
}

function hiddenResults(root: string): Result[] | null {
  const path = join(root, '../shared/eval/places-pk-dev.jsonl');
  if (!existsSync(path)) return null;
  const labelled = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledPlace);
  const geodata = join(root, 'geodata');
  const words = openNameLexicon();
  const rows = parseTable(readFileSync(join(geodata, 'places.tsv'), 'utf8')).filter((row) =>
    row.source?.startsWith('UCDP')
  );
  // The world's other towns answer no question about Pakistan and take a minute to index five times.
  const places = readSourcePlaces(geodata).filter(({ country }) => country === 'PK');
  const results: Result[] = [];
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
      if (!isHidden(i)) return;
      const found = geocodeName({ ...place, country: 'PK' }, gazetteer, words);
      results[i] = { place, isHit: isNear(found, place), answer: answerOf(found) };
    });
  }
  return results;
}

function answerOf({ lng, placeId, precision }: Geocode): Answer {
  if (lng === null) return 'none';
  if (placeId !== null) return 'found';
  return precision === 'near' ? 'near' : 'admin2';
}

function totalsOf(results: readonly Result[]): Figures {
  const events = (list: readonly Result[]) => list.reduce((sum, { place }) => sum + place.events, 0);
  const hits = results.filter(({ isHit }) => isHit);
  return {
    places: results.length,
    placesWithin25Km: percent(hits.length / results.length),
    eventsWithin25Km: percent(events(hits) / events(results))
  };
}

function isAt(row: Record<string, string>, { lng, lat }: LabelledPlace): boolean {
  return row.lng !== '' && Math.abs(Number(row.lng) - lng) < SAME && Math.abs(Number(row.lat) - lat) < SAME;
}

function isNear({ lng, lat }: { lng: number | null; lat: number | null }, place: LabelledPlace): boolean {
  return lng !== null && lat !== null && distanceKm([lng, lat], [place.lng, place.lat]) <= WITHIN_KM;
}

function percent(share: number): number | null {
  if (Number.isNaN(share)) return null;
  return Math.round(share * 1000) / 10;
}
