import type { IncidentRow, MeasureRow } from './rows.ts';

const MARKS = /\p{M}/gu;

/** Letters without case and diacritics: "Qilā" and "QILA" are one word. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase();
}

/** The words that a search asks for, folded; all of them must occur. */
export function searchWords(q: string): string[] {
  return [...new Set(fold(q).split(/\s+/))].filter((word) => word !== '');
}

/** True where every word occurs somewhere in these texts, also inside a longer word. */
export function hasWords(texts: readonly string[], words: readonly string[]): boolean {
  const folded = fold(texts.join('\n'));
  return words.every((word) => folded.includes(word));
}

/**
 * Everything of a record that a search reads: places, actors, what was struck or is protected, a measure's summary, and
 * the quotes, of which light rows have one.
 */
export function textsOf(row: IncidentRow | MeasureRow): string[] {
  const { location, reports, quote } = row;
  const own = 'category' in row ? [...actorTexts(row), row.target] : [row.summary, row.issuer, row.protects];
  const told = typeof reports === 'object' ? reports : [];
  return [
    location.name,
    location.admin2,
    quote?.text ?? null,
    ...own,
    ...told.flatMap(({ place, evidence }) => [place ?? null, ...(evidence ?? []).map(({ quote }) => quote)])
  ].filter((text) => text !== null);
}

function actorTexts({ actors }: IncidentRow): (string | null)[] {
  return [actors.perpetrator, actors.claimedBy, actors.deniedBy, actors.suspected];
}
