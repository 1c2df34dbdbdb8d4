import type { Insertable } from 'kysely';
import type { AggregateRecord, Incident, Measure, Records, Report } from '../../model/index.ts';
import { claimColumns, dateColumns, placeColumns, sourceColumns } from './columns.ts';
import { digestOf } from './digest.ts';
import { reviewRows } from './reviewRows.ts';
import type {
  AggregateClaimTable,
  CasualtyClaimTable,
  IncidentTable,
  MeasureTable,
  ReportTable
} from './schema.ts';

/** The rows that records are stored as, by table, parents before children. */
export function recordRows({ incidents, measures, aggregates }: Records) {
  const reported = [...incidents, ...measures];
  return {
    incidents: incidents.map(incidentRow),
    measures: measures.map(measureRow),
    reports: reported.flatMap(({ id, reports }) => reports.map((report, i) => reportRow(id, i + 1, report))),
    casualty_claims: [
      ...incidents.flatMap(({ id, casualties }) => claimRows(id, 0, casualties)),
      ...reported.flatMap(({ id, reports }) =>
        reports.flatMap((report, i) => claimRows(id, i + 1, report.casualties))
      )
    ],
    aggregate_claims: aggregates.map(aggregateRow),
    review_items: reviewRows(reported)
  };
}

function incidentRow(incident: Incident): Insertable<IncidentTable> {
  const { id, category, type, killedFrom, injuredFrom, actors, target, weapon, confidence } = incident;
  return {
    id,
    category,
    type,
    ...dateColumns(incident.date),
    ...placeColumns(incident.location),
    killed_from: killedFrom,
    injured_from: injuredFrom,
    disagree: incident.disagree ? 1 : 0,
    perpetrator: actors.perpetrator,
    claimed_by: actors.claimedBy,
    denied_by: actors.deniedBy,
    suspected: actors.suspected,
    target,
    weapon,
    confidence,
    corrections: JSON.stringify(incident.corrections),
    digest: digestOf(incident)
  };
}

function measureRow(measure: Measure): Insertable<MeasureTable> {
  const { id, type, status, summary, issuer, protects, prompted, confidence } = measure;
  return {
    id,
    type,
    status,
    ...dateColumns(measure.date),
    ...placeColumns(measure.location),
    summary,
    issuer,
    protects,
    prompted,
    confidence,
    corrections: JSON.stringify(measure.corrections),
    digest: digestOf(measure)
  };
}

function reportRow(recordId: string, position: number, report: Report): Insertable<ReportTable> {
  return {
    record_id: recordId,
    position,
    ...sourceColumns(report),
    ...dateColumns(report.date),
    mention_id: report.mentionId,
    place: report.place,
    evidence: JSON.stringify(report.evidence),
    reasons: JSON.stringify(report.reasons)
  };
}

function claimRows(
  recordId: string,
  report: number,
  casualties: Report['casualties']
): Insertable<CasualtyClaimTable>[] {
  return claimColumns(casualties).map((claim, position) => ({
    record_id: recordId,
    report,
    position,
    ...claim
  }));
}

function aggregateRow(aggregate: AggregateRecord): Insertable<AggregateClaimTable> {
  const { id, killed, injured, who, nationality, from, to, area, source, evidence } = aggregate;
  return {
    id,
    ...sourceColumns(aggregate),
    killed,
    injured,
    who,
    nationality,
    period_from: from,
    period_to: to,
    area,
    source,
    evidence: JSON.stringify(evidence),
    digest: digestOf(aggregate)
  };
}
