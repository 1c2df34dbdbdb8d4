import {
  ATTACK_TYPES,
  MEASURE_STATUSES,
  MEASURE_TYPES,
  type Casualties,
  type DateInterval,
  type Geocode,
  type Incident,
  type Measure
} from '../../model/index.ts';
import {
  dateWords,
  INCIDENT_TYPE_WORDS,
  LAYER_WORDS,
  MEASURE_TYPE_WORDS,
  placeWords,
  STATUS_WORDS,
  tollWords
} from '../words.ts';
import type { Site } from '../site.ts';

export type FieldInput = 'choice' | 'text' | 'sentence' | 'date' | 'place' | 'toll';

/** A field that a person may set. */
export interface Field {
  field: string;
  label: string;
  input: FieldInput;
  /** For `choice`: values with their words, in groups. */
  choices?: { group: string; values: { value: string; label: string }[] }[];
}

const choicesOf = <V extends string>(group: string, values: readonly V[], words: Record<V, string>) => ({
  group,
  values: values.map((value) => ({ value, label: words[value] }))
});

/** `operation` is both a type and the category of its own: one choice sets both. */
const INCIDENT_FIELDS: readonly Field[] = [
  {
    field: 'type',
    label: 'Type',
    input: 'choice',
    choices: [
      choicesOf('Attacks', ATTACK_TYPES, INCIDENT_TYPE_WORDS),
      choicesOf('Operations', ['operation'], INCIDENT_TYPE_WORDS)
    ]
  },
  { field: 'casualties', label: 'Toll', input: 'toll' },
  { field: 'date', label: 'When', input: 'date' },
  { field: 'location', label: 'Where', input: 'place' },
  { field: 'claimedBy', label: 'Claimed by', input: 'text' },
  { field: 'perpetrator', label: 'Carried out by', input: 'text' },
  { field: 'suspected', label: 'Suspected', input: 'text' },
  { field: 'deniedBy', label: 'Denied by', input: 'text' },
  { field: 'target', label: 'Target', input: 'text' },
  { field: 'weapon', label: 'Weapon', input: 'text' }
];

const MEASURE_FIELDS: readonly Field[] = [
  {
    field: 'type',
    label: 'Type',
    input: 'choice',
    choices: [choicesOf('Measures', MEASURE_TYPES, MEASURE_TYPE_WORDS)]
  },
  {
    field: 'status',
    label: 'Status',
    input: 'choice',
    choices: [choicesOf('Status', MEASURE_STATUSES, STATUS_WORDS)]
  },
  { field: 'summary', label: 'Summary', input: 'sentence' },
  { field: 'date', label: 'When', input: 'date' },
  { field: 'location', label: 'Where', input: 'place' },
  { field: 'issuer', label: 'Taken by', input: 'text' },
  { field: 'protects', label: 'Protects', input: 'text' }
];

export type EditedRecord = Omit<Incident, 'reports'> | Omit<Measure, 'reports'>;

export function isIncident(record: EditedRecord): record is Omit<Incident, 'reports'> {
  return 'category' in record;
}

export function fieldOf(record: EditedRecord, name: string): Field {
  const fields = isIncident(record) ? INCIDENT_FIELDS : MEASURE_FIELDS;
  const found = fields.find(({ field }) => field === name);
  if (!found) throw new Error(`${name} is no field of ${record.id}`);
  return found;
}

/** The field's value as it stands. */
export function valueOf(record: EditedRecord, field: string): unknown {
  const values = isIncident(record) ? { ...record, ...record.actors } : record;
  return (values as unknown as Record<string, unknown>)[field] ?? null;
}

/** Names of fields in running words: "type was Bombing". */
const FIELD_NAMES: Record<string, string> = {
  category: 'kind',
  type: 'type',
  status: 'status',
  date: 'date',
  location: 'place',
  casualties: 'toll',
  actors: 'who did it',
  perpetrator: 'who carried it out',
  claimedBy: 'the claim',
  deniedBy: 'the denial',
  suspected: 'the suspicion',
  target: 'target',
  weapon: 'weapon',
  summary: 'summary',
  issuer: 'issuer',
  protects: 'whom it protects'
};

export function fieldName(field: string): string {
  return FIELD_NAMES[field] ?? field;
}

/** A field's value in words, also one of long ago; unknown is said. */
export function valueWords(field: string, value: unknown, site: Site): string {
  if (value === null || value === undefined || value === '') return 'not reported';
  switch (field) {
    case 'category':
      return LAYER_WORDS[value as 'attack' | 'operation']?.one ?? String(value);
    case 'type':
      return { ...MEASURE_TYPE_WORDS, ...INCIDENT_TYPE_WORDS }[value as 'other'] ?? String(value);
    case 'status':
      return STATUS_WORDS[value as 'agreed'] ?? String(value);
    case 'date':
      return dateWords(value as DateInterval, site.say);
    case 'location':
      return placeWords(value as Geocode, site);
    case 'casualties':
      return tollWords(value as Casualties, site.say);
    case 'actors':
      return (
        [...new Set(Object.values(value as Record<string, string | null>).filter(Boolean))].join(', ') ||
        'not reported'
      );
    default:
      return String(value);
  }
}
