import type {
  AggregateClaim,
  IncidentMention,
  MeasureMention,
  PlaceReference,
  Rejection
} from '../../model/index.ts';

/** An incident as grammar found it: its place is still a choice among toponyms, without geometry. */
export type FoundIncident = Omit<IncidentMention, 'location'> & { where: PlaceReference | null };

/** A measure as grammar found it, likewise. */
export type FoundMeasure = Omit<MeasureMention, 'location'> & { where: PlaceReference | null };

/** What the extract stage gives for one article. */
export interface Findings {
  incidents: FoundIncident[];
  measures: FoundMeasure[];
  aggregates: AggregateClaim[];
  rejected: Rejection[];
}
