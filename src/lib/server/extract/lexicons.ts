import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncidentType, Outcome, RejectionReason, Role } from '../../model/index.ts';
import { compileAggregates, type AggregateLexicon } from './aggregates/lexicon.ts';
import { compileFunctionWords, type FunctionWords } from './function-words.ts';
import { compileMeasures, type MeasureLexicon } from './measures/lexicon.ts';
import { markOpenings } from './openings.ts';
import { compilePhrases, type PhraseIndex } from './phrases.ts';
import { parseTable, tableOf as rowsOf, type Row } from './tsv.ts';
import { type KnownWords, knowWords } from './words.ts';

/** The lexicons of the extract stage, read once and handed to every call. */
export interface Lexicons {
  /** Every `lexicon/NAME.tsv` under its NAME, and `geodata/actors.tsv` as `actors`. */
  tables: ReadonlyMap<string, Row[]>;
  triggers: PhraseIndex<TriggerRule>;
  outcomes: PhraseIndex<OutcomeRule>;
  unhurt: PhraseIndex<UnhurtRule>;
  rejections: PhraseIndex<RejectionRule>;
  weapons: PhraseIndex<WeaponRule>;
  people: PeopleLexicon;
  actors: ActorLexicon;
  measures: MeasureLexicon;
  aggregates: AggregateLexicon;
  functionWords: FunctionWords;
  /** Which of the phrases above a word can begin; those of measures have their own words. */
  knownWords: KnownWords;
}

export type TriggerKind = 'noun' | 'verb' | 'kill' | 'abduct' | 'clash' | 'op';

export interface TriggerRule {
  kind: TriggerKind;
  type: IncidentType;
  /** 3 cannot be misread, 2 usual, 1 needs an armed agent or a weapon beside it. */
  strength: number;
  /** So many dead make a word of strength 1 stand alone; null where none do. */
  alone: number | null;
}

/** `verb`: object if active, subject if passive; `subject`, `of`, `body`, `state`, `toll`: see outcomes.tsv. */
export interface OutcomeRule {
  outcome: Outcome;
  frame: 'verb' | 'subject' | 'of' | 'body' | 'state' | 'toll';
}

/** What a phrase says was not suffered by anybody. */
export interface UnhurtRule {
  outcomes: Outcome[];
  /** False where it is said of some only ("the driver escaped unhurt"). */
  everyone: boolean;
}

/** Where a phrase must stand to reject a trigger: governing it, in its sentence, or right behind it. */
export type RejectionScope = 'governs' | 'follows' | 'sentence' | 'covers';

export interface RejectionRule {
  reason: RejectionReason;
  scope: RejectionScope;
  /** True where a day and a place of its own save the incident: "was convicted of the attack in Karachi on May 13, 2015". */
  saved: boolean;
}

export interface WeaponRule {
  weapon: string;
  types: IncidentType[];
  /** The more exact word wins, 9 most. */
  rank: number;
}

export interface PeopleLexicon {
  heads: ReadonlyMap<string, { word: string; role: Role; groups: string[] }>;
  modifiers: ReadonlyMap<string, Role>;
  /** The first words of modifiers of two. */
  modifierOpenings: ReadonlySet<string>;
  /** Short and one-word names of armed groups, as written. */
  actorWords: ReadonlySet<string>;
  /** Words of not-people.tsv by their kind. */
  apart: Readonly<Record<ApartKind, ReadonlySet<string>>>;
}

/** Why words beside a number or a name keep it from being people. */
export type ApartKind = 'unit' | 'money' | 'paid' | 'name';

export interface Actor {
  name: string;
  short: string;
}

export interface ActorLexicon {
  /** Lower-case names and short forms, by their first word. */
  byFirstWord: ReadonlyMap<string, { words: string[]; actor: Actor }[]>;
}

/**
 * Opens `*.tsv` of the lexicon folder and `actors.tsv` of the geodata folder (by default the repository's own).
 * Throws where a table is malformed or missing.
 */
export function openLexicons(
  lexiconDir: string,
  geodataDir = join(lexiconDir, '../../../../../geodata')
): Lexicons {
  const tables = new Map<string, Row[]>();
  for (const file of readdirSync(lexiconDir)
    .filter((name) => name.endsWith('.tsv'))
    .sort()) {
    tables.set(file.slice(0, -'.tsv'.length), readTable(join(lexiconDir, file)));
  }
  tables.set('actors', readTable(join(geodataDir, 'actors.tsv')));
  return compileLexicons(tables);
}

