import { LAYERS } from '../model/index.ts';
import { offMapList } from './areas.ts';
import type { ListName, Sort } from './engine.ts';
import type { Failures } from './failures.ts';
import { bestKilled, NONE, type Prepared } from './prepare.ts';
import type { Admin1 } from './rows.ts';
import { actorsOf } from './select.ts';

const ON_MAP = 1;
const LIST_CODES = { onMap: ON_MAP, provinceOnly: 2, placeUnknown: 3, districtOnly: 4 };

/** Numbers of the selected rows that a list holds, newest first. */
export function listRows(
  { columns, layerOfKind }: Prepared,
  { bits }: Failures,
  list: ListName
): Uint32Array {
  const place = Uint8Array.from(
    columns.dictionaries.place,
    (value) => LIST_CODES[offMapList(value) ?? 'onMap']
  );
  const rows = new Uint32Array(bits.length);
  let length = 0;
  const measure = LAYERS.indexOf('measure');
  const wanted = list in LIST_CODES ? LIST_CODES[list as keyof typeof LIST_CODES] : ON_MAP;
  for (let row = 0; row < bits.length; row++) {
    if (bits[row] !== 0) continue;
    if (list !== 'all') {
      if (place[columns.place[row]!] !== wanted) continue;
      const isMeasure = layerOfKind[columns.kind[row]!] === measure;
      if (list === (isMeasure ? 'incidents' : 'measures')) continue;
    }
    rows[length++] = row;
  }
  return rows.slice(0, length);
}

/** The rows in another order; unknown values last either way, equal ones newest first. */
export function sortRows(
  prepared: Prepared,
  rows: Uint32Array,
  sort: Sort,
  ascending: boolean,
  provinces: readonly Admin1[]
): Uint32Array {
  if (sort === 'date' && !ascending) return rows;
  const { columns } = prepared;
  const { ranks, codes } = ranksOf(prepared, sort, provinces);
  // A counting sort: as many buckets as ranks, unknown values in the last one.
  const last = ranks.reduce((most, rank) => Math.max(most, rank), -1) + 1;
  const bucketOf = (row: number) => {
    const rank = ranks[codes[row]!]!;
    return rank === NONE ? last : ascending ? rank : last - 1 - rank;
  };
  const starts = new Uint32Array(last + 2);
  for (const row of rows) starts[bucketOf(row) + 1]! += 1;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[starts[bucketOf(row)]!++] = row;
  return columns.length === 0 ? rows : sorted;
}

/** By code of the column that decides the order its place in it; `NONE` for an unknown value. */
function ranksOf(
  prepared: Prepared,
  sort: Sort,
  provinces: readonly Admin1[]
): { ranks: Int32Array; codes: ArrayLike<number> } {
  const { columns, layerOfKind, firstDay, lastDay } = prepared;
  const { kind, place, casualties, actors, target } = columns.dictionaries;
  switch (sort) {
    case 'date': {
      // Intervals stand in the order of the rows, newest first; those of the same days share a rank.
      let rank = 0;
      const ranks = new Int32Array(lastDay.length);
      for (let code = lastDay.length - 1; code >= 0; code--) {
        const isSame = lastDay[code] === lastDay[code + 1] && firstDay[code] === firstDay[code + 1];
        ranks[code] = lastDay[code] === NONE ? NONE : isSame ? rank : ++rank;
      }
      return { ranks, codes: columns.date };
    }
    case 'layer':
      return { ranks: Int32Array.from(layerOfKind), codes: columns.kind };
    case 'type':
      return { ranks: rankWords(kind.map(({ type }) => type)), codes: columns.kind };
    case 'province': {
      const names = new Map(provinces.map(({ code, name }) => [code, name]));
      const named = place.map(({ admin1 }) => (admin1 === null ? null : (names.get(admin1) ?? admin1)));
      return { ranks: rankWords(named), codes: columns.place };
    }
    case 'place':
      return { ranks: rankWords(place.map(({ name }) => name)), codes: columns.place };
    case 'actor':
      return { ranks: rankWords(actors.map((named) => actorsOf(named)[0] ?? null)), codes: columns.actors };
    case 'target':
      return { ranks: rankWords(target), codes: columns.target };
    case 'killed':
      return { ranks: rankNumbers(casualties.map(bestKilled)), codes: columns.casualties };
    case 'injured':
      return {
        ranks: rankNumbers(casualties.map(({ injured }) => injured && (injured.best ?? injured.low))),
        codes: columns.casualties
      };
    case 'reports':
      return { ranks: Int32Array.from({ length: 0x10000 }, (_, count) => count), codes: columns.reports };
    case 'confidence':
      return {
        ranks: Int32Array.from({ length: 0x100 }, (_, percent) => percent),
        codes: columns.confidence
      };
  }
}

function rankWords(words: readonly (string | null)[]): Int32Array {
  const collator = new Intl.Collator('en');
  const known = [...new Set(words)].filter((word) => word !== null).sort(collator.compare);
  const ranks = new Map(known.map((word, rank) => [word, rank]));
  return Int32Array.from(words, (word) => (word === null ? NONE : ranks.get(word)!));
}

function rankNumbers(values: readonly (number | null)[]): Int32Array {
  const known = [...new Set(values)].filter((value) => value !== null).sort((a, b) => a - b);
  const ranks = new Map(known.map((value, rank) => [value, rank]));
  return Int32Array.from(values, (value) => (value === null ? NONE : ranks.get(value)!));
}
