import type { FacetValue } from '../../columns/engine.ts';

export interface ListedValue extends FacetValue {
  label: string;
}

/**
 * The values of a facet as a list shows them: what is pinned first, then by count, then by name; a chosen value that no
 * record has any more stays, or it could not be taken back. `sought` keeps those whose name has all its words.
 */
export function listedValues(
  values: readonly FacetValue[],
  chosen: readonly string[],
  labelOf: (value: string) => string,
  sought: string,
  locale: string,
  pinned: readonly string[] = chosen
): ListedValue[] {
  const missing = chosen.filter((value) => !values.some((known) => known.value === value));
  const words = fold(sought).split(/\s+/).filter(Boolean);
  const rank = new Set(pinned);
  const compare = new Intl.Collator(locale).compare;
  return [...values, ...missing.map((value) => ({ value, count: 0 }))]
    .map((known) => ({ ...known, label: labelOf(known.value) }))
    .filter(({ label }) => words.length === 0 || words.every((word) => fold(label).includes(word)))
    .sort(
      (a, b) =>
        Number(rank.has(b.value)) - Number(rank.has(a.value)) ||
        b.count - a.count ||
        compare(a.label, b.label)
    );
}

/** Without case and marks: "Jāmshoro" is found by "jamshoro". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
