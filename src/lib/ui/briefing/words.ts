import type { View } from '../../columns/engine.ts';
import type { SnapshotWords } from '../../map/snapshot.ts';
import { LAYERS } from '../../model/index.ts';
import { spokenWords } from '../selection.ts';
import type { Site } from '../site.ts';

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
        text: site.say(`layer.one.${layer}`)
      })),
      ...(view.counts.attack > 0
        ? [
            {
              icon: { kind: 'mark', mark: { layer: 'attack', radius: 5, hollow: true } } as const,
              text: site.say('toll.notReported')
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
