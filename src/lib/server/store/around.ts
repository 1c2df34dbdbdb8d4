import type { Store } from './store.ts';

/** Near what a measure must stand to be looked at: degrees round a point, or the same district. */
export interface Around {
  incident: string;
  admin1: string | null;
  admin2: string | null;
  /** Null where nothing is known to be near it in time. */
  days: { from: string; to: string } | null;
  box: { west: number; south: number; east: number; north: number } | null;
}

/** Ids of the measures that name an incident as what prompted them, and of those near it in place and time. */
export async function findMeasuresAround(
  { db }: Store,
  { incident, admin1, admin2, days, box }: Around
): Promise<string[]> {
  const rows = await db
    .selectFrom('measures')
    .select('id')
    .where((eb) => {
      const prompted = eb('prompted', '=', incident);
      if (days === null || admin1 === null) return prompted;
      const places = [
        ...(admin2 === null ? [] : [eb('admin2', '=', admin2)]),
        ...(box === null
          ? []
          : [eb.and([eb.between('lng', box.west, box.east), eb.between('lat', box.south, box.north)])])
      ];
      if (places.length === 0) return prompted;
      const near = [
        eb('admin1', '=', admin1),
        eb('date_to', '>=', days.from),
        eb('date_from', '<=', days.to),
        eb.or(places)
      ];
      return eb.or([prompted, eb.and(near)]);
    })
    .execute();
  return rows.map(({ id }) => id).sort();
}
