import type { Admin1, AreaSummary, Summary } from '../columns/index.ts';
import { describe, type ExportMeta } from './meta.ts';

/** Sums by province as the page shows them. Reported totals stand beside the sums and are in none of them. */
export function summaryToJson(
  { undated, ...summary }: Summary & { undated: number },
  provinces: readonly Admin1[],
  meta: ExportMeta
): string {
  const nameOf = new Map(provinces.map(({ code, name }) => [code, name]));
  const named = (area: AreaSummary) => ({
    ...inOrder(area),
    name: area.admin1 && (nameOf.get(area.admin1) ?? area.admin1)
  });
  return `${JSON.stringify(
    {
      ...describe(meta),
      total: inOrder(summary.total),
      provinces: summary.provinces.map(named),
      elsewhere: summary.elsewhere && inOrder(summary.elsewhere),
      abroad: summary.abroad && inOrder(summary.abroad),
      undated,
      aggregates: summary.aggregates,
      reconciled: summary.reconciled.map((total) => ({
        ...total,
        incidents: total.incidents.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        uncertain: total.uncertain.toSorted()
      }))
    },
    null,
    1
  )}\n`;
}

/** Which record told of a nationality or a type first makes no difference to the bytes. */
function inOrder(area: AreaSummary): AreaSummary {
  const sorted = <T extends object>(sums: T): T =>
    Object.fromEntries(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
  return {
    ...area,
    nationalities: sorted(area.nationalities),
    roles: sorted(area.roles),
    measuresByType: sorted(area.measuresByType),
    measuresByStatus: sorted(area.measuresByStatus)
  };
}
