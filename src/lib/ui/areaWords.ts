import { totalOf, type Shade } from '../map/shades.ts';
import type { Site } from './site.ts';
import { layerCountsWords } from './words.ts';

type Names = Pick<Site, 'say' | 'provinceName' | 'placeName'>;

/** "Kech" or "Balochistan" */
function nameOf({ admin1, district }: Shade, { provinceName, placeName }: Names): string {
  return district === null ? provinceName(admin1 ?? '') : placeName(district);
}

/** "Known to Kech only" */
export function areaTitle(shade: Shade, names: Names): string {
  return names.say('map.provinceOnly', { province: nameOf(shade, names) });
}

/** "Kech: 3 records known to district only (2 attacks, 1 measure)" */
export function shadeLabel(shade: Shade, names: Names): string {
  const { say } = names;
  return say(shade.district === null ? 'map.knownToProvince' : 'map.knownToDistrict', {
    name: nameOf(shade, names),
    n: totalOf(shade),
    counts: layerCountsWords(shade.counts, say)
  });
}
