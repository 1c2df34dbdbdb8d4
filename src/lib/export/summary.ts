import { summarize, type Admin1, type AreaSummary, type IncidentRow, type Rows } from '../columns/index.ts';
import { describe, type ExportMeta } from './meta.ts';

/**
 * Sums by province as the page shows them. Reported totals stand beside the sums and are in none of them; `all` are the
 * incidents of the whole map that they are compared with.
 */
export function summaryToJson(
  selection: Rows & { undated: number },
  provinces: readonly Admin1[],
  meta: ExportMeta,
  all: readonly IncidentRow[] = selection.incidents
): string {
  const summary = summarize(selection, provinces, all);
  const nameOf = new Map(provinces.map(({ code, name }) => [code, name]));
  const named = (area: AreaSummary) => ({
    ...area,
    name: area.admin1 && (nameOf.get(area.admin1) ?? area.admin1)
  });
  return `${JSON.stringify(
    {
      ...describe(meta),
      total: summary.total,
      provinces: summary.provinces.map(named),
      elsewhere: summary.elsewhere,
      abroad: summary.abroad,
      undated: selection.undated,
      aggregates: summary.aggregates,
      reconciled: summary.reconciled
    },
    null,
    1
  )}\n`;
}
