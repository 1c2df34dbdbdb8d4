import type { MapRow } from '../columns/engine.ts';

/** What a record that is no more has become, or what a merge or a split has made; none where nobody can say. */
export async function fetchSuccessors(of: { record: string } | { correction: string }): Promise<MapRow[]> {
  const response = await fetch(`/successors.json?${new URLSearchParams(of).toString()}`);
  return response.ok ? ((await response.json()) as MapRow[]) : [];
}
