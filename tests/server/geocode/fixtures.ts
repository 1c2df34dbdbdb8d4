import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Article } from '../../../src/lib/model/index.ts';
import { openGazetteer, type Gazetteer } from '../../../src/lib/server/geocode/gazetteer.ts';
import { openNameLexicon } from '../../../src/lib/server/geocode/nameLexicon.ts';
import type { SourcePlace } from '../../../src/lib/server/geocode/sources.ts';
import type { Doc } from '../../../src/lib/server/text/doc.ts';
import { openTagger, parseDoc } from '../../../src/lib/server/text/parse.ts';

export const GEODATA = join(import.meta.dirname, '../../../geodata');

const tagger = openTagger();

/** The shipped gazetteer; its image is kept among the temporary files, so that only the first test file builds it. */
export function shippedGazetteer(): Gazetteer {
  return openGazetteer(GEODATA, join(tmpdir(), 'dateline-tests-gazetteer'));
}

export const nameWords = openNameLexicon();

export function docOf(text: string, rest: Partial<Article> = {}): Doc {
  const article = {
    id: 'test',
    title: null,
    publisher: null,
    published: null,
    dateline: null,
    language: 'en',
    url: null
  };
  return parseDoc({ ...article, text, ...rest }, tagger);
}

export function sourcePlace(
  place: Partial<SourcePlace> & Pick<SourcePlace, 'name' | 'class' | 'country'>
): SourcePlace {
  return {
    id: `test:${place.country}/${place.admin1 ?? ''}/${place.class}/${place.name}`,
    admin1: null,
    admin2: null,
    lng: null,
    lat: null,
    population: 0,
    radiusKm: null,
    aliases: [],
    demonyms: [],
    codes: [],
    deep: false,
    ...place
  };
}
