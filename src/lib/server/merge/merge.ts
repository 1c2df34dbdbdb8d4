import type {
  AggregateRecord,
  Casualties,
  Correction,
  Incident,
  Measure,
  Records,
  Report,
  SourcedExtraction,
  SourcedIncident,
  SourcedMeasure
} from '../../model/index.ts';
import { reviveMention } from './anchors.ts';
import { clusterIncidents, clusterMeasures, type Cluster } from './clusters.ts';
import { decisionsInForce } from './decisions.ts';
import { editRecords } from './edit.ts';
import { joinConfidence, mostCommon, pickDate, pickLocation, pickText, pickType } from './fields.ts';
import { recordIds } from './ids.ts';
import { mergeCasualties } from './ledger.ts';
import { withKept } from './kept.ts';
import { listMentions, mentionId, mentionsOf, sourceOf } from './mentions.ts';
import { regroup } from './regroup.ts';

/**
 * Mentions of all articles to records. Pure: the same extractions in any order give the same bytes.
 * Mentions of one article never join each other; telling them apart was the extractor's work. What people decided
 * comes last and stands.
 */
export function mergeMentions(
  extractions: readonly SourcedExtraction[],
  corrections: readonly Correction[] = [],
  steps: Steps = STEPS
): Records {
  const decisions = decisionsInForce(corrections);
  const listed = listMentions(extractions, steps.mentionsOf);
  const { mentions, anchors } = withKept(listed, extractions, decisions, steps.reviveMention);
  const incidents = regroup(steps.clusterIncidents(mentions.incidents), 'incident', decisions, anchors);
  const measures = regroup(steps.clusterMeasures(mentions.measures), 'measure', decisions, anchors);
  const incidentIds = recordIds('inc', incidents.map(firstId));
  const measureIds = recordIds('mea', measures.map(firstId));
  const aggregateIds = recordIds(
    'agg',
    mentions.aggregates.map(({ id }) => id)
  );
  const mapped = editRecords(
    sortById(incidents.map((cluster, i) => steps.buildIncident(incidentIds[i]!, cluster))),
    'incident',
    decisions,
    anchors
  );
  const incidentOf = promptingIncidents(measures, mapped);
  return {
    incidents: mapped,
    measures: editRecords(
      sortById(
        measures.map((cluster, i) =>
          steps.buildMeasure(measureIds[i]!, cluster, promptOf(cluster, incidentOf))
        )
      ),
      'measure',
      decisions,
      anchors
    ),
    aggregates: sortById(
      mentions.aggregates.map((source, i): AggregateRecord => ({
        id: aggregateIds[i]!,
        ...source.mention,
        ...sourceOf(source)
      }))
    )
  };
}

/** The steps that cost the most; each is pure, so that whoever remembers what it gave need not take it again. */
export interface Steps {
  mentionsOf: typeof mentionsOf;
  reviveMention: typeof reviveMention;
  clusterIncidents: typeof clusterIncidents;
  clusterMeasures: typeof clusterMeasures;
  buildIncident: typeof buildIncident;
  buildMeasure: typeof buildMeasure;
}

export const STEPS: Steps = {
  mentionsOf,
  reviveMention,
  clusterIncidents,
  clusterMeasures,
  buildIncident,
  buildMeasure
};

function buildIncident(id: string, cluster: Cluster<SourcedIncident>): Incident {
  const { sources, reasons } = sortReports(cluster);
  const ledger = mergeCasualties(sources);
  return {
    id,
    category: sources[0]!.mention.category,
    type: pickType(sources),
    date: pickDate(sources),
    location: pickLocation(sources),
    casualties: ledger.casualties,
    killedFrom: ledger.killedFrom,
    injuredFrom: ledger.injuredFrom,
    disagree: ledger.disagree,
    actors: {
      perpetrator: mostNamed(sources, ({ mention }) => mention.actors.perpetrator),
      claimedBy: mostNamed(sources, ({ mention }) => mention.actors.claimedBy),
      deniedBy: mostNamed(sources, ({ mention }) => mention.actors.deniedBy),
      suspected: mostNamed(sources, ({ mention }) => mention.actors.suspected)
    },
    target: pickText(sources, ({ mention }) => ('target' in mention ? mention.target : null)),
    weapon: pickText(sources, ({ mention }) => ('weapon' in mention ? mention.weapon : null)),
    confidence: joinConfidence(sources),
    reports: sources.map((source, i) =>
      buildReport(source, source.mention.casualties, withNotes(reasons[i]!, ledger.reasons.get(source.id)))
    ),
    corrections: []
  };
}

