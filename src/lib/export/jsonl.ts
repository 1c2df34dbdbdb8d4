import type { Incident } from '../model/index.ts';

/** One incident a line, whole, with its `reports: [{ articleId, … }]`. */
export function incidentsToJsonl(incidents: readonly Incident[]): string {
  return incidents.map((incident) => `${JSON.stringify(incident)}\n`).join('');
}
