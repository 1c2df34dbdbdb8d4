import type { View } from '../../columns/engine.ts';
import type { Choropleth } from '../../map/choropleth.ts';
import type { SnapshotKey, SnapshotKeys } from '../../map/frame.ts';
import { markRadius } from '../../map/marks.ts';
import type { Theme } from '../../map/palette.ts';
import type { SnapshotWords } from '../../map/snapshot.ts';
import type { Say } from '../../messages/index.ts';
import { LAYERS, type Layer, type PlacePrecision } from '../../model/index.ts';
import { spokenWords } from '../selection.ts';
import type { Site } from '../site.ts';
import { shadingWords, withoutMark } from './pictureWords.ts';

/** Who must be named under a picture of the map. */
const NAMED = 'Dateline · Natural Earth · GeoNames, UCDP GED, open-admin-data (CC BY 4.0)';

/** Killed by the sizes of mark that a legend shows. */
const SIZES = [1, 5, 20];

/** How the picture's map is shaded. */
export interface PictureLook {
  choropleth: Choropleth | null;
  theme: Theme;
  /** Whether rings are drawn where reports disagree. */
  disagree: boolean;
}

/** What stands under the picture of a view: all that the map's own legend explains, of what the picture shows. */
export function snapshotWords(
  view: View,
  { choropleth, theme, disagree }: PictureLook,
  site: Site
): SnapshotWords {
  const { say } = site;
  const shading = shadingWords(choropleth, theme, say);
  const sizes = sizeKeys(view, say);
  return {
    alt: spokenWords(view, site),
    legend: [...markKeys(view, disagree, say), ...areaKeys(view, say)],
    groups: [sizes, shading].filter((group) => group !== null),
    lines: withoutMark(view, say),
    attribution: NAMED,
    distance: (km) =>
      km >= 1
        ? new Intl.NumberFormat(site.locale, { style: 'unit', unit: 'kilometer' }).format(km)
        : new Intl.NumberFormat(site.locale, { style: 'unit', unit: 'meter' }).format(km * 1000)
  };
}

function markKeys({ counts, total }: View, disagree: boolean, say: Say): SnapshotKey[] {
  const shown = LAYERS.filter((layer) => counts[layer] > 0);
  const marks = shown.map((layer): SnapshotKey => ({
    icon: { kind: 'mark', mark: { layer, radius: 5, hollow: false } },
    text: say(`layer.one.${layer}`)
  }));
  if (total > 1) {
    const [first = 'attack'] = shown;
    const pill = { attack: '', operation: '', measure: '', [first]: '3' };
    marks.push({ icon: { kind: 'pill', counts: pill, disagree: '' }, text: say('picture.several') });
  }
  if (disagree) marks.push({ icon: { kind: 'ring', radius: 3 }, text: say('map.disagree') });
  return marks;
}

/** The size of an incident's mark says how many were killed, and a hollow one that nobody says. */
function sizeKeys({ counts }: View, say: Say): SnapshotKeys | null {
  const layer = (['attack', 'operation'] as const).find((one) => counts[one] > 0);
  if (layer === undefined) return null;
  const keys = SIZES.map((killed): SnapshotKey => ({
    icon: { kind: 'mark', mark: { layer, radius: markRadius(killed), hollow: false } },
    text: killed.toLocaleString(say.locale)
  }));
  const unknown: SnapshotKey = {
    icon: { kind: 'mark', mark: { layer, radius: 5, hollow: true } },
    text: say('legend.notReported')
  };
  return { title: say('legend.killed'), keys: [...keys, unknown] };
}

/** How closely places are known, where the picture shows some that are not known to a point. */
function areaKeys({ areas }: View, say: Say): SnapshotKey[] {
  const layersOf = (precision: PlacePrecision): Layer[] =>
    LAYERS.filter((layer) => areas.some((area) => area.precision === precision && area.counts[layer] > 0));
  const [near] = layersOf('near');
  const [district] = layersOf('admin2');
  const provinces = layersOf('admin1');
  return [
    ...(near ? [{ area: 'near', layer: near, text: say('legend.near') } as const] : []),
    ...(district ? [{ area: 'district', layer: district, text: say('legend.district') } as const] : []),
    ...(provinces.length > 0
      ? [{ icon: { kind: 'hatch', layers: provinces } as const, text: say('legend.province') }]
      : []),
    { line: 'disputed', text: say('legend.disputed') }
  ];
}
