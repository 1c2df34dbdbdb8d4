import type { SourcedExtraction } from '../../model/index.ts';

/** What had been told by a day. */
export interface KnownReports {
  extractions: SourcedExtraction[];
  /** Articles published later. */
  later: number;
  /** Articles without a published day: nobody can say whether they were known, so they are left out. */
  undated: number;
}

/**
 * The articles published on or before `date` (`YYYY-MM-DD`). Merging them gives the map as it was known that day: tolls,
 * places and groupings as the reports of the time told them.
 */
export function knownBy(extractions: readonly SourcedExtraction[], date: string): KnownReports {
  const known: SourcedExtraction[] = [];
  let [later, undated] = [0, 0];
  for (const extraction of extractions) {
    if (extraction.published === null) undated += 1;
    else if (extraction.published.slice(0, 10) > date) later += 1;
    else known.push(extraction);
  }
  return { extractions: known, later, undated };
}
