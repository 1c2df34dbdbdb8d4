import { fileURLToPath } from 'node:url';
import type { Article, FeatureClass, ResolvedToponym } from '../../../src/lib/model/index.ts';
import { openLexicons } from '../../../src/lib/server/extract/lexicons.ts';
import { findMeasures } from '../../../src/lib/server/extract/measures.ts';
import { openTagger, parseDoc } from '../../../src/lib/server/text/parse.ts';

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
export const tagger = openTagger();
export const lexicons = openLexicons(path('src/lib/server/extract/lexicon'), path('geodata'));

/** Names that the tests use; the geocode stage has tests of its own. */
const PLACES: Record<string, [FeatureClass, string]> = {
  Islamabad: ['settlement', 'PK-IS'],
  Rawalpindi: ['settlement', 'PK-PB'],
  Lahore: ['settlement', 'PK-PB'],
  Multan: ['settlement', 'PK-PB'],
  Attock: ['admin2', 'PK-PB'],
  Jhelum: ['admin2', 'PK-PB'],
  Chakwal: ['admin2', 'PK-PB'],
  Punjab: ['admin1', 'PK-PB'],
  Karachi: ['settlement', 'PK-SD'],
  Sindh: ['admin1', 'PK-SD'],
  Quetta: ['settlement', 'PK-BA'],
  Gwadar: ['settlement', 'PK-BA'],
  Turbat: ['settlement', 'PK-BA'],
  Khuzdar: ['settlement', 'PK-BA'],
  Chaman: ['settlement', 'PK-BA'],
  Balochistan: ['admin1', 'PK-BA'],
  Peshawar: ['settlement', 'PK-KP'],
  Torkham: ['settlement', 'PK-KP'],
  Bannu: ['settlement', 'PK-KP'],
  Dasu: ['settlement', 'PK-KP'],
  Parachinar: ['settlement', 'PK-KP'],
  Kurram: ['admin2', 'PK-KP'],
  'North Waziristan': ['admin2', 'PK-KP'],
  'Khyber Pakhtunkhwa': ['admin1', 'PK-KP'],
  Beijing: ['settlement', 'CN-BJ'],
  Maiduguri: ['settlement', 'NG-BO'],
  Pakistan: ['country', 'PK'],
  Iran: ['country', 'IR'],
  China: ['country', 'CN'],
  Afghanistan: ['country', 'AF']
};

/** Reads a text filed on Wednesday, 1 May 2024. */
export function measuresOf(text: string, title: string | null = null) {
  const article: Article = {
    id: 'case',
    title,
    publisher: null,
    published: '2024-05-01',
    dateline: null,
    language: 'en',
    url: null,
    text
  };
  const doc = parseDoc(article, tagger);
  const toponyms = toponymsOf(text);
  const found = findMeasures(doc, toponyms, lexicons);
  const told = found.measures.map((measure) => {
    const place = measure.where ? toponyms[measure.where.toponyms[0] ?? -1]?.place : null;
    return { ...measure, admin1: place?.admin1 ?? null, place: place?.name ?? null };
  });
  return { measures: told, rejected: found.rejected, text };
}

function toponymsOf(text: string): ResolvedToponym[] {
  const names = new RegExp(`\\b(?:${Object.keys(PLACES).join('|')})\\b`, 'g');
  return [...text.matchAll(names)].map((match) => {
    const [name] = match;
    const [kind, area] = PLACES[name] ?? ['region', 'XX'];
    const end = match.index + name.length;
    return {
      start: match.index,
      end,
      name,
      role: text[end] === ':' ? 'dateline' : 'literal',
      reasons: [],
      candidates: [],
      place: {
        id: `test:${name}`,
        name,
        class: kind,
        country: area.slice(0, 2),
        admin1: kind === 'country' ? null : area,
        admin2: null,
        lngLat: null,
        population: 0,
        radiusKm: null
      }
    };
  });
}
