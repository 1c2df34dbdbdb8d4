import type { Casualties, DateInterval, IncidentMention, MeasureMention } from './claims.ts';
import type { Geocode } from './place.ts';
import type { Category, IncidentType, MeasureStatus, MeasureType } from './taxonomy.ts';

/**
 * What a correction points at: a mention as it was read when the correction was made. It is found again by its quotes,
 * not by its number, when the article is read by newer rules; where no rule finds it any more, it can be put back.
 */
export type MentionAnchor = { articleId: string; mentionId: string } & (
  { kind: 'incident'; mention: IncidentMention } | { kind: 'measure'; mention: MeasureMention }
);

/** A record as the corrector saw it: all its reports. */
export interface RecordAnchor {
  kind: 'incident' | 'measure';
  /** The record's id then; for display only. */
  id: string;
  mentions: MentionAnchor[];
}

/** Fields of an incident that a person may set, with their values. */
export interface IncidentEdits {
  category: Category;
  type: IncidentType;
  date: DateInterval;
  location: Geocode;
  casualties: Casualties;
  perpetrator: string | null;
  claimedBy: string | null;
  deniedBy: string | null;
  suspected: string | null;
  target: string | null;
  weapon: string | null;
}

/** Fields of a measure that a person may set. */
export interface MeasureEdits {
  type: MeasureType;
  status: MeasureStatus;
  date: DateInterval;
  location: Geocode;
  summary: string;
  issuer: string | null;
  protects: string | null;
}

export type FieldEdit =
  | { [F in keyof IncidentEdits]: { of: 'incident'; field: F; value: IncidentEdits[F] } }[keyof IncidentEdits]
  | { [F in keyof MeasureEdits]: { of: 'measure'; field: F; value: MeasureEdits[F] } }[keyof MeasureEdits];

/**
 * What a person decided. `split` takes the reports in `apart` out of the record; they stay together and never join the
 * rest again. `merge` keeps all reports of both records together. `reject` takes a record off the map, `confirm` says
 * that it was looked at and stands. `accept` puts a second reader's proposal on the map, `decline` says that it does not
 * belong there. `undo` takes one decision back.
 */
export type CorrectionAction =
  | { kind: 'set'; record: RecordAnchor; edit: FieldEdit; was: unknown }
  | { kind: 'merge'; records: [RecordAnchor, RecordAnchor] }
  | { kind: 'split'; record: RecordAnchor; apart: MentionAnchor[] }
  | { kind: 'reject'; record: RecordAnchor }
  | { kind: 'confirm'; record: RecordAnchor }
  | { kind: 'accept' | 'decline'; mention: MentionAnchor }
  | { kind: 'undo'; correction: string };

/** One decision: an event that is never changed, only undone by a later one. */
export interface Correction {
  id: string;
  /** Name of the account. */
  who: string;
  /** ISO 8601 in UTC. Corrections apply in the order of `madeAt`, then `id`. */
  madeAt: string;
  why: string | null;
  action: CorrectionAction;
}

/** A decision in force; an undo only takes others away. */
export type Decision = Correction & { action: Exclude<CorrectionAction, { kind: 'undo' }> };

/** A correction as a record shows it. */
export interface CorrectionNote {
  correctionId: string;
  kind: Exclude<CorrectionAction['kind'], 'undo'>;
  /** For `set`. */
  field: string | null;
  was: unknown;
  who: string;
  madeAt: string;
  why: string | null;
}

/** What a page asks to be changed, by the ids that it shows. */
export type DeskRequest = { why: string | null } & (
  | { kind: 'set'; record: string; edit: FieldEdit }
  | { kind: 'merge'; records: [string, string] }
  | { kind: 'split'; record: string; reports: string[] }
  | { kind: 'reject' | 'confirm'; record: string }
  | { kind: 'accept' | 'decline'; articleId: string; version: number; position: number }
  | { kind: 'undo'; correction: string }
);

/**
 * The records that an action was made for, as they were then: first what it is about. A split is also about what it took
 * out, an answer to a proposal about the record that the proposal is or would have been.
 */
export function recordsOf(action: CorrectionAction): RecordAnchor[] {
  switch (action.kind) {
    case 'merge':
      return action.records;
    case 'split':
      return [action.record, { ...action.record, mentions: action.apart }];
    case 'accept':
    case 'decline':
      return [{ kind: action.mention.kind, id: action.mention.mentionId, mentions: [action.mention] }];
    case 'undo':
      return [];
    default:
      return [action.record];
  }
}

/** What a record or the review desk shows of a decision. */
export function noteOf({ id, who, madeAt, why, action }: Decision): CorrectionNote {
  const isSet = action.kind === 'set';
  return {
    correctionId: id,
    kind: action.kind,
    field: isSet ? action.edit.field : null,
    was: isSet ? action.was : null,
    who,
    madeAt,
    why
  };
}
