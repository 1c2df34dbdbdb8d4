import { LAYERS, type Casualties } from '../model/index.ts';
import { offMapList } from './areas.ts';
import { CODED, dayNumber, type Coded, type Columns } from './columns.ts';
import { createCoder } from './pairs.ts';
import type { MapPlace } from './rows.ts';
import { nationalitiesOf } from './select.ts';

/** No such thing: no spot for a place without a point, no day for an unknown date. */
export const NONE = -0x80000000;

/** What the columns hold, as answers need it: made once a file, read by every filter. */
export interface Prepared {
  columns: Columns;
  /** By code of a kind: its index in `LAYERS`. */
  layerOfKind: Uint8Array;
  /** By code of an interval: first and last day; `NONE` where it is unknown. */
  firstDay: Int32Array;
  lastDay: Int32Array;
  /** First rows of the stretches of one interval, and the number of rows at the end. */
  dateRuns: Uint32Array;
  /** Provinces and countries that places lie in, and which one by code of a place. */
  areas: Pick<MapPlace, 'admin1' | 'country'>[];
  areaOfPlace: Uint32Array;
  /** Points that marks stand on, and which one by code of a place; `NONE` for places without a mark. */
  spots: { lng: Float64Array; lat: Float64Array };
  spotOfPlace: Int32Array;
  /** Areas and circles that places are drawn as: the first place of each, and which one by code of a place; -1 for none. */
  shapes: { places: MapPlace[]; ofPlace: Int32Array };
  /** Rows alike in all that a sum reads, and which of these cells by row. */
  cells: Cells;
  cell: Codes;
  /** By code of casualties: people killed by the best figure, `NONE` where nobody says, and whose nationalities are told. */
  killed: Int32Array;
  nationalities: { sets: string[][]; ofCasualties: Uint32Array };
  /** Precisions of places, and which one by code of a place. */
  precisions: { names: MapPlace['precision'][]; ofPlace: Uint32Array };
  /** What a filter passes over row by row. */
  codes: Record<Filtered, Codes>;
}

/** Codes by row, in half of the room where they are small enough: a pass over them is bound by memory. */
export type Codes = Uint16Array | Uint32Array;
/** Columns that a filter looks up row by row; intervals it looks up by their runs. */
export type Filtered = Exclude<Coded, 'date'> | 'confidence';

/** By cell: its area, its code of casualties and one code of its kind; the type of an incident makes no difference. */
export interface Cells {
  length: number;
  area: Uint32Array;
  casualties: Uint32Array;
  kind: Uint32Array;
}

export function prepare(columns: Columns): Prepared {
  const { kind: kinds, place: places } = columns.dictionaries;
  const areas = codeBy(places, ({ admin1, country }) => `${admin1} ${country}`);
  const spotted = codeBy(
    places.filter((place) => offMapList(place) === null),
    ({ lng, lat }) => `${lng} ${lat}`
  );
  let next = 0;
  const spotOfPlace = Int32Array.from(places, (place) =>
    offMapList(place) === null ? spotted.codes[next++]! : NONE
  );
  const layerOfKind = Uint8Array.from(kinds, ({ layer }) => LAYERS.indexOf(layer));
  return {
    columns,
    layerOfKind,
    ...daysOf(columns),
    dateRuns: runsOf(columns.date),
    shapes: toShapes(places, spotOfPlace),
    areas: areas.values,
    areaOfPlace: areas.codes,
    spots: {
      lng: Float64Array.from(spotted.values, ({ lng }) => lng!),
      lat: Float64Array.from(spotted.values, ({ lat }) => lat!)
    },
    spotOfPlace,
    ...toCells(columns, layerOfKind, areas.codes),
    ...groupsOf(columns),
    codes: toCodes(columns)
  };
}

function groupsOf({ dictionaries }: Columns): Pick<Prepared, 'killed' | 'nationalities' | 'precisions'> {
  const sets = codeBy(dictionaries.casualties.map(nationalitiesOf), (names) => names.join(' '));
  const precisions = codeBy(
    dictionaries.place.map(({ precision }) => precision),
    (precision) => precision
  );
  return {
    killed: Int32Array.from(dictionaries.casualties, (casualties) => bestKilled(casualties) ?? NONE),
    nationalities: { sets: sets.values, ofCasualties: sets.codes },
    precisions: { names: precisions.values, ofPlace: precisions.codes }
  };
}

function toCodes(columns: Columns): Prepared['codes'] {
  const codes: Partial<Prepared['codes']> = { confidence: new Uint16Array(columns.confidence) };
  for (const name of CODED)
    if (name !== 'date') codes[name] = narrow(columns[name], columns.dictionaries[name].length);
  return codes as Prepared['codes'];
}

