import type { Count, Incident, Measure, Report } from '../model/index.ts';
import { sourcesOf } from './meta.ts';

export type Cell = string | number | boolean | null;
export type FieldKind = 'text' | 'date' | 'integer' | 'number' | 'boolean';

/** One column of every flat export. Unknown is null, never 0. */
export interface Field<R> {
  name: string;
  kind: FieldKind;
  /** Its tag in the Humanitarian Exchange Language (hxlstandard.org, 1.1). */
  hxl: string;
  of: (record: R) => Cell;
}

type Placed = Pick<Incident, 'date' | 'location'>;

const WHEN_AND_WHERE: Field<Placed>[] = [
  { name: 'dateFrom', kind: 'date', hxl: '#date+start', of: ({ date }) => date.from },
  { name: 'dateTo', kind: 'date', hxl: '#date+end', of: ({ date }) => date.to },
  { name: 'datePrecision', kind: 'text', hxl: '#date+precision', of: ({ date }) => date.precision },
  { name: 'place', kind: 'text', hxl: '#loc+name', of: ({ location }) => location.name },
  { name: 'admin2', kind: 'text', hxl: '#adm2+name', of: ({ location }) => location.admin2 },
  { name: 'admin1', kind: 'text', hxl: '#adm1+code+iso', of: ({ location }) => location.admin1 },
  { name: 'country', kind: 'text', hxl: '#country+code+iso2', of: ({ location }) => location.country },
  { name: 'lng', kind: 'number', hxl: '#geo+lon', of: ({ location }) => location.lng },
  { name: 'lat', kind: 'number', hxl: '#geo+lat', of: ({ location }) => location.lat },
  { name: 'placePrecision', kind: 'text', hxl: '#geo+precision', of: ({ location }) => location.precision },
  { name: 'radiusKm', kind: 'number', hxl: '#geo+radius+km', of: ({ location }) => location.radiusKm }
];

const SOURCES: Field<{ reports: Report[] }>[] = [
  { name: 'reports', kind: 'integer', hxl: '#meta+reports+num', of: ({ reports }) => reports.length },
  {
    name: 'articleIds',
    kind: 'text',
    hxl: '#meta+articles+id+list',
    of: ({ reports }) =>
      sourcesOf(reports)
        .map(({ articleId }) => articleId)
        .join(' ')
  },
  {
    name: 'publishers',
    kind: 'text',
    hxl: '#meta+source+list',
    of: ({ reports }) => [...new Set(reports.flatMap(({ publisher }) => publisher ?? []))].join('; ')
  }
];

export const INCIDENT_FIELDS: readonly Field<Incident>[] = [
  { name: 'id', kind: 'text', hxl: '#event+id', of: ({ id }) => id },
  { name: 'category', kind: 'text', hxl: '#event+category', of: ({ category }) => category },
  { name: 'type', kind: 'text', hxl: '#event+type', of: ({ type }) => type },
  ...WHEN_AND_WHERE,
  ...figures('killed', '#affected+killed', ({ casualties }) => casualties.killed),
  ...figures('injured', '#affected+injured', ({ casualties }) => casualties.injured),
  {
    name: 'attackersKilled',
    kind: 'integer',
    hxl: '#affected+killed+attackers',
    of: ({ casualties }) => casualties.attackersKilled
  },
  { name: 'reportsDisagree', kind: 'boolean', hxl: '#meta+disagree', of: ({ disagree }) => disagree },
  { name: 'perpetrator', kind: 'text', hxl: '#org+perpetrator', of: ({ actors }) => actors.perpetrator },
  { name: 'claimedBy', kind: 'text', hxl: '#org+claimed', of: ({ actors }) => actors.claimedBy },
  { name: 'target', kind: 'text', hxl: '#event+target', of: ({ target }) => target },
  { name: 'weapon', kind: 'text', hxl: '#event+weapon', of: ({ weapon }) => weapon },
  { name: 'confidence', kind: 'number', hxl: '#meta+confidence', of: ({ confidence }) => confidence },
  ...SOURCES
];

export const MEASURE_FIELDS: readonly Field<Measure>[] = [
  { name: 'id', kind: 'text', hxl: '#activity+id', of: ({ id }) => id },
  { name: 'type', kind: 'text', hxl: '#activity+type', of: ({ type }) => type },
  { name: 'status', kind: 'text', hxl: '#status', of: ({ status }) => status },
  ...WHEN_AND_WHERE,
  { name: 'summary', kind: 'text', hxl: '#description', of: ({ summary }) => summary },
  { name: 'issuer', kind: 'text', hxl: '#org+issuer', of: ({ issuer }) => issuer },
  { name: 'confidence', kind: 'number', hxl: '#meta+confidence', of: ({ confidence }) => confidence },
  ...SOURCES
];

function figures(name: string, hxl: string, countOf: (incident: Incident) => Count | null) {
  const part = (suffix: string, attribute: string, of: (count: Count) => number | null): Field<Incident> => ({
    name: `${name}${suffix}`,
    kind: 'integer',
    hxl: `${hxl}+${attribute}`,
    of: (incident) => {
      const count = countOf(incident);
      return count && of(count);
    }
  });
  return [
    part('Low', 'min', ({ low }) => low),
    part('Best', 'best', ({ best }) => best),
    part('High', 'max', ({ high }) => high)
  ];
}
