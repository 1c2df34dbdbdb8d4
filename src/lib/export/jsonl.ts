import type { Incident } from '../model/index.ts';
import { textOf, type RecordWriter } from './writer.ts';

/** One incident a line, whole, with its `reports: [{ articleId, … }]`. */
export function incidentsToJsonl(incidents: readonly Incident[]): string {
  return textOf(incidentJsonl(), incidents);
}

export function incidentJsonl(): RecordWriter<Incident> {
  return { begin: () => '', add: (incident) => `${JSON.stringify(incident)}\n`, end: () => '' };
}
