import type { Selectable } from 'kysely';
import type {
  Casualties,
  CasualtyGroup,
  Count,
  DateInterval,
  Geocode,
  ReportSource
} from '../../model/index.ts';
import type { CasualtyClaimTable, DateColumns, PlaceColumns, SourceColumns } from './schema.ts';

/** The model's nested values as columns, and back. What is written and read back is deeply equal. */

export function dateColumns({ from, to, precision }: DateInterval): DateColumns {
  return { date_from: from, date_to: to, date_precision: precision };
}

export function readDate(row: DateColumns): DateInterval {
  return { from: row.date_from, to: row.date_to, precision: row.date_precision as DateInterval['precision'] };
}

export function placeColumns(place: Geocode): PlaceColumns {
  const { name, placeId, admin1, admin2, country, lng, lat, precision, radiusKm, score, reasons } = place;
  return {
    place_name: name,
    place_id: placeId,
    admin1,
    admin2,
    country,
    lng,
    lat,
    place_precision: precision,
    radius_km: radiusKm,
    place_score: score,
    place_reasons: JSON.stringify(reasons)
  };
}

export function readPlace(row: PlaceColumns): Geocode {
  const { name, ...where } = readWhere(row);
  return {
    name,
    placeId: row.place_id,
    ...where,
    score: row.place_score,
    reasons: JSON.parse(row.place_reasons) as string[]
  };
}

/** The place without what was said of how it was found. */
export function readWhere(
  row: Omit<PlaceColumns, 'place_id' | 'place_score' | 'place_reasons'>
): Omit<Geocode, 'placeId' | 'score' | 'reasons'> {
  return {
    name: row.place_name,
    admin1: row.admin1,
    admin2: row.admin2,
    country: row.country,
    lng: row.lng,
    lat: row.lat,
    precision: row.place_precision as Geocode['precision'],
    radiusKm: row.radius_km
  };
}

export function sourceColumns(source: ReportSource): SourceColumns {
  const { articleId, articleVersion, title, publisher, published, url } = source;
  return { article_id: articleId, article_version: articleVersion, title, publisher, published, url };
}

export function readSource(row: SourceColumns): ReportSource {
  const { article_id, article_version, title, publisher, published, url } = row;
  return { articleId: article_id, articleVersion: article_version, title, publisher, published, url };
}

type ClaimColumns = Omit<CasualtyClaimTable, 'record_id' | 'report' | 'position'>;
type ClaimRow = Selectable<CasualtyClaimTable>;

/** Totals first: the victims killed and injured, then the attackers killed (role `militant`); then the groups. */
export function claimColumns({ killed, injured, attackersKilled, groups }: Casualties): ClaimColumns[] {
  const total = (outcome: string, role: string, count: Count | null): ClaimColumns[] =>
    count === null
      ? []
      : [{ scope: 'total', outcome, role, nationality: null, ...countOf(count), qualifier: null }];
  const attackers =
    attackersKilled === null ? null : { low: attackersKilled, best: attackersKilled, high: attackersKilled };
  return [
    ...total('killed', 'victim', killed),
    ...total('injured', 'victim', injured),
    ...total('killed', 'militant', attackers),
    ...groups.map((group): ClaimColumns => {
      const { outcome, role, nationality, qualifier } = group;
      return { scope: 'group', outcome, role, nationality, ...countOf(group), qualifier };
    })
  ];
}

/** `rows` are those of one record or report, in the order of their positions. */
export function readClaims(rows: readonly ClaimRow[]): Casualties {
  const total = (outcome: string, role: string) =>
    rows.find((row) => row.scope === 'total' && row.outcome === outcome && row.role === role);
  const count = (row: ClaimRow | undefined): Count | null => (row ? countOf(row) : null);
  return {
    killed: count(total('killed', 'victim')),
    injured: count(total('injured', 'victim')),
    attackersKilled: total('killed', 'militant')?.best ?? null,
    groups: rows.filter(({ scope }) => scope === 'group').map(readGroup)
  };
}

function readGroup(row: ClaimRow): CasualtyGroup {
  return {
    outcome: row.outcome as CasualtyGroup['outcome'],
    role: row.role as CasualtyGroup['role'],
    nationality: row.nationality,
    ...countOf(row),
    qualifier: row.qualifier as CasualtyGroup['qualifier']
  };
}

function countOf({ low, best, high }: Count): Count {
  return { low, best, high };
}

/** Columns of an incident that name who did it, as far as anybody says, and whom it struck. */
export const WHO_AND_WHOM = ['perpetrator', 'claimed_by', 'denied_by', 'suspected', 'target'] as const;
