import { formatFilter, type Filter, type ReportSource } from '../model/index.ts';

/** What every export says of itself. Nothing of the moment: an identical selection gives identical bytes. */
export interface ExportMeta {
  dataVersion: string;
  filter: Filter;
}

/** Who must be named wherever the records go. */
export const ATTRIBUTION =
  'Dateline. Places: GeoNames (CC BY 4.0), UCDP GED (CC BY 4.0), open-admin-data (CC BY 4.0). Boundaries: Natural Earth. ' +
  'Quotes belong to the publishers named.';

export function describe(meta: ExportMeta): { attribution: string; dataVersion: string; filter: string } {
  return {
    attribution: ATTRIBUTION,
    dataVersion: meta.dataVersion,
    filter: formatFilter(meta.filter).toString()
  };
}

/** The articles behind a record, each once. */
export function sourcesOf(reports: readonly ReportSource[]) {
  const sources = reports.map(({ articleId, title, publisher, published, url }) => ({
    articleId,
    title,
    publisher,
    published,
    url
  }));
  const seen = new Set<string>();
  return sources.filter(({ articleId }) => !seen.has(articleId) && seen.add(articleId));
}
