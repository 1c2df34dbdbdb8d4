import type { Incident, IncidentType, PlacePrecision } from '../model/index.ts';
import { tableWriter } from './csv.ts';
import type { Cell } from './fields.ts';
import { describe, sourcesOf, type ExportMeta } from './meta.ts';
import { countryName, deathsOf, middleOf, noteOf } from './peers.ts';
import { textOf, type RecordWriter } from './writer.ts';

/**
 * CSV with ACLED's columns (codebook of 2024, acleddata.com), for tools that read them. Precision codes are derived from
 * ours: time 1 a day, 2 a week, 3 a month, with the middle of the interval as the reference date that the codebook asks
 * for; place 1 a named place, 2 near one or a district, 3 a province. What has no code there is left empty: a date known
 * to a year, a place known to a country, a toll that nobody gives. So is what ACLED's coders take from lists of their own.
 */
export function incidentsToAcled(incidents: readonly Incident[], meta: ExportMeta): string {
  return textOf(acledWriter(meta), incidents);
}

export function acledWriter(meta: ExportMeta): RecordWriter<Incident> {
  const { dataVersion, filter, attribution } = describe(meta);
  const tags = [`data version ${dataVersion}`, filter && `filter ${filter}`, attribution].filter(Boolean);
  return tableWriter(COLUMNS, (incident) => {
    const cells: Partial<Record<Column, Cell>> = { ...cellsOf(incident), tags: tags.join('; ') };
    return COLUMNS.map((name) => cells[name] ?? null);
  });
}

const COLUMNS = [
  ...(['event_id_cnty', 'event_date', 'year', 'time_precision', 'disorder_type'] as const),
  ...(['event_type', 'sub_event_type', 'actor1', 'assoc_actor_1', 'inter1'] as const),
  ...(['actor2', 'assoc_actor_2', 'inter2', 'interaction', 'civilian_targeting'] as const),
  ...(['iso', 'region', 'country', 'admin1', 'admin2', 'admin3', 'location'] as const),
  ...(['latitude', 'longitude', 'geo_precision', 'source', 'source_scale', 'notes'] as const),
  ...(['fatalities', 'tags', 'timestamp'] as const)
];
type Column = (typeof COLUMNS)[number];

type Kind = [disorder: string, event: string | null, subEvent: string | null];
const VIOLENCE = 'Political violence';
const AT_CIVILIANS: Kind = [VIOLENCE, 'Violence against civilians', 'Attack'];
const CLASH: Kind = [VIOLENCE, 'Battles', 'Armed clash'];
/** Nobody says who was struck: neither of the two. */
const UNTOLD: Kind = [VIOLENCE, null, null];

/** Null where it depends on who was struck. */
const KINDS: Record<IncidentType, Kind | null> = {
  suicide_bombing: [VIOLENCE, 'Explosions/Remote violence', 'Suicide bomb'],
  bombing: [VIOLENCE, 'Explosions/Remote violence', 'Remote explosive/landmine/IED'],
  shelling: [VIOLENCE, 'Explosions/Remote violence', 'Shelling/artillery/missile attack'],
  grenade: [VIOLENCE, 'Explosions/Remote violence', 'Grenade'],
  kidnapping: [VIOLENCE, 'Violence against civilians', 'Abduction/forced disappearance'],
  arson_sabotage: ['Strategic developments', 'Strategic developments', 'Looting/property destruction'],
  operation: CLASH,
  armed_assault: null,
  targeted_killing: null,
  complex_attack: null,
  other: null
};

const GEO_PRECISION: Record<PlacePrecision, 1 | 2 | 3 | null> = {
  site: 1,
  settlement: 1,
  near: 2,
  admin2: 2,
  admin1: 3,
  country: null,
  unknown: null
};

function cellsOf(incident: Incident): Partial<Record<Column, Cell>> {
  const { location, actors, target, casualties } = incident;
  const struck = casualties.groups.filter(({ role }) => role !== 'militant');
  const onCivilians = struck.length > 0 && struck.every(({ role }) => role === 'civilian');
  const onForces = struck.some(({ role }) => role === 'security');
  const byStruck = onCivilians ? AT_CIVILIANS : onForces ? CLASH : UNTOLD;
  const [disorder, event, subEvent] = KINDS[incident.type] ?? byStruck;
  const deaths = deathsOf(incident);
  return {
    event_id_cnty: incident.id,
    ...timeOf(incident),
    disorder_type: disorder,
    event_type: event,
    sub_event_type: subEvent,
    actor1: actors.perpetrator ?? actors.claimedBy,
    actor2: target,
    civilian_targeting: onCivilians ? 'Civilian targeting' : null,
    country: countryName(location.country),
    admin1: location.admin1,
    admin2: location.admin2,
    location: location.name,
    latitude: location.lat,
    longitude: location.lng,
    geo_precision: GEO_PRECISION[location.precision],
    source: sourceNames(incident),
    notes: noteOf(incident),
    fatalities: deaths && (deaths.best ?? deaths.low)
  };
}

function timeOf({ date }: Incident): Partial<Record<Column, Cell>> {
  const middle = middleOf(date);
  if (middle === null) return {};
  const year = date.from?.slice(0, 4) === date.to?.slice(0, 4) ? Number(middle.day.slice(0, 4)) : null;
  const precision = middle.days === 1 ? 1 : middle.days <= 7 ? 2 : middle.days <= 31 ? 3 : null;
  return precision === null ? { year } : { event_date: middle.day, year, time_precision: precision };
}

function sourceNames({ reports }: Incident): string {
  return [...new Set(sourcesOf(reports).map((source) => source.publisher ?? source.articleId))].join('; ');
}
