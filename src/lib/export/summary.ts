import { summarize, type Admin1, type AreaSummary, type Rows } from '../columns/index.ts';
import { describe, type ExportMeta } from './meta.ts';

/** Sums by province as the page shows them. Reported totals stand beside the sums and are in none of them. */
export function summaryToJson(
  selection: Rows & { undated: number },
  provinces: readonly Admin1[],
  meta: ExportMeta
): string {
  const summary = summarize(selection, provinces);
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
      aggregates: summary.aggregates
    },
    null,
    1
  )}\n`;
}
