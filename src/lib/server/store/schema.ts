import type { ColumnType } from 'kysely';

/**
 * The tables as both dialects hold them: text, whole numbers and doubles only. JSON is text, a flag is 0 or 1, a date
 * is ISO text. Nothing relies on how a database sorts text; the order that matters is made in TypeScript.
 */
export interface Schema {
  articles: ArticleTable;
  extractions: ExtractionTable;
  mentions: MentionTable;
  evidence: EvidenceTable;
  incidents: IncidentTable;
  measures: MeasureTable;
  reports: ReportTable;
  casualty_claims: CasualtyClaimTable;
  aggregate_claims: AggregateClaimTable;
  corrections: CorrectionTable;
  users: UserTable;
  sessions: SessionTable;
  sign_in_failures: SignInFailureTable;
  stories: StoryTable;
  versions: VersionTable;
  past_records: PastRecordTable;
  review_items: ReviewItemTable;
  meta: MetaTable;
}

type Flag = 0 | 1;
/** Set once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

/** One row a version; the one with `current` 1 is what extractions and records are made from. */
interface ArticleTable {
  id: Fixed<string>;
  version: Fixed<number>;
  /** SHA-256 of everything that the article says. */
  content_hash: Fixed<string>;
  current: Flag;
  source_file: string | null;
  format: string | null;
  title: string | null;
  publisher: string | null;
  published: string | null;
  dateline: string | null;
  language: string;
  url: string | null;
  text: string;
}

/** That a version was read by the extractor, also where it gave nothing. */
interface ExtractionTable {
  article_id: string;
  article_version: number;
  schema_version: number;
  digest: string | null;
}

/** `body` is the mention without its evidence; kind `rejected` holds what gave none. */
export interface MentionTable {
  article_id: string;
  article_version: number;
  kind: 'incident' | 'measure' | 'aggregate' | 'rejected' | 'proposal';
  position: number;
  body: string;
}

export interface EvidenceTable {
  article_id: string;
  article_version: number;
  kind: MentionTable['kind'];
  /** Of the mention. */
  mention: number;
  position: number;
  field: string;
  span_start: number;
  span_end: number;
  quote: string;
}

export interface DateColumns {
  date_from: string | null;
  date_to: string | null;
  date_precision: string;
}

export interface PlaceColumns {
  place_name: string | null;
  place_id: string | null;
  admin1: string | null;
  admin2: string | null;
  country: string | null;
  lng: number | null;
  lat: number | null;
  place_precision: string;
  radius_km: number | null;
  place_score: number;
  place_reasons: string;
}

export interface SourceColumns {
  article_id: string;
  article_version: number;
  title: string | null;
  publisher: string | null;
  published: string | null;
  url: string | null;
}

export interface IncidentTable extends DateColumns, PlaceColumns {
  id: string;
  category: string;
  type: string;
  killed_from: string | null;
  injured_from: string | null;
  disagree: Flag;
  perpetrator: string | null;
  claimed_by: string | null;
  denied_by: string | null;
  suspected: string | null;
  target: string | null;
  weapon: string | null;
  confidence: number;
  /** JSON of the record's notes. */
  corrections: string;
  digest: string | null;
}

export interface MeasureTable extends DateColumns, PlaceColumns {
  id: string;
  type: string;
  status: string;
  summary: string;
  issuer: string | null;
  protects: string | null;
  prompted: string | null;
  confidence: number;
  corrections: string;
  digest: string | null;
}

/** `record_id` is an incident's or a measure's; `position` counts from 1. */
export interface ReportTable extends DateColumns, SourceColumns {
  record_id: string;
  position: number;
  mention_id: string;
  place: string | null;
  evidence: string;
  reasons: string;
}

/** Figures of a record (`report` 0) and of each of its reports (their `position`). */
export interface CasualtyClaimTable {
  record_id: string;
  report: number;
  position: number;
  scope: 'total' | 'group';
  outcome: string;
  role: string;
  nationality: string | null;
  low: number;
  best: number | null;
  high: number | null;
  qualifier: string | null;
}

export interface AggregateClaimTable extends SourceColumns {
  id: string;
  killed: number | null;
  injured: number | null;
  who: string | null;
  nationality: string | null;
  period_from: string | null;
  period_to: string | null;
  area: string | null;
  source: string | null;
  evidence: string;
  digest: string | null;
}

/** What a person decided, when and why; added to, never changed. `action` is JSON. */
interface CorrectionTable {
  id: Fixed<string>;
  who: Fixed<string>;
  made_at: Fixed<string>;
  why: Fixed<string | null>;
  action: Fixed<string>;
}

/** `password` is an argon2id hash in PHC form. */
interface UserTable {
  name: Fixed<string>;
  role: string;
  password: string;
  created_at: Fixed<string>;
}

/** `token` is the SHA-256 of what the cookie holds. */
interface SessionTable {
  token: Fixed<string>;
  user_name: Fixed<string>;
  created_at: Fixed<string>;
  expires_at: string;
}

/** Failed attempts to sign in, by name and by address, for as long as they count. */
interface SignInFailureTable {
  key: Fixed<string>;
  at: Fixed<string>;
  id: Fixed<string>;
}

/** What a presenter shows; `body` is its JSON. A deleted one stays for a while, for who wants it back. */
interface StoryTable {
  id: Fixed<string>;
  author: Fixed<string>;
  made_at: Fixed<string>;
  changed_at: string;
  deleted_at: string | null;
  body: string;
}

/** One row a state of the records, oldest first. `changed` counts the records that its step changed; null: not told. */
export interface VersionTable {
  step: Fixed<number>;
  version: Fixed<string>;
  changed: Fixed<number | null>;
}

/** What a record was before a step changed it, as JSON; `body` is null for one that was not there. */
export interface PastRecordTable {
  step: Fixed<number>;
  record_id: Fixed<string>;
  kind: Fixed<'incident' | 'measure' | 'aggregate'>;
  body: Fixed<string | null>;
}

/**
 * The records that deserve an editor's look, made with them: `kinds` has a bit for each reason, `position` is that of
 * the most pressing one, `day` the last day of the record or nothing.
 */
export interface ReviewItemTable {
  record_id: string;
  kinds: number;
  position: number;
  day: string;
}

interface MetaTable {
  key: string;
  value: string;
}

/**
 * Every table that a backup holds with its primary key, parents before children, in the order of writing and restoring.
 * Who is signed in, and who failed to, is left out: it must not come back. So is what is made of the other tables.
 */
export const TABLE_KEYS = {
  articles: ['id', 'version'],
  extractions: ['article_id', 'article_version'],
  mentions: ['article_id', 'article_version', 'kind', 'position'],
  evidence: ['article_id', 'article_version', 'kind', 'mention', 'position'],
  incidents: ['id'],
  measures: ['id'],
  reports: ['record_id', 'position'],
  casualty_claims: ['record_id', 'report', 'position'],
  aggregate_claims: ['id'],
  corrections: ['id'],
  users: ['name'],
  stories: ['id'],
  versions: ['step'],
  past_records: ['step', 'record_id'],
  meta: ['key']
} as const satisfies {
  [
    T in Exclude<keyof Schema, 'sessions' | 'sign_in_failures' | 'review_items'>
  ]: readonly (keyof Schema[T])[];
};

export type TableName = keyof typeof TABLE_KEYS;
export const TABLE_NAMES = Object.keys(TABLE_KEYS) as TableName[];
