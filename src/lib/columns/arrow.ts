import {
  batchType,
  Column,
  columnFromArray,
  dateDay,
  dictionary,
  float64,
  int32,
  list,
  struct,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  uint16,
  uint32,
  uint8,
  utf8,
  type DataType,
  type IntType
} from '@uwdata/flechette';
import type { Actors, Casualties, DateInterval } from '../model/index.ts';
import {
  CODED,
  dayNumber,
  isoDay,
  type Coded,
  type Columns,
  type Dictionaries,
  type Kind
} from './columns.ts';
import type { MapPlace } from './rows.ts';

/**
 * The columns as one Arrow file: a record batch of `length` rows, each coded column dictionary-encoded with the values
 * as structs, any Arrow reader's to read. Degrees are whole hundred-thousandths, What is
 * written and read back is deeply equal.
 */
export function encodeColumns(columns: Columns): Uint8Array {
  const coded = CODED.map((name) => [name, codedColumn(name, columns)] as [string, Column<unknown>]);
  const table = tableFromColumns([
    ...coded,
    ...PLAIN.map((name): [string, Column<unknown>] => [name, oneBatch(PLAIN_TYPES[name], columns[name])])
  ]);
  return tableToIPC(table, { format: 'file' })!;
}

export function decodeColumns(bytes: Uint8Array): Columns {
  const table = tableFromIPC(bytes);
  const values: Record<string, unknown> = {};
  const dictionaries: Record<string, unknown[]> = {};
  for (const name of CODED) {
    const [batch] = table.getChild(name).data as unknown as DictionaryBatch[];
    values[name] = new Uint32Array(batch?.values ?? []);
    const stored = batch && table.numRows > 0 ? batch.dictionary.cache() : [];
    const { read } = WRITTEN[name] as unknown as Written<unknown, unknown>;
    dictionaries[name] = Array.from(stored, (value) => read(value));
  }
  for (const name of PLAIN) values[name] = table.getChild(name).toArray().slice();
  return { length: table.numRows, ...values, dictionaries } as unknown as Columns;
}

const PLAIN = ['confidence', 'reports', 'disagree'] as const;
const PLAIN_TYPES = { confidence: uint8(), reports: uint16(), disagree: uint8() };

/** What flechette keeps of a dictionary-encoded column; its types do not tell. */
interface DictionaryBatch {
  values: Uint8Array | Uint16Array | Uint32Array;
  /** Its values are decoded with the file, and kept. */
  dictionary: { cache(): ArrayLike<unknown> };
}

function codedColumn<Name extends Coded>(name: Name, columns: Columns): Column<unknown> {
  const { type, write } = WRITTEN[name] as unknown as Written<Dictionaries[Name][number], unknown>;
  const values: Dictionaries[Name][number][] = columns.dictionaries[name];
  // A dictionary of no values could not be read back.
  const column = columnFromArray(values.length > 0 ? values.map(write) : [null], type());
  const size = values.length;
  const [index, codes]: [IntType, ArrayLike<number>] =
    size <= 0x100
      ? [uint8(), Uint8Array.from(columns[name])]
      : size <= 0x10000
        ? [uint16(), Uint16Array.from(columns[name])]
        : [uint32(), columns[name]];
  // Flechette writes a field's children from its own type, and a dictionary's type has none of its values'.
  const { children } = column.type as { children?: unknown };
  return oneBatch({ ...dictionary(column.type, index), children } as DataType, codes, (batch) =>
    batch.setDictionary(column)
  );
}

/** A column of numbers as they stand; flechette would copy them one by one. */
function oneBatch(
  type: DataType,
  values: ArrayLike<number>,
  finish: (batch: OpenBatch) => unknown = (batch) => batch
): Column<unknown> {
  const Batch = batchType(type, {}) as unknown as new (options: object) => OpenBatch;
  const options = { length: values.length, nullCount: 0, type, values, validity: new Uint8Array() };
  return new Column([finish(new Batch(options))] as never[], type);
}

interface OpenBatch {
  setDictionary(column: unknown): unknown;
}

/** How a value of a dictionary stands in the file. */
interface Written<Value, Stored> {
  type(): DataType;
  write(value: Value): Stored;
  read(stored: Stored): Value;
}

const count = () => struct({ low: int32(), best: int32(), high: int32() });

const WRITTEN = {
  kind: asIs<Kind>(() => struct({ layer: utf8(), type: utf8(), status: utf8() })),
  date: {
    type: () => struct({ from: dateDay(), to: dateDay(), precision: utf8() }),
    write: ({ from, to, precision }) => ({ from: toDay(from), to: toDay(to), precision }),
    read: ({ from, to, precision }: StoredDate) => ({ from: fromDay(from), to: fromDay(to), precision })
  } satisfies Written<DateInterval, StoredDate>,
  place: {
    type: () =>
      struct({
        name: utf8(),
        admin1: utf8(),
        admin2: utf8(),
        country: utf8(),
        lng: int32(),
        lat: int32(),
        precision: utf8(),
        radiusKm: float64()
      }),
    write: (place) => ({ ...place, lng: toUnits(place.lng), lat: toUnits(place.lat) }),
    read: (place: MapPlace) => ({ ...place, lng: fromUnits(place.lng), lat: fromUnits(place.lat) })
  } satisfies Written<MapPlace, MapPlace>,
  casualties: asIs<Casualties>(() =>
    struct({
      killed: count(),
      injured: count(),
      attackersKilled: int32(),
      groups: list(
        struct({
          outcome: utf8(),
          role: utf8(),
          nationality: utf8(),
          low: int32(),
          best: int32(),
          high: int32(),
          qualifier: utf8()
        })
      )
    })
  ),
  actors: asIs<Actors>(() =>
    struct({ perpetrator: utf8(), claimedBy: utf8(), deniedBy: utf8(), suspected: utf8() })
  ),
  target: asIs<string | null>(utf8),
  publishers: asIs<string[]>(() => list(utf8()))
} satisfies Record<Coded, unknown>;

function asIs<T>(type: () => DataType): Written<T, T> {
  return { type, write: (value) => value, read: (stored) => stored };
}

/** Milliseconds, as flechette takes and gives days. */
interface StoredDate {
  from: number | null;
  to: number | null;
  precision: DateInterval['precision'];
}

const MS_A_DAY = 86_400_000;
const UNITS_A_DEGREE = 1e5;

function toDay(iso: string | null): number | null {
  return iso === null ? null : dayNumber(iso) * MS_A_DAY;
}

function fromDay(ms: number | null): string | null {
  return ms === null ? null : isoDay(ms / MS_A_DAY);
}

function toUnits(degrees: number | null): number | null {
  return degrees === null ? null : Math.round(degrees * UNITS_A_DEGREE);
}

function fromUnits(units: number | null): number | null {
  return units === null ? null : units / UNITS_A_DEGREE;
}
