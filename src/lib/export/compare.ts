import type { ComparedArea, Period, SumChange } from '../columns/compare.ts';
import type { FollowPage, MapRow } from '../columns/engine.ts';
import type { Sum } from '../columns/index.ts';
import { unparse } from './csv.ts';
import type { Cell } from './fields.ts';

/** What stands beside every row: which data, and what was asked. */
export interface ComparisonMeta {
  dataVersion: string;
  /** The address of the page. */
  address: string;
}

/** A comparison as it is shown, one row an area. Unknown is an empty cell, never 0. */
export function comparisonToCsv(
  areas: readonly ComparedArea[],
  { before, after }: { before: Period; after: Period },
  { dataVersion, address }: ComparisonMeta
): string {
  const head = (part: string) => ['before', 'after', 'change'].map((when) => `${part}_${when}`);
  const sumHead = (part: string) =>
    ['before', 'after', 'change'].flatMap((when) =>
      ['Low', 'Best', 'High'].map((end) => `${part}${end}_${when}`)
    );
  const fields = [
    ...['area', 'admin1', 'beforeFrom', 'beforeTo', 'afterFrom', 'afterTo'],
    ...COUNTS.flatMap(head),
    ...SUMS.flatMap(sumHead),
    ...['dataVersion', 'address']
  ];
  return unparse(
    fields,
    areas.map((area) => [
      area.kind,
      area.admin1,
      before.from,
      before.to,
      after.from,
      after.to,
      ...COUNTS.flatMap((part) => [area.before[part], area.after[part], area.change[part]]),
      ...SUMS.flatMap((part) => [area.before[part], area.after[part], area.change[part]].flatMap(sumCells)),
      dataVersion,
      address
    ])
  );
}

const COUNTS = ['attacks', 'operations', 'tollUnknown', 'measures'] as const;
const SUMS = ['killed', 'injured'] as const;

function sumCells(sum: Sum | SumChange | null): Cell[] {
  return sum === null ? [null, null, null] : [sum.low, sum.best, sum.high];
}

/** What followed what as it is listed: one row a pair, with the quote of either record. */
export function followedToCsv(
  page: FollowPage,
  phrase: string,
  { dataVersion, address }: ComparisonMeta
): string {
  const fields = [
    ...['first', 'second'].flatMap((side) => RECORD.map((part) => `${side}_${part}`)),
    ...['daysAfter', 'relation', 'dataVersion', 'address']
  ];
  return unparse(
    fields,
    page.items.flatMap(({ first, followers }) =>
      followers.map(({ row, days }) => [
        ...recordCells(first),
        ...recordCells(row),
        days,
        phrase,
        dataVersion,
        address
      ])
    )
  );
}

const RECORD = [
  'id',
  'kind',
  'type',
  'dateFrom',
  'dateTo',
  'place',
  'admin2',
  'admin1',
  'quote',
  'publisher',
  'published'
];

function recordCells(row: MapRow): Cell[] {
  const { id, type, date, location, quote } = row;
  return [
    id,
    'category' in row ? row.category : 'measure',
    type,
    date.from,
    date.to,
    location.name,
    location.admin2,
    location.admin1,
    quote?.text ?? null,
    quote?.publisher ?? null,
    quote?.published ?? null
  ];
}
