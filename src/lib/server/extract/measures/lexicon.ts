import {
  MEASURE_STATUSES,
  MEASURE_TYPES,
  REJECTION_REASONS,
  type MeasureStatus,
  type MeasureType,
  type RejectionReason
} from '../../../model/index.ts';
import { markOpenings } from '../openings.ts';
import { compilePhrases, type PhraseIndex, type WordClasses } from '../phrases.ts';
import { tableOf, type Row } from '../tsv.ts';
import { type KnownWords, knowWords } from './words.ts';

/** Something that is a measure once an act of one of `acts` is done to it; `self` needs no act. */
export interface ObjectEntry {
  type: MeasureType;
  /** Measures of one type and family in one place are the same measure. */
  family: string;
  acts: ReadonlySet<string>;
  phrase: string;
}

export interface ActEntry {
  class: string;
  /** Status once done, and while it goes on. */
  done: MeasureStatus;
  ongoing: MeasureStatus;
}

/** `state` and `company` can take measures, `house` only makes laws; `public`, `guest` and `foe` cannot. */
export type IssuerKind = 'state' | 'company' | 'house' | 'public' | 'guest' | 'foe';

export interface IssuerEntry {
  kind: IssuerKind;
  level: 'nation' | 'province' | 'district' | null;
}

export interface RejectEntry {
  reason: RejectionReason;
  reach: 'object' | 'sentence';
}

export interface MeasureLexicon {
  objects: PhraseIndex<ObjectEntry>;
  acts: PhraseIndex<ActEntry>;
  issuers: PhraseIndex<IssuerEntry>;
  rejects: PhraseIndex<RejectEntry>;
  wishes: PhraseIndex<'blocks'>;
  /** Words before whom or what is kept safe. */
  protects: PhraseIndex<'opens'>;
  /** Words between a measure and what prompted it. */
  prompts: PhraseIndex<'behind' | 'before'>;
  /** The words behind each `@name` of the tables. */
  classes: WordClasses;
  /** Words that say the whole country. */
  nationwide: PhraseIndex<'nation'>;
  /** Verbs that need no known object, with the act and the measure that they are. */
  open: ReadonlyMap<string, { act: string; type: MeasureType }>;
  /** Lower-case names of seats of national government. */
  seats: ReadonlySet<string>;
  /** Which of the phrases above a word can begin. */
  knownWords: KnownWords;
}

/** Compiles the measure tables. Throws on a table that is missing and on an unknown type, status or reason. */
export function compileMeasures(tables: ReadonlyMap<string, Row[]>): MeasureLexicon {
  const cell = (row: Row, column: string) => row[column] ?? '';
  const classes = new Map(
    tableOf(tables, 'measure-classes').map((row) => [
      cell(row, 'name'),
      new Set(cell(row, 'words').split(' '))
    ])
  );
  const read = <T>(table: string, value: (row: Row) => T) =>
    compilePhrases(tableOf(tables, table), value, classes);
  const phrases = {
    objects: read('measure-objects', (row) => ({
      type: oneOf(MEASURE_TYPES, cell(row, 'type'), 'measure-objects'),
      family: cell(row, 'family'),
      acts: withTelling(cell(row, 'acts').split(',')),
      phrase: cell(row, 'pattern')
    })),
    acts: read('measure-acts', (row) => ({
      class: cell(row, 'class'),
      done: oneOf(MEASURE_STATUSES, cell(row, 'done'), 'measure-acts'),
      ongoing: oneOf(MEASURE_STATUSES, cell(row, 'ongoing'), 'measure-acts')
    })),
    issuers: read('measure-issuers', (row) => ({
      kind: oneOf(
        ['state', 'company', 'house', 'public', 'guest', 'foe'] as const,
        cell(row, 'kind'),
        'measure-issuers'
      ),
      level: cell(row, 'level')
        ? oneOf(['nation', 'province', 'district'] as const, cell(row, 'level'), 'measure-issuers')
        : null
    })),
    rejects: read('measure-rejects', (row) => ({
      reason: oneOf(REJECTION_REASONS, cell(row, 'reason'), 'measure-rejects'),
      reach: oneOf(['object', 'sentence'] as const, cell(row, 'reach'), 'measure-rejects')
    })),
    wishes: read('measure-wishes', () => 'blocks' as const),
    protects: read('measure-protects', () => 'opens' as const),
    prompts: read('measure-prompts', (row) =>
      oneOf(['behind', 'before'] as const, cell(row, 'side'), 'measure-prompts')
    ),
    nationwide: read('measure-nationwide', () => 'nation' as const)
  };
  return {
    ...phrases,
    classes,
    open: new Map(
      tableOf(tables, 'measure-open').flatMap((row) =>
        cell(row, 'words')
          .split('|')
          .map((word) => {
            const type = oneOf(MEASURE_TYPES, cell(row, 'type'), 'measure-open');
            return [word, { act: cell(row, 'class'), type }] as const;
          })
      )
    ),
    knownWords: knowWords(markOpenings(Object.values(phrases))),
    seats: new Set(tableOf(tables, 'measure-seats').map((row) => cell(row, 'name').toLowerCase()))
  };
}

/** Whatever can be ordered can be told to someone to do. */
function withTelling(acts: string[]): ReadonlySet<string> {
  return new Set(acts.includes('order') ? [...acts, 'tell'] : acts);
}

function oneOf<T extends string>(values: readonly T[], value: string, table: string): T {
  const found = values.find((candidate) => candidate === value);
  if (!found) throw new Error(`${table}: ${JSON.stringify(value)}, expected one of ${values.join(', ')}`);
  return found;
}