/** Compiles parsed tables; throws where one that is needed is not there. */
export function compileLexicons(tables: ReadonlyMap<string, Row[]>): Lexicons {
  const rows = (name: string) => tableOf({ tables }, name);
  const phrases = {
    triggers: compilePhrases(rows('attack-triggers'), (row) => ({
      kind: row['kind'] as TriggerKind,
      type: row['type'] as IncidentType,
      strength: Number(row['strength']),
      alone: row['alone'] ? Number(row['alone']) : null
    })),
    outcomes: compilePhrases(rows('outcomes'), (row) => ({
      outcome: row['outcome'] as Outcome,
      frame: row['frame'] as OutcomeRule['frame']
    })),
    unhurt: compilePhrases(rows('unhurt'), (row) => ({
      outcomes: (row['outcomes'] ?? '').split('|') as Outcome[],
      everyone: row['whom'] === 'all'
    })),
    rejections: compilePhrases(rows('reject'), (row) => ({
      reason: row['reason'] as RejectionReason,
      scope: row['scope'] as RejectionScope,
      saved: row['saved'] === 'yes'
    })),
    weapons: compilePhrases(rows('weapons'), (row) => ({
      weapon: row['weapon'] ?? '',
      types: (row['types'] ?? '').split('|') as IncidentType[],
      rank: Number(row['rank'])
    }))
  };
  const aggregates = compileAggregates(tables);
  const functionWords = compileFunctionWords(rows('function-words'));
  const asked = [...Object.values(phrases), aggregates.periods, aggregates.figures, aggregates.sources];
  const people = compilePeople(rows('people'), rows('people-modifiers'), rows('actors'), rows('not-people'));
  return {
    tables,
    ...phrases,
    people,
    actors: compileActors(rows('actors')),
    measures: compileMeasures(tables),
    aggregates,
    functionWords,
    knownWords: knowWords(markOpenings(asked), functionWords, people)
  };
}

/** Rows of a table that must be there; throws with the names that are. */
export function tableOf(lexicons: Pick<Lexicons, 'tables'>, name: string): Row[] {
  return rowsOf(lexicons.tables, name);
}

function compilePeople(heads: Row[], modifiers: Row[], actors: Row[], apart: Row[]): PeopleLexicon {
  const ofKind = (kind: ApartKind) =>
    new Set(apart.filter((row) => row['kind'] === kind).map((row) => row['word'] ?? ''));
  return {
    apart: { unit: ofKind('unit'), money: ofKind('money'), paid: ofKind('paid'), name: ofKind('name') },
    heads: new Map(
      heads.map((row) => {
        const word = row['word'] ?? '';
        return [
          word,
          { word, role: row['role'] as Role, groups: (row['group'] ?? '').split('|').filter(Boolean) }
        ];
      })
    ),
    modifiers: new Map(modifiers.map((row) => [row['word'] ?? '', row['role'] as Role])),
    modifierOpenings: new Set(
      modifiers.flatMap(({ word = '' }) => (word.includes(' ') ? word.slice(0, word.indexOf(' ')) : []))
    ),
    actorWords: new Set(
      actors.flatMap((row) => namesOf(row).filter((name) => !name.includes(' ') && name.length > 2))
    )
  };
}

function compileActors(rows: Row[]): ActorLexicon {
  const byFirstWord = new Map<string, { words: string[]; actor: Actor }[]>();
  for (const row of rows) {
    const actor = { name: row['name'] ?? '', short: row['short'] ?? '' };
    for (const name of namesOf(row)) {
      const words = actorWords(name);
      const [first = ''] = words;
      byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, actor }]);
    }
  }
  for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { byFirstWord };
}

/** An actor's name as words are compared: lower case, hyphens and apostrophes parting. */
export function actorWords(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[\s\-‐‑–()'’]+/)
    .filter(Boolean);
}

/** The first of `actorWords`, '' where there is none. */
export function firstActorWord(name: string): string {
  return /[^\s\-‐‑–()'’]+/.exec(name.toLowerCase())?.[0] ?? '';
}

function namesOf(row: Row): string[] {
  return [row['name'], row['short'], ...(row['aliases'] ?? '').split(';')].filter((name): name is string =>
    Boolean(name)
  );
}

function readTable(path: string): Row[] {
  return parseTable(readFileSync(path, 'utf8'), path);
}
