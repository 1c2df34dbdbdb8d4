import {
  NO_ACTORS,
  UNKNOWN_DATE,
  UNKNOWN_PLACE,
  type CasualtyGroup,
  type Count,
  type Extraction,
  type IncidentMention,
  type MeasureMention,
  type ReportSource,
  type SourcedExtraction
} from '../src/lib/model/index.ts';

/** Mentions and articles for benches and tests: what is not said of them is unknown. */

export function incidentMention(told: Partial<IncidentMention>): IncidentMention {
  const type = told.type ?? 'other';
  return {
    category: told.category ?? (type === 'operation' ? 'operation' : 'attack'),
    type,
    date: told.date ?? UNKNOWN_DATE,
    location: told.location ?? UNKNOWN_PLACE,
    casualties: told.casualties ?? { killed: null, injured: null, attackersKilled: null, groups: [] },
    actors: told.actors ?? NO_ACTORS,
    target: told.target ?? null,
    weapon: told.weapon ?? null,
    confidence: told.confidence ?? 0.8,
    evidence: told.evidence ?? [],
    reasons: told.reasons ?? []
  };
}

export function measureMention(told: Partial<MeasureMention>): MeasureMention {
  return {
    type: told.type ?? 'security_plan',
    status: told.status ?? 'announced',
    date: told.date ?? UNKNOWN_DATE,
    location: told.location ?? UNKNOWN_PLACE,
    summary: told.summary ?? '',
    issuer: told.issuer ?? null,
    protects: told.protects ?? null,
    prompted: told.prompted ?? null,
    confidence: told.confidence ?? 0.7,
    evidence: told.evidence ?? [],
    reasons: told.reasons ?? []
  };
}

/** People of one kind who were killed. */
export function killedGroup(
  role: CasualtyGroup['role'],
  nationality: string | null,
  count: Count
): CasualtyGroup {
  return { outcome: 'killed', role, nationality, ...count, qualifier: 'exact' };
}

/** An article in English of the first version, with what was read out of it. */
export function sourcedExtraction(
  id: string,
  source: Pick<ReportSource, 'title' | 'publisher' | 'published' | 'url'>,
  text: string,
  read: Partial<Pick<Extraction, 'incidents' | 'measures' | 'aggregates' | 'rejected' | 'proposals'>>
): SourcedExtraction {
  return {
    articleId: id,
    articleVersion: 1,
    ...source,
    extraction: {
      schema: 1,
      id,
      article: { ...source, dateline: null, language: 'en', text },
      incidents: [],
      measures: [],
      aggregates: [],
      rejected: [],
      ...read
    }
  };
}
