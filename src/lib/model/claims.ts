import type { Article, Evidence, Span } from './article.ts';
import type { Geocode } from './place.ts';
import type {
  Category,
  DatePrecision,
  IncidentType,
  MeasureStatus,
  MeasureType,
  Outcome,
  Qualifier,
  Role
} from './taxonomy.ts';

/** Closed interval of ISO dates; both null exactly where precision is `unknown`. */
export interface DateInterval {
  from: string | null;
  to: string | null;
  precision: DatePrecision;
}

export const UNKNOWN_DATE: DateInterval = { from: null, to: null, precision: 'unknown' };

/** People counted: "at least 5" is 5, 5, null; "3 to 5" is 3, 4, 5; "dozens" is 24, null, null; nobody hurt is 0, 0, 0. */
export interface Count {
  low: number;
  best: number | null;
  high: number | null;
}

/** What one report says of one outcome for one group. */
export interface CasualtyClaim extends Count {
  outcome: Outcome;
  role: Role;
  /** ISO 3166-1 alpha-2, null where not said. */
  nationality: string | null;
  qualifier: Qualifier;
  /** `total` for everyone hurt in the incident, `group` for a part of them. */
  scope: 'total' | 'group';
  evidence: Evidence[];
}

/** Casualties as the contract prints them. `killed` and `injured` are victims; attackers stand apart. */
export interface Casualties {
  killed: Count | null;
  injured: Count | null;
  attackersKilled: number | null;
  groups: CasualtyGroup[];
}

export interface CasualtyGroup extends Count {
  outcome: Outcome;
  role: Role;
  nationality: string | null;
  qualifier: Qualifier;
}

export const NO_CASUALTIES: Casualties = {
  killed: null,
  injured: null,
  attackersKilled: null,
  groups: []
};

export interface Actors {
  /** Who did it, told as a fact. */
  perpetrator: string | null;
  claimedBy: string | null;
  /** Who said that it was not they. */
  deniedBy: string | null;
  /** Who is blamed by another, told as a suspicion. */
  suspected: string | null;
}

export const NO_ACTORS: Actors = { perpetrator: null, claimedBy: null, deniedBy: null, suspected: null };

/** One article's account of one attack or operation. */
export interface IncidentMention {
  category: Category;
  type: IncidentType;
  date: DateInterval;
  location: Geocode;
  casualties: Casualties;
  actors: Actors;
  /** What or who was hit, in the article's words. */
  target: string | null;
  weapon: string | null;
  /** 0 to 1. */
  confidence: number;
  evidence: Evidence[];
  /** Every decision behind the record, in reading order. */
  reasons: string[];
}

/** One article's account of one security measure. */
export interface MeasureMention {
  type: MeasureType;
  status: MeasureStatus;
  date: DateInterval;
  location: Geocode;
  /** The article's own words, at most one sentence. */
  summary: string;
  /** Who ordered or took it, null where not said. */
  issuer: string | null;
  /** Whom or what it is to keep safe, in the article's words; null where not said. */
  protects: string | null;
  /** The incident that the text says prompted it: its index in the same extraction's `incidents`; null where none. */
  prompted: number | null;
  confidence: number;
  evidence: Evidence[];
  reasons: string[];
}

/** A total over several incidents or a period; never an incident, and in no sum. */
export interface AggregateClaim {
  killed: number | null;
  injured: number | null;
  who: string | null;
  /** ISO 3166-1 alpha-2 of those counted, null where not said: the nationality of `who`. */
  nationality: string | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  from: string | null;
  to: string | null;
  /** ISO 3166-1 or 3166-2 code, null where not said. */
  area: string | null;
  /** Who counted, null where not said. */
  source: string | null;
  evidence: Evidence[];
}

export const REJECTION_REASONS = [
  'hypothetical',
  'feared',
  'warned',
  'foiled',
  'drill',
  'accident',
  'disaster',
  'court',
  'anniversary',
  'metaphor',
  'sport',
  'fiction',
  'history',
  'foreign_policy',
  'crime',
  'aggregate',
  'undated_unplaced',
  'repeated',
  'language',
  'routine',
  'demand'
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** A trigger sentence that gave nothing, and why. */
export interface Rejection extends Span {
  reason: RejectionReason;
  quote: string;
}

/**
 * A record that a second reader proposed, each field's quote found in the text. It is on no map and in no sum until a
 * person accepts it; nobody has measured how often such a record is right, so its confidence is unknown.
 */
export type Proposal = (
  | ({ kind: 'incident' } & Omit<IncidentMention, 'confidence'>)
  | ({ kind: 'measure' } & Omit<MeasureMention, 'confidence'>)
) & {
  confidence: null;
  /** The model's name and the address that answered. */
  proposedBy: string;
};

/** What one article gives: the public extraction contract, schema 1. */
export interface Extraction {
  schema: 1;
  id: string;
  article: Omit<Article, 'id'>;
  incidents: IncidentMention[];
  measures: MeasureMention[];
  aggregates: AggregateClaim[];
  rejected: Rejection[];
  /** Only where a second reader was asked and proposed something that the rules had not found. */
  proposals?: Proposal[];
}
