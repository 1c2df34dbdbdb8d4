import type { Evidence } from './article.ts';
import type {
  Actors,
  AggregateClaim,
  Casualties,
  DateInterval,
  Extraction,
  IncidentMention,
  MeasureMention
} from './claims.ts';
import type { CorrectionNote } from './corrections.ts';
import type { Geocode } from './place.ts';
import type { Category, IncidentType, MeasureStatus, MeasureType } from './taxonomy.ts';

/** Where a mention comes from. */
export interface ReportSource {
  articleId: string;
  articleVersion: number;
  title: string | null;
  publisher: string | null;
  published: string | null;
  url: string | null;
}

/** An extraction with the article version that it was read from. */
export interface SourcedExtraction extends ReportSource {
  extraction: Extraction;
}

/** A mention on its way to the merge stage: `id` is `articleId#kind.index`. */
export interface SourcedMention<M> extends ReportSource {
  id: string;
  mention: M;
  /** Who gives its figures: an office, nobody in particular, or one who will not be named. */
  standing?: Record<'killed' | 'injured', 'official' | 'unnamed' | 'anonymous'>;
}

/** One article's share in a record. */
export interface Report extends ReportSource {
  mentionId: string;
  casualties: Casualties;
  date: DateInterval;
  place: string | null;
  evidence: Evidence[];
  /** Why this report belongs to this record. */
  reasons: readonly string[];
}

/** The record made of all mentions of the same event. */
export interface Incident {
  id: string;
  category: Category;
  type: IncidentType;
  date: DateInterval;
  location: Geocode;
  casualties: Casualties;
  /** The mention that the shown best figure came from, null where no report gives one. */
  killedFrom: string | null;
  injuredFrom: string | null;
  /** True where two reports give different best figures. */
  disagree: boolean;
  actors: Actors;
  target: string | null;
  weapon: string | null;
  confidence: number;
  reports: Report[];
  /** What people decided about this record, oldest first. */
  corrections: CorrectionNote[];
}

/** The record made of all mentions of the same security measure. */
export interface Measure {
  id: string;
  type: MeasureType;
  status: MeasureStatus;
  date: DateInterval;
  location: Geocode;
  summary: string;
  issuer: string | null;
  protects: string | null;
  /** Id of the incident that a report says prompted it. */
  prompted: string | null;
  confidence: number;
  reports: Report[];
  /** What people decided about this record, oldest first. */
  corrections: CorrectionNote[];
}

/** A period's total with the article that states it. */
export interface AggregateRecord extends AggregateClaim, ReportSource {
  id: string;
}

export type SourcedIncident = SourcedMention<IncidentMention>;
export type SourcedMeasure = SourcedMention<MeasureMention>;

/** Everything on the map, in id order. */
export interface Records {
  incidents: Incident[];
  measures: Measure[];
  aggregates: AggregateRecord[];
}
