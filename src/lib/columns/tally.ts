import { LAYERS } from '../model/index.ts';
import type { Failures } from './failures.ts';
import { PARTS, type Part } from './parts.ts';
import type { Prepared } from './prepare.ts';

/** Where in a tally by layer the rows of a code and a layer are counted. */
export const LAYER_COUNT = LAYERS.length;

/** How many selected rows have each code; places and dates by layer: `code * LAYER_COUNT + layer`. */
export interface Tally {
  kind: Uint32Array;
  place: Uint32Array;
  date: Uint32Array;
  casualties: Uint32Array;
  actors: Uint32Array;
  target: Uint32Array;
  publishers: Uint32Array;
  /** By place, of which reports give different figures. */
  disagree: Uint32Array;
  /** Beside them the rows that fail this part alone, by the codes of the column that decides it. */
  without: Partial<Record<Part, Uint32Array>>;
}

const DECIDED_BY = {
  layers: 'kind',
  types: 'kind',
  statuses: 'kind',
  admin1: 'place',
  admin2: 'place',
  precisions: 'place',
  nationalities: 'casualties',
  period: 'date',
  actors: 'actors',
  targets: 'target',
  publishers: 'publishers'
} as const satisfies Partial<Record<Part, Exclude<keyof Tally, 'without' | 'disagree'>>>;

export function tally({ columns, layerOfKind }: Prepared, { bits }: Failures): Tally {
  const { kind, place, date, casualties, actors, target, publishers, disagree, dictionaries } = columns;
  const sizes = {
    kind: dictionaries.kind.length,
    place: dictionaries.place.length * LAYER_COUNT,
    date: dictionaries.date.length * LAYER_COUNT,
    casualties: dictionaries.casualties.length,
    actors: dictionaries.actors.length,
    target: dictionaries.target.length,
    publishers: dictionaries.publishers.length
  };
  const counts = {
    kind: new Uint32Array(sizes.kind),
    place: new Uint32Array(sizes.place),
    date: new Uint32Array(sizes.date),
    casualties: new Uint32Array(sizes.casualties),
    actors: new Uint32Array(sizes.actors),
    target: new Uint32Array(sizes.target),
    publishers: new Uint32Array(sizes.publishers),
    disagree: new Uint32Array(dictionaries.place.length)
  };
  const without: Partial<Record<Part, Uint32Array>> = {};
  const byBit: (Uint32Array | null)[] = new Array<null>(16).fill(null);
  const columnOfBit = new Uint8Array(16);
  Object.entries(DECIDED_BY).forEach(([part, column]) => {
    const bit = Math.log2(PARTS[part as Part]);
    byBit[bit] = without[part as Part] = new Uint32Array(sizes[column]);
    columnOfBit[bit] = COLUMNS.indexOf(column);
  });
  for (let row = 0; row < bits.length; row++) {
    const failed = bits[row]!;
    if (failed === 0) {
      const layer = layerOfKind[kind[row]!]!;
      counts.kind[kind[row]!]! += 1;
      counts.place[place[row]! * LAYER_COUNT + layer]! += 1;
      counts.date[date[row]! * LAYER_COUNT + layer]! += 1;
      counts.casualties[casualties[row]!]! += 1;
      counts.actors[actors[row]!]! += 1;
      counts.target[target[row]!]! += 1;
      counts.publishers[publishers[row]!]! += 1;
      if (disagree[row] === 1) counts.disagree[place[row]!]! += 1;
    } else if ((failed & (failed - 1)) === 0) {
      const bit = 31 - Math.clz32(failed);
      const counted = byBit[bit];
      if (!counted) continue;
      const column = columnOfBit[bit]!;
      if (column === 0) counted[kind[row]!]! += 1;
      else if (column === 1) counted[place[row]! * LAYER_COUNT + layerOfKind[kind[row]!]!]! += 1;
      else if (column === 2) counted[date[row]! * LAYER_COUNT + layerOfKind[kind[row]!]!]! += 1;
      else if (column === 3) counted[casualties[row]!]! += 1;
      else if (column === 4) counted[actors[row]!]! += 1;
      else if (column === 5) counted[target[row]!]! += 1;
      else counted[publishers[row]!]! += 1;
    }
  }
  return { ...counts, without };
}

const COLUMNS = ['kind', 'place', 'date', 'casualties', 'actors', 'target', 'publishers'] as const;
