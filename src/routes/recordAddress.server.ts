import { redirect } from '@sveltejs/kit';
import { parseDay } from '../lib/model/index.ts';

/** Leads a record's own address to the map that opens it, on the day or in the version that the address names. */
export function toRecord(kind: 'incident' | 'measure', id: string, { searchParams }: URL): never {
  const asOf = parseDay(searchParams.get('asOf'));
  const version = searchParams.get('version');
  const state = { ...(asOf !== null && { asOf }), ...(version !== null && { version }) };
  redirect(307, `/?${new URLSearchParams({ ...state, [kind]: id })}`);
}
