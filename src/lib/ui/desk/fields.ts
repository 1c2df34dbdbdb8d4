import {
  ATTACK_TYPES,
  INCIDENT_TYPES,
  MEASURE_STATUSES,
  MEASURE_TYPES,
  type Casualties,
  type DateInterval,
  type Geocode,
  type Incident,
  type Measure
} from '../../model/index.ts';
import type { MessageKey, Say } from '../../messages/index.ts';
import { dateWords, joined, placeWords, tollWords } from '../words.ts';
import type { Site } from '../site.ts';

export type FieldInput = 'choice' | 'text' | 'sentence' | 'date' | 'place' | 'toll';

/** A field that a person may set. */
export interface Field {
  field: string;
  label: MessageKey;
  input: FieldInput;
  /** For `choice`: values with their words, in groups. */
  choices?: { group: MessageKey; values: { value: string; label: MessageKey }[] }[];
}

const choicesOf = <V extends string>(
  group: MessageKey,
  values: readonly V[],
  labelOf: (value: V) => MessageKey
) => ({ group, values: values.map((value) => ({ value, label: labelOf(value) })) });

/** `operation` is both a type and the category of its own: one choice sets both. */
const INCIDENT_FIELDS: readonly Field[] = [
  {
    field: 'type',
    label: 'desk.input.type',
    input: 'choice',
    choices: [
      choicesOf('desk.choices.attacks', ATTACK_TYPES, (type) => `incidentType.${type}`),
      choicesOf('desk.choices.operations', ['operation'] as const, (type) => `incidentType.${type}`)
    ]
  },
  { field: 'casualties', label: 'desk.input.casualties', input: 'toll' },
  { field: 'date', label: 'desk.input.date', input: 'date' },
  { field: 'location', label: 'desk.input.location', input: 'place' },
  { field: 'claimedBy', label: 'desk.input.claimedBy', input: 'text' },
  { field: 'perpetrator', label: 'desk.input.perpetrator', input: 'text' },
  { field: 'suspected', label: 'desk.input.suspected', input: 'text' },
  { field: 'deniedBy', label: 'desk.input.deniedBy', input: 'text' },
  { field: 'target', label: 'desk.input.target', input: 'text' },
  { field: 'weapon', label: 'desk.input.weapon', input: 'text' }
];

const MEASURE_FIELDS: readonly Field[] = [
  {
    field: 'type',
    label: 'desk.input.type',
    input: 'choice',
    choices: [choicesOf('desk.choices.measures', MEASURE_TYPES, (type) => `measureType.${type}`)]
  },
  {
    field: 'status',
    label: 'desk.input.status',
    input: 'choice',
    choices: [choicesOf('desk.choices.status', MEASURE_STATUSES, (status) => `status.${status}`)]
  },
  { field: 'summary', label: 'desk.input.summary', input: 'sentence' },
  { field: 'date', label: 'desk.input.date', input: 'date' },
  { field: 'location', label: 'desk.input.location', input: 'place' },
  { field: 'issuer', label: 'desk.input.issuer', input: 'text' },
  { field: 'protects', label: 'desk.input.protects', input: 'text' }
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

/** Fields that a note may name. */
const NAMED = [
  'category',
  'type',
  'status',
  'date',
  'location',
  'casualties',
  'actors',
  'perpetrator',
  'claimedBy',
  'deniedBy',
  'suspected',
  'target',
  'weapon',
  'summary',
  'issuer',
  'protects'
] as const;

/** A field's name in running words: "type", "who carried it out". */
export function fieldName(field: string, say: Say): string {
  const named = NAMED.find((name) => name === field);
  return named === undefined ? field : say(`desk.field.${named}`);
}

/** Begins a sentence, where the language has capital letters. */
export function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A field's value in words, also one of long ago; unknown is said. */
export function valueWords(field: string, value: unknown, site: Site): string {
  const { say } = site;
  if (value === null || value === undefined || value === '') return say('desk.notReported');
  const choice = choiceWords(field, value);
  if (choice !== null) return say(choice);
  switch (field) {
    case 'date':
      return dateWords(value as DateInterval, say);
    case 'location':
      return placeWords(value as Geocode, site);
    case 'casualties':
      return tollWords(value as Casualties, say);
    case 'actors': {
      const names = Object.values(value as Record<string, string | null>).filter((name) => name !== null);
      return joined([...new Set(names)], say) || say('desk.notReported');
    }
    default:
      return String(value);
  }
}

/** Null where the value is no choice of today's. */
function choiceWords(field: string, value: unknown): MessageKey | null {
  if (field === 'category') return value === 'operation' ? 'layer.one.operation' : 'layer.one.attack';
  const type = INCIDENT_TYPES.find((name) => name === value);
  const measureType = MEASURE_TYPES.find((name) => name === value);
  const status = MEASURE_STATUSES.find((name) => name === value);
  if (field === 'type' && type !== undefined) return `incidentType.${type}`;
  if (field === 'type' && measureType !== undefined) return `measureType.${measureType}`;
  return field === 'status' && status !== undefined ? `status.${status}` : null;
}
