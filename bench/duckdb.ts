import { DuckDBInstance, type DuckDBPreparedStatement } from '@duckdb/node-api';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODED, type Columns } from '../src/lib/columns/columns.ts';
import type { Sum } from '../src/lib/columns/summary.ts';
import { nationalitiesOf } from '../src/lib/columns/select.ts';
import type { Count, Filter } from '../src/lib/model/index.ts';

/** What both sides sum for a province; '' is what is known to none. */
export interface AreaSums {
  /** Attacks, operations, measures; incidents of which nobody says who was killed, injured, either. */
  counts: number[];
  killed: Sum | null;
  injured: Sum | null;
  attackersKilled: Sum | null;
  chineseKilled: Sum | null;
}

export interface Duckdb {
  /** The sums of a filter by province, from its prepared statement. */
  sum(filter: number): Promise<Map<string, AreaSums>>;
  close(): void;
}

/** Threads that DuckDB may use; the columns use one. */
const THREADS = 2;
const FIGURES = ['killed', 'injured', 'attackers', 'chinese'] as const;

/**
 * The same rows in a table of DuckDB's own, in memory: words as its ENUMs, days as DATEs, figures as INTEGERs, and a
 * prepared statement for each filter with only the parts that it has.
 */
export async function openDuckdb(
  columns: Columns,
  folder: string,
  filters: readonly Filter[]
): Promise<Duckdb> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(THREADS) });
  const connection = await instance.connect();
  await load((sql) => connection.run(sql), columns, folder);
  const statements: DuckDBPreparedStatement[] = [];
  for (const filter of filters) statements.push(await prepareSums(connection, filter));
  return {
    async sum(filter) {
      const reader = await statements[filter]!.runAndReadAll();
      return new Map(
        reader.getRows().map((row) => toSums(row.map((value) => value as string | number | bigint | null)))
      );
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    }
  };
}

async function load(run: (sql: string) => Promise<unknown>, columns: Columns, folder: string): Promise<void> {
  const { dictionaries, length } = columns;
  const table = async (name: string, header: string, lines: Iterable<string>) => {
    const file = join(folder, `${name}.csv`);
    writeFileSync(file, `${header}\n${[...lines].join('\n')}\n`);
    await run(
      `create table ${name} as from read_csv('${file}', header = true, nullstr = '', all_varchar = false)`
    );
  };
  const text = (value: string | null) => (value === null ? '' : `"${value.replaceAll('"', '""')}"`);
  const coded = <T>(values: readonly T[], write: (value: T) => (string | number | null)[]) =>
    values.map((value, code) => [code, ...write(value)].map((cell) => cell ?? '').join(','));
  await table(
    'kinds',
    'code,layer,type,status',
    coded(dictionaries.kind, ({ layer, type, status }) => [layer, type, status])
  );
  await table(
    'dates',
    'code,date_from,date_to',
    coded(dictionaries.date, ({ from, to }) => [from, to])
  );
  await table(
    'places',
    'code,admin1,country,precision',
    coded(dictionaries.place, ({ admin1, country, precision }) => [admin1, country, precision])
  );
  const figure = (count: Count | null) =>
    count ? [count.low, count.best ?? count.low, count.high] : [null, null, null];
  await table(
    'tolls',
    `code,${FIGURES.flatMap((name) => [`${name}_low`, `${name}_best`, `${name}_high`]).join(',')},is_chinese`,
    coded(dictionaries.casualties, (casualties) => {
      const { attackersKilled: n } = casualties;
      const chinese = casualties.groups.find(({ nationality }) => nationality === 'CN') ?? null;
      return [
        ...figure(casualties.killed),
        ...figure(casualties.injured),
        ...figure(n === null ? null : { low: n, best: n, high: n }),
        ...figure(chinese),
        nationalitiesOf(casualties).includes('CN') ? 1 : 0
      ];
    })
  );
  await table(
    'targets',
    'code,target',
    coded(dictionaries.target, (target) => [text(target)])
  );
  await table(
    'codes',
    [...CODED, 'confidence'].join(','),
    Array.from({ length }, (_, row) =>
      [...CODED.map((name) => columns[name][row]), columns.confidence[row]].join(',')
    )
  );
  for (const [name, from] of [
    ['layer', 'kinds'],
    ['type', 'kinds'],
    ['status', 'kinds'],
    ['admin1', 'places'],
    ['country', 'places'],
    ['precision', 'places'],
    ['target', 'targets']
  ])
    await run(
      `create type ${name}_name as enum (select distinct ${name}::varchar from ${from} where ${name} is not null)`
    );
  const figures = FIGURES.flatMap((name) =>
    ['low', 'best', 'high'].map((end) => `${name}_${end}::integer as ${name}_${end}`)
  );
  await run(`create table records as select layer::layer_name as layer, type::type_name as type, status::status_name as status,
    admin1::admin1_name as admin1, country::country_name as country, precision::precision_name as precision,
    targets.target::target_name as target, date_from::date as date_from, date_to::date as date_to,
    confidence::utinyint as confidence, is_chinese = 1 as is_chinese, ${figures.join(', ')}
    from codes join kinds on kinds.code = kind join dates on dates.code = date join places on places.code = place
    join tolls on tolls.code = casualties join targets on targets.code = codes.target order by codes.rowid`);
  for (const name of ['codes', 'kinds', 'dates', 'places', 'tolls', 'targets'])
    await run(`drop table ${name}`);
}