function buildMeasure(id: string, cluster: Cluster<SourcedMeasure>, prompted: string | null): Measure {
  const { sources, reasons } = sortReports(cluster);
  const newest = sources.at(-1)!;
  return {
    id,
    type: newest.mention.type,
    status: newest.mention.status,
    date: pickDate(sources),
    location: pickLocation(sources),
    summary: pickText(sources, ({ mention }) => ('summary' in mention ? mention.summary : null)) ?? '',
    issuer: mostNamed(sources, ({ mention }) => mention.issuer),
    protects: pickText(sources, ({ mention }) => ('protects' in mention ? mention.protects : null)),
    prompted,
    confidence: joinConfidence(sources),
    reports: sources.map((source, i) => buildReport(source, NO_CASUALTIES, reasons[i]!)),
    corrections: []
  };
}

type IncidentOf = (mentionId: string) => string | null;

/** The incidents that measures were prompted by, by the mention that they name. */
function promptingIncidents(
  measures: readonly Cluster<SourcedMeasure>[],
  incidents: readonly Incident[]
): IncidentOf {
  const named = new Set(
    measures.flatMap(({ members }) => members.flatMap((source) => promptIn(source) ?? []))
  );
  const found = new Map<string, string>();
  if (named.size > 0)
    for (const { id, reports } of incidents)
      for (const report of reports) if (named.has(report.mentionId)) found.set(report.mentionId, id);
  return (id) => found.get(id) ?? null;
}

/** The incident that most reports name as what prompted it. */
function promptOf(cluster: Cluster<SourcedMeasure>, incidentOf: IncidentOf): string | null {
  const { sources } = sortReports(cluster);
  return mostNamed(sources, (source) => {
    const id = promptIn(source);
    return id === null ? null : incidentOf(id);
  });
}

function promptIn({ articleId, mention }: SourcedMeasure): string | null {
  return mention.prompted === null ? null : mentionId(articleId, 'incident', mention.prompted);
}

const NO_CASUALTIES: Casualties = { killed: null, injured: null, attackersKilled: null, groups: [] };

function buildReport(source: ReportedMention, casualties: Casualties, reasons: readonly string[]): Report {
  const { id, articleId, articleVersion, title, publisher, published, url, mention } = source;
  return {
    articleId,
    articleVersion,
    title,
    publisher,
    published,
    url,
    mentionId: id,
    casualties,
    date: mention.date,
    place: mention.location.name,
    evidence: mention.evidence,
    reasons
  };
}

function withNotes(reasons: readonly string[], notes: readonly string[] | undefined): readonly string[] {
  return notes === undefined ? reasons : [...reasons, ...notes];
}

type ReportedMention = SourcedIncident | SourcedMeasure;

function firstId({ members }: Cluster<ReportedMention>): string {
  return members[0]!.id;
}

/** Oldest first; undated reports come before all, so that the newest is always last. Each has its reasons beside it. */
function sortReports<S extends ReportedMention>({ members, reasons }: Cluster<S>) {
  if (members.length === 1) return { sources: members, reasons };
  const day = (i: number) => members[i]!.published ?? '';
  const order = members
    .map((_, i) => i)
    .sort((a, b) => (day(a) === day(b) ? a - b : day(a) < day(b) ? -1 : 1));
  return { sources: order.map((i) => members[i]!), reasons: order.map((i) => reasons[i]!) };
}

/** The name that most reports give; of equals the first. */
function mostNamed<S>(sources: readonly S[], read: (source: S) => string | null): string | null {
  if (sources.length === 1) return read(sources[0]!);
  return mostCommon(
    sources.map(read).filter((name) => name !== null),
    (name) => name
  );
}

function sortById<R extends { id: string }>(records: R[]): R[] {
  return records.sort((a, b) => (a.id < b.id ? -1 : 1));
}
