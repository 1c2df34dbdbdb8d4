import type { View } from '../../columns/engine.ts';
import type { SnapshotWords } from '../../map/snapshot.ts';
import { LAYERS } from '../../model/index.ts';
import { spokenWords } from '../selection.ts';
import type { Site } from '../site.ts';
import { LAYER_WORDS } from '../words.ts';

export const BRIEFING_WORDS = {
  open: 'Slides …',
  heading: 'Slides for a briefing',
  about: 'A PowerPoint file with text, tables and charts that can be edited, and the map as it stands.',
  title: 'Title',
  firstTitle: (country: string) => `Attacks and security measures in ${country}`,
  records: 'Records with a slide of their own',
  mostKilled: 'The incidents that killed most stand first.',
  noRecords: 'Nothing is selected. Reset a filter to choose records.',
  make: 'Make slides',
  close: 'Close',
  steps: {
    map: 'Drawing the map …',
    records: 'Fetching the records …',
    slides: 'Writing the slides …'
  },
  done: 'The slides are among your downloads.'
} as const;

/** Who must be named under a picture of the map. */
const NAMED = 'Dateline · Natural Earth · GeoNames, UCDP GED, open-admin-data (CC BY 4.0)';

/** What stands under the picture of a view. */
export function snapshotWords(view: View, site: Site): SnapshotWords {
  const shown = LAYERS.filter((layer) => view.counts[layer] > 0);
  return {
    alt: spokenWords(view, site),
    legend: [
      ...shown.map((layer) => ({
        icon: { kind: 'mark', mark: { layer, radius: 5, hollow: false } } as const,
        text: LAYER_WORDS[layer].one
      })),
      ...(view.counts.attack > 0
        ? [
            {
              icon: { kind: 'mark', mark: { layer: 'attack', radius: 5, hollow: true } } as const,
              text: 'toll not reported'
            }
          ]
        : [])
    ],
    attribution: NAMED,
    distance: (km) =>
      km >= 1
        ? new Intl.NumberFormat(site.locale, { style: 'unit', unit: 'kilometer' }).format(km)
        : new Intl.NumberFormat(site.locale, { style: 'unit', unit: 'meter' }).format(km * 1000)
  };
}