async function prepareSums(
  connection: { prepare(sql: string): Promise<DuckDBPreparedStatement> },
  filter: Filter
): Promise<DuckDBPreparedStatement> {
  const values: (string | number)[] = [];
  const put = (value: string | number) => `$${values.push(value)}`;
  const among = (column: string, wanted: readonly string[]) =>
    wanted.length === 0 ? [] : [`${column} in (${wanted.map(put).join(', ')})`];
  const atLeast = (column: string, sign: string, value: string | number | null) =>
    value === null ? [] : [`${column} ${sign} ${put(value)}${typeof value === 'string' ? '::date' : ''}`];
  const where = [
    ...among('layer', filter.layers),
    ...among('type', filter.types),
    ...among('status', filter.statuses),
    ...among('admin1', filter.admin1),
    ...among('precision', filter.precisions),
    ...among('target', filter.targets),
    ...(filter.nationalities.length > 0 ? ['is_chinese'] : []),
    ...atLeast('confidence', '>=', filter.confidence),
    ...atLeast('killed_best', '>=', filter.killedMin),
    ...atLeast('killed_best', '<=', filter.killedMax),
    ...atLeast('date_to', '>=', filter.from),
    ...atLeast('date_from', '<=', filter.to)
  ];
  const figures = FIGURES.flatMap((name) => [
    `count(${name}_low)`,
    ...['low', 'best', 'high'].map((end) => `sum(${name}_${end})`),
    `count(${name}_high)`
  ]);
  const statement = await connection.prepare(`select coalesce(admin1::varchar, ''),
    count(*) filter (layer = 'attack'), count(*) filter (layer = 'operation'), count(*) filter (layer = 'measure'),
    count(*) filter (layer <> 'measure' and killed_low is null),
    count(*) filter (layer <> 'measure' and injured_low is null),
    count(*) filter (layer <> 'measure' and killed_low is null and injured_low is null),
    ${figures.join(', ')} from records ${where.length > 0 ? `where ${where.join(' and ')}` : ''} group by admin1`);
  values.forEach((value, i) =>
    typeof value === 'string' ? statement.bindVarchar(i + 1, value) : statement.bindInteger(i + 1, value)
  );
  return statement;
}

function toSums([admin1, ...row]: (string | number | bigint | null)[]): [string, AreaSums] {
  const numbers = row.map((value) => (value === null ? null : Number(value)));
  const sums = FIGURES.map((_, i): Sum | null => {
    const [given, low, best, high, closed] = numbers.slice(6 + 5 * i, 11 + 5 * i) as [
      number,
      ...(number | null)[]
    ];
    return given === 0 ? null : { low: low!, best: best!, high: closed === given ? high! : null };
  });
  const [killed, injured, attackersKilled, chineseKilled] = sums as [
    Sum | null,
    Sum | null,
    Sum | null,
    Sum | null
  ];
  return [
    String(admin1),
    { counts: numbers.slice(0, 6) as number[], killed, injured, attackersKilled, chineseKilled }
  ];
}
