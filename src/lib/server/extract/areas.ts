import type { Reading, Mention } from './mentions.ts';
import type { PlaceChoice } from './where.ts';

/** The last place of the kind that "the province", "the district" or "the city" takes up, or null. */
export function areaBefore(reading: Reading, mention: Mention): PlaceChoice | null {
  if (!mention.area) return null;
  for (let i = reading.toponyms.length - 1; i >= 0; i--) {
    const toponym = reading.toponyms[i];
    if (
      !toponym?.place ||
      toponym.end > mention.start ||
      (toponym.role !== 'literal' && toponym.role !== 'metonym')
    )
      continue;
    if (toponym.place.class !== mention.area) continue;
    return {
      place: toponym.place,
      score: 0.7,
      reference: {
        toponyms: [i],
        relation: 'at',
        distanceKm: null,
        span: { start: toponym.start, end: toponym.end },
        direction: null,
        reasons: [
          `"the ${mention.area === 'admin1' ? 'province' : mention.area === 'admin2' ? 'district' : 'town'}" takes up ${toponym.name}`
        ]
      }
    };
  }
  return null;
}
