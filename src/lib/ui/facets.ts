import { select, type MapData } from '../columns/index.ts';
import { INCIDENT_TYPES, MEASURE_TYPES, type Filter } from '../model/index.ts';
import { INCIDENT_TYPE_WORDS, MEASURE_TYPE_WORDS } from './words.ts';

export interface Choice {
  value: string;
  label: string;
  /** Records under every other part of the filter. */
  count: number;
}

/** Types and nationalities that occur, each with how many records choosing it alone would show. */
export function typeChoices(data: MapData, filter: Filter): Choice[] {
  const { incidents, measures } = select(data, { ...filter, types: [] });
  const count = tally([...incidents, ...measures].map((row) => row.type));
  const all = tally([...data.incidents, ...data.measures].map((row) => row.type));
  return [...new Set<string>([...INCIDENT_TYPES, ...MEASURE_TYPES])]
    .filter((type) => all.has(type))
    .map((type) => ({ value: type, label: typeLabel(type, data), count: count.get(type) ?? 0 }));
}

export function nationalityChoices(
  data: MapData,
  filter: Filter,
  nameOf: (code: string) => string
): Choice[] {
  const codesOf = (rows: MapData['incidents']) =>
    rows.flatMap((row) => [...new Set(row.casualties.groups.flatMap((group) => group.nationality ?? []))]);
  const count = tally(codesOf(select(data, { ...filter, nationalities: [] }).incidents));
  return [...tally(codesOf(data.incidents)).keys()]
    .map((code) => ({ value: code, label: nameOf(code), count: count.get(code) ?? 0 }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** Years that any record touches, newest first. */
export function yearsOf(data: MapData): number[] {
  const years = new Set<number>();
  for (const { date } of [...data.incidents, ...data.measures]) {
    for (const day of [date.from, date.to]) if (day) years.add(Number(day.slice(0, 4)));
  }
  return [...years].sort((a, b) => b - a);
}

/** "other" is a type of attack and of measure alike. */
export function typeLabel(type: string, data: Pick<MapData, 'incidents' | 'measures'>): string {
  if (type === 'other' && !data.measures.some((row) => row.type === type)) return INCIDENT_TYPE_WORDS.other;
  if (type === 'other' && !data.incidents.some((row) => row.type === type)) return MEASURE_TYPE_WORDS.other;
  if (type === 'other') return 'Other';
  const words: Record<string, string> = { ...MEASURE_TYPE_WORDS, ...INCIDENT_TYPE_WORDS };
  return words[type] ?? type;
}

function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
