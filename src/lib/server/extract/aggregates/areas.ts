import type { ResolvedToponym, Span } from '../../../model/index.ts';

/** ISO 3166-2 of the province, or ISO 3166-1 of the country, that a total is about; null where not said. */
export function areaOf(
  text: string,
  within: Span,
  at: number,
  toponyms: readonly ResolvedToponym[]
): string | null {
  const inside = toponyms.filter(
    (toponym) =>
      toponym.role === 'literal' &&
      toponym.place &&
      toponym.start >= within.start &&
      toponym.end <= within.end
  );
  // Of several figures in a sentence each has the place named last before it.
  const before = inside.filter((toponym) => toponym.end <= at).at(-1);
  const named = inside.find(({ place }) => place?.class === 'admin1') ?? before ?? inside[0];
  if (named?.place) return codeOf(named);
  const country = /\b(?:the|this) country\b|nationwide|countrywide/i;
  return country.test(text.slice(within.start, within.end)) ? mainCountry(toponyms) : null;
}

function codeOf({ place }: ResolvedToponym): string | null {
  if (!place) return null;
  return place.class === 'country' ? place.country : (place.admin1 ?? place.country);
}

/** "the country": the one that most of the article's places lie in. */
function mainCountry(toponyms: readonly ResolvedToponym[]): string | null {
  const counts = new Map<string, number>();
  for (const { place, role } of toponyms)
    if (place && (role === 'literal' || role === 'metonym'))
      counts.set(place.country, (counts.get(place.country) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
