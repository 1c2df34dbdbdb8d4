import { redirect } from '@sveltejs/kit';
import { parseDay } from '../lib/model/index.ts';

/** Leads a record's own address to the map that opens it, as it was known on a day where the address names one. */
export function toRecord(kind: 'incident' | 'measure', id: string, { searchParams }: URL): never {
  const asOf = parseDay(searchParams.get('asOf'));
  redirect(307, `/?${new URLSearchParams({ ...(asOf === null ? {} : { asOf }), [kind]: id })}`);
}
