import type { Filter } from '../model/index.ts';
import type { Coded } from './columns.ts';
import { NONE, type Prepared } from './prepare.ts';
import { actorsOf, isInArea } from './select.ts';
import { dayNumber } from './columns.ts';

/** Parts of a filter that a row may fail, each with its bit. */
export const PARTS = {
  layers: 1 << 0,
  types: 1 << 1,
  statuses: 1 << 2,
  admin1: 1 << 3,
  admin2: 1 << 4,
  precisions: 1 << 5,
  nationalities: 1 << 6,
  killed: 1 << 7,
  period: 1 << 8,
  actors: 1 << 9,
  targets: 1 << 10,
  publishers: 1 << 11,
  confidence: 1 << 12,
  q: 1 << 13
} as const;
export type Part = keyof typeof PARTS;

/** A column, the parts of a filter that its values decide, and by each code which of them it fails. */
export interface Lookup {
  column: Coded | 'confidence';
  parts: readonly Part[];
  /** What of the filter it depends on, as text; the same text gives the same table. */
  keyOf(filter: Filter): string;
  tableOf(prepared: Prepared, filter: Filter): Uint16Array;
}

const TABLES: [
  Lookup['column'],
  Part[],
  (keyof Filter)[],
  (prepared: Prepared, filter: Filter) => ArrayLike<number>
][] = [
  [
    'kind',
    ['layers', 'types', 'statuses'],
    ['layers', 'types', 'statuses'],
    ({ columns }, { layers, types, statuses }) =>
      columns.dictionaries.kind.map(
        ({ layer, type, status }) =>
          failing('layers', isAny(layers, layer)) |
          failing('types', isAny(types, type)) |
          failing('statuses', isAny(statuses, status))
      )
  ],
  [
    'place',
    ['admin1', 'admin2', 'precisions'],
    ['admin1', 'admin2', 'precisions'],
    ({ columns, areas, areaOfPlace, precisions: known }, { admin1, admin2, precisions }) => {
      const ofArea = areas.map((area) => failing('admin1', isInArea(admin1, area)));
      const ofPrecision = known.names.map((name) => failing('precisions', isAny(precisions, name)));
      const failed = areaOfPlace.map((area, code) => ofArea[area]! | ofPrecision[known.ofPlace[code]!]!);
      if (admin2.length > 0)
        columns.dictionaries.place.forEach((place, code) => {
          failed[code]! |= failing('admin2', isAny(admin2, place.admin2));
        });
      return failed;
    }
  ],
  [
    'casualties',
    ['nationalities', 'killed'],
    ['nationalities', 'killedMin', 'killedMax'],
    ({ killed, nationalities }, filter) => {
      const ofSet = nationalities.sets.map((told) =>
        failing(
          'nationalities',
          isAnyOf(filter.nationalities, () => told)
        )
      );
      const [least, most] = [filter.killedMin ?? -Infinity, filter.killedMax ?? Infinity];
      const isOpen = filter.killedMin === null && filter.killedMax === null;
      return nationalities.ofCasualties.map((set, code) => {
        const best = killed[code]!;
        const fits = isOpen || (best !== NONE && best >= least && best <= most);
        return ofSet[set]! | failing('killed', fits);
      });
    }
  ],
  [
    'date',
    ['period'],
    ['from', 'to'],
    ({ firstDay, lastDay }, { from, to }) => {
      const [first, last] = [from === null ? null : dayNumber(from), to === null ? null : dayNumber(to)];
      return firstDay.map((begins, code) => {
        const isInside =
          (first === null && last === null) ||
          (begins !== NONE &&
            (first === null || lastDay[code]! >= first) &&
            (last === null || begins <= last));
        return failing('period', isInside);
      });
    }
  ],
  [
    'actors',
    ['actors'],
    ['actors'],
    ({ columns }, { actors }) =>
      columns.dictionaries.actors.map((named) =>
        failing(
          'actors',
          isAnyOf(actors, () => actorsOf(named))
        )
      )
  ],
  [
    'target',
    ['targets'],
    ['targets'],
    ({ columns }, { targets }) =>
      columns.dictionaries.target.map((target) => failing('targets', isAny(targets, target)))
  ],
  [
    'publishers',
    ['publishers'],
    ['publishers'],
    ({ columns }, { publishers }) =>
      columns.dictionaries.publishers.map((told) =>
        failing(
          'publishers',
          isAnyOf(publishers, () => told)
        )
      )
  ],
  [
    'confidence',
    ['confidence'],
    ['confidence'],
    (_, { confidence }) =>
      Uint16Array.from({ length: 256 }, (_, percent) =>
        failing('confidence', confidence === null || percent >= confidence)
      )
  ]
];

export const LOOKUPS: readonly Lookup[] = TABLES.map(([column, parts, inputs, tableOf]) => ({
  column,
  parts,
  keyOf: (filter) => {
    const given = inputs
      .map((input) => filter[input])
      .filter((value) => value !== null && String(value) !== '');
    return given.length === 0 ? '' : JSON.stringify(inputs.map((input) => filter[input]));
  },
  tableOf: (prepared, filter) => Uint16Array.from(tableOf(prepared, filter))
}));

function failing(part: Part, fits: boolean): number {
  return fits ? 0 : PARTS[part];
}

function isAny(wanted: readonly string[], value: string | null): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value));
}

function isAnyOf(wanted: readonly string[], valuesOf: () => readonly string[]): boolean {
  return wanted.length === 0 || valuesOf().some((value) => wanted.includes(value));
}
