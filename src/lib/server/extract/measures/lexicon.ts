import {
  MEASURE_STATUSES,
  MEASURE_TYPES,
  REJECTION_REASONS,
  type MeasureStatus,
  type MeasureType,
  type RejectionReason
} from '../../../model/index.ts';
import { tableOf, type Lexicons } from '../lexicons.ts';
import { compilePhrases, type PhraseIndex } from './phrases.ts';

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

/** `state` and `company` can take measures; `public`, `guest` and `foe` cannot. */
export type IssuerKind = 'state' | 'company' | 'public' | 'guest' | 'foe';

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
  /** Words that say the whole country. */
  nationwide: PhraseIndex<'nation'>;
  /** Lower-case names of seats of national government. */
  seats: ReadonlySet<string>;
}

const compiled = new WeakMap<Lexicons, MeasureLexicon>();

/** The measure tables compiled for matching, once for each opened set of lexicons. Throws on an unknown type, status or reason. */
export function measureLexicon(lexicons: Lexicons): MeasureLexicon {
  const known = compiled.get(lexicons);
  if (known) return known;
  const fresh = compile(lexicons);
  compiled.set(lexicons, fresh);
  return fresh;
}

function compile(lexicons: Lexicons): MeasureLexicon {
  const cell = (row: Readonly<Record<string, string>>, column: string) => row[column] ?? '';
  const classes = new Map(
    tableOf(lexicons, 'measure-classes').map((row) => [
      cell(row, 'name'),
      new Set(cell(row, 'words').split(' '))
    ])
  );
  const read = <T>(table: string, entry: (row: Readonly<Record<string, string>>) => T) =>
    compilePhrases(
      tableOf(lexicons, table).map((row) => ({ phrase: cell(row, 'phrase'), entry: entry(row) })),
      classes
    );
  return {
    objects: read('measure-objects', (row) => ({
      type: oneOf(MEASURE_TYPES, cell(row, 'type'), 'measure-objects'),
      family: cell(row, 'family'),
      acts: withTelling(cell(row, 'acts').split(',')),
      phrase: cell(row, 'phrase')
    })),
    acts: read('measure-acts', (row) => ({
      class: cell(row, 'class'),
      done: oneOf(MEASURE_STATUSES, cell(row, 'done'), 'measure-acts'),
      ongoing: oneOf(MEASURE_STATUSES, cell(row, 'ongoing'), 'measure-acts')
    })),
    issuers: read('measure-issuers', (row) => ({
      kind: oneOf(
        ['state', 'company', 'public', 'guest', 'foe'] as const,
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
    nationwide: read('measure-nationwide', () => 'nation' as const),
    seats: new Set(tableOf(lexicons, 'measure-seats').map((row) => cell(row, 'name').toLowerCase()))
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
