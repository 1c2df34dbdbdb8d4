import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The words that tell how a name is used, folded as `foldName` folds; `lexicon/name-words.tsv` explains each list. */
export type NameLexicon = Readonly<Record<keyof typeof KINDS | 'givenNames', ReadonlySet<string>>>;

/** The kind in `lexicon/name-words.tsv` that each list holds. */
const KINDS = {
  titles: 'title',
  organisationHeads: 'organisation',
  civicHeads: 'civic',
  publicBodies: 'public-body',
  villagesBefore: 'village-before',
  villagesAfter: 'village-after',
  facilityHeads: 'facility',
  geographicHeads: 'geographic',
  landforms: 'landform',
  landformsBefore: 'before-landform',
  schools: 'school',
  belongings: 'belonging',
  ships: 'ship',
  headsBeforeOf: 'before-of',
  headsBeforeCountry: 'before-country',
  modifiers: 'modifier',
  prepositions: 'preposition',
  weakPrepositions: 'weak-preposition',
  things: 'thing',
  speechVerbs: 'speech',
  relationNouns: 'relation',
  offices: 'office',
  peoples: 'people',
  placeVerbs: 'place-verb',
  never: 'never'
} as const;

/** Opens the tables of the lexicon folder (by default the stage's own). Throws where one is missing or a row is malformed. */
export function openNameLexicon(lexiconDir = join(import.meta.dirname, 'lexicon')): NameLexicon {
  const givenNames = readRows(join(lexiconDir, 'given-names.tsv'), ['name', 'source']);
  const words = readRows(join(lexiconDir, 'name-words.tsv'), ['word', 'kind', 'source']);
  const kinds: readonly string[] = Object.values(KINDS);
  const strange = words.find(([, kind = '']) => !kinds.includes(kind));
  if (strange)
    throw new Error(
      `name-words.tsv: "${strange[0]}" is of kind "${strange[1]}", expected ${kinds.join(', ')}`
    );
  const lists = new Map<string, ReadonlySet<string>>([
    ['givenNames', new Set(givenNames.map(([name = '']) => name))]
  ]);
  for (const [list, wanted] of Object.entries(KINDS))
    lists.set(list, new Set(words.flatMap(([word = '', kind]) => (kind === wanted ? [word] : []))));
  return Object.fromEntries(lists) as unknown as NameLexicon;
}

function readRows(path: string, columns: readonly string[]): string[][] {
  const lines = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [header, ...rows] = lines.map((line) => line.split('\t'));
  if (header?.join() !== columns.join())
    throw new Error(`${path}: columns ${header?.join(', ')}, expected ${columns.join(', ')}`);
  const short = rows.find((row) => row.length !== columns.length || row.includes(''));
  if (short) throw new Error(`${path}: row "${short.join(' ')}", expected ${columns.join(', ')}`);
  return rows;
}
