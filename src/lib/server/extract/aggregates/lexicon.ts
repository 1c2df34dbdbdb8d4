import type { Outcome } from '../../../model/index.ts';
import { compilePhrases, type PhraseIndex } from '../phrases.ts';
import { tableOf, type Row } from '../tsv.ts';

/** `back` the last N units, `head` the first N months, `part` a quarter or half, `todate` this year so far, `start` since it began, `open` since or over a time that the dates do not give. */
export const PERIOD_KINDS = ['back', 'head', 'part', 'todate', 'start', 'open'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export interface AggregateLexicon {
  periods: PhraseIndex<PeriodKind>;
  figures: PhraseIndex<Outcome>;
  /** Words right before the name of who counted. */
  sources: PhraseIndex<'opens'>;
}

/** Compiles the tables of totals. Throws on a table that is missing and on an unknown kind or outcome. */
export function compileAggregates(tables: ReadonlyMap<string, Row[]>): AggregateLexicon {
  const rows = (name: string) => tableOf(tables, name);
  return {
    periods: compilePhrases(rows('aggregate-periods'), (row) => oneOf(PERIOD_KINDS, row['kind'])),
    figures: compilePhrases(rows('aggregate-figures'), (row) =>
      oneOf(['killed', 'injured'] as const, row['outcome'])
    ),
    sources: compilePhrases(rows('aggregate-sources'), () => 'opens' as const)
  };
}

function oneOf<T extends string>(values: readonly T[], value: string | undefined): T {
  const found = values.find((candidate) => candidate === value);
  if (!found)
    throw new Error(`aggregate tables: ${JSON.stringify(value)}, expected one of ${values.join(', ')}`);
  return found;
}