/** Codes below `size` in as few bytes as they need. */
function narrow(codes: Uint32Array, size: number): Codes {
  return size <= 1 << 16 ? new Uint16Array(codes) : codes;
}

function runsOf(codes: Uint32Array): Uint32Array {
  const starts: number[] = [];
  for (let row = 0; row < codes.length; row++)
    if (row === 0 || codes[row] !== codes[row - 1]) starts.push(row);
  return Uint32Array.from([...starts, codes.length]);
}

function toShapes(places: readonly MapPlace[], spotOfPlace: Int32Array): Prepared['shapes'] {
  const known = new Map<string, number>();
  const values: MapPlace[] = [];
  const ofPlace = Int32Array.from(places, (place, number) => {
    const shape = shapeOf(place, spotOfPlace[number]!);
    if (shape === null) return -1;
    const code = known.get(shape) ?? values.push(place) - 1;
    known.set(shape, code);
    return code;
  });
  return { places: values, ofPlace };
}

/** A district and a province are one shape whatever a record calls them; surroundings are a circle of their own. */
function shapeOf({ precision, admin1, admin2, name, radiusKm }: MapPlace, spot: number): string | null {
  if (precision === 'admin1') return `admin1 ${admin1}`;
  if (precision === 'admin2') return `admin2 ${admin1} ${admin2 ?? name}`;
  return precision === 'near' ? `near ${spot} ${radiusKm}` : null;
}

export function daysOf({
  dictionaries
}: Pick<Columns, 'dictionaries'>): Pick<Prepared, 'firstDay' | 'lastDay'> {
  const day = (iso: string | null) => (iso === null ? NONE : dayNumber(iso));
  return {
    firstDay: Int32Array.from(dictionaries.date, ({ from, to }) => day(from ?? to)),
    lastDay: Int32Array.from(dictionaries.date, ({ from, to }) => day(to ?? from))
  };
}

function toCells(columns: Columns, layerOfKind: Uint8Array, areaOfPlace: Uint32Array) {
  const { length, kind, place, casualties, dictionaries } = columns;
  const sizes = { kind: dictionaries.kind.length };
  // Sums tell attacks from operations, and measures by all that they are; so kinds of one layer share a code.
  const shared = new Map<string, number>();
  const summed = Uint32Array.from(dictionaries.kind, ({ layer }, code) => {
    const key = layer === 'measure' ? `measure ${code}` : layer;
    if (!shared.has(key)) shared.set(key, code);
    return shared.get(key)!;
  });
  const known = createCoder();
  const cell = new Uint32Array(length);
  for (let row = 0; row < length; row++)
    cell[row] = known.codeOf(areaOfPlace[place[row]!]! * sizes.kind + summed[kind[row]!]!, casualties[row]!);
  const { length: count, upper, lower } = known.pairs();
  // In the order of their figures, so that a sum reads them as they lie in memory.
  const order = sortBy(
    upper,
    areaOfPlace.reduce((most, area) => Math.max(most, area), 0) * sizes.kind + sizes.kind,
    sortBy(lower, dictionaries.casualties.length, Uint32Array.from(lower.keys()))
  );
  const rank = new Uint32Array(count);
  order.forEach((code, i) => (rank[code] = i));
  for (let row = 0; row < length; row++) cell[row] = rank[cell[row]!]!;
  return {
    cell: narrow(cell, count),
    cells: {
      length: count,
      area: order.map((code) => Math.floor(upper[code]! / sizes.kind)),
      kind: order.map((code) => upper[code]! % sizes.kind),
      casualties: order.map((code) => lower[code]!)
    }
  };
}

/** Sorts numbers by their keys, which are below `size`; those of one key stay as they were. */
function sortBy(keys: Uint32Array, size: number, order: Uint32Array): Uint32Array {
  const next = new Uint32Array(size + 1);
  for (const key of keys) next[key + 1]! += 1;
  for (let key = 0; key < size; key++) next[key + 1]! += next[key]!;
  const sorted = new Uint32Array(order.length);
  for (const item of order) sorted[next[keys[item]!]!++] = item;
  return sorted;
}

/** People killed by the best figure, null where nobody says. */
export function bestKilled({ killed }: Casualties): number | null {
  return killed === null ? null : (killed.best ?? killed.low);
}

function codeBy<T>(items: readonly T[], keyOf: (item: T) => string): { values: T[]; codes: Uint32Array } {
  const known = new Map<string, number>();
  const values: T[] = [];
  const codes = Uint32Array.from(items, (item) => {
    const key = keyOf(item);
    const code = known.get(key) ?? values.push(item) - 1;
    known.set(key, code);
    return code;
  });
  return { values, codes };
}
