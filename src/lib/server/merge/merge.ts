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
  const incidentIdOf = new Map(
    mapped.flatMap(({ id, reports }) => reports.map((report) => [report.mentionId, id] as const))
  );
  const incidentOf = (id: string) => incidentIdOf.get(id) ?? null;
  return {
    incidents: mapped,
    measures: editRecords(
      sortById(
        measures.map((cluster, i) =>
          steps.buildMeasure(measureIds[i]!, cluster, promptOf(cluster.members, incidentOf))
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
  const sources = sortReports(cluster.members);
  const ledger = mergeCasualties(sources);
  const actors = sources.map(({ mention }) => mention.actors);
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
      perpetrator: mostNamed(actors.map(({ perpetrator }) => perpetrator)),
      claimedBy: mostNamed(actors.map(({ claimedBy }) => claimedBy)),
      deniedBy: mostNamed(actors.map(({ deniedBy }) => deniedBy)),
      suspected: mostNamed(actors.map(({ suspected }) => suspected))
    },
    target: pickText(sources, ({ mention }) => ('target' in mention ? mention.target : null)),
    weapon: pickText(sources, ({ mention }) => ('weapon' in mention ? mention.weapon : null)),
    confidence: joinConfidence(sources),
    reports: sources.map((source) =>
      buildReport(source, cluster, source.mention.casualties, ledger.reasons.get(source.id) ?? [])
    ),
    corrections: []
  };
}

function buildMeasure(id: string, cluster: Cluster<SourcedMeasure>, prompted: string | null): Measure {
  const sources = sortReports(cluster.members);
  const newest = sources.at(-1)!;
  return {
    id,
    type: newest.mention.type,
    status: newest.mention.status,
    date: pickDate(sources),
    location: pickLocation(sources),
    summary: pickText(sources, ({ mention }) => ('summary' in mention ? mention.summary : null)) ?? '',
    issuer: mostNamed(sources.map(({ mention }) => mention.issuer)),
    protects: pickText(sources, ({ mention }) => ('protects' in mention ? mention.protects : null)),
    prompted,
    confidence: joinConfidence(sources),
    reports: sources.map((source) => buildReport(source, cluster, NO_CASUALTIES, [])),
    corrections: []
  };
}

/** The incident that most reports name as what prompted it. */
function promptOf(
  sources: readonly SourcedMeasure[],
  incidentOf: (mentionId: string) => string | null
): string | null {
  return mostNamed(
    sortReports(sources).map(({ articleId, mention }) =>
      mention.prompted === null ? null : incidentOf(mentionId(articleId, 'incident', mention.prompted))
    )
  );
}

const NO_CASUALTIES: Casualties = { killed: null, injured: null, attackersKilled: null, groups: [] };

function buildReport<M extends ReportedMention>(
  source: SourcedIncident | SourcedMeasure,
  cluster: Cluster<M>,
  casualties: Casualties,
  more: string[]
): Report {
  const { id, articleId, articleVersion, title, publisher, published, url, mention } = source;
  const reasons = cluster.reasons.get(id) ?? [];
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
    reasons: more.length === 0 ? reasons : [...reasons, ...more]
  };
}

type ReportedMention = SourcedIncident | SourcedMeasure;

function firstId({ members }: Cluster<ReportedMention>): string {
  return members.map(({ id }) => id).reduce((a, b) => (b < a ? b : a));
}

/** Oldest first; undated reports come before all, so that the newest is always last. */
function sortReports<S extends ReportedMention>(sources: readonly S[]): S[] {
  if (sources.length === 1) return [...sources];
  return [...sources].sort((a, b) => {
    const [first, second] = [a.published ?? '', b.published ?? ''];
    return (first === second ? a.id < b.id : first < second) ? -1 : 1;
  });
}

function mostNamed(names: (string | null)[]): string | null {
  return mostCommon(
    names.filter((name) => name !== null),
    (name) => name
  );
}

function sortById<R extends { id: string }>(records: R[]): R[] {
  return records.sort((a, b) => (a.id < b.id ? -1 : 1));
}
