import { totalOf, type Shade } from '../map/shades.ts';
import { countOf, layerCountsWords } from './words.ts';

/** What the keys of the map's shades are called. */
export const SHADES_LABEL = 'Districts and provinces that stand for records known no closer';

/** "Kech" or "Balochistan" */
function nameOf({ admin1, district }: Shade, provinceName: (code: string) => string): string {
  return district ?? provinceName(admin1 ?? '');
}

/** "Known to Kech only" */
export function areaTitle(shade: Shade, provinceName: (code: string) => string): string {
  return `Known to ${nameOf(shade, provinceName)} only`;
}

/** "Kech: 3 records known to district only, 2 attacks and 1 measure" */
export function shadeLabel(shade: Shade, provinceName: (code: string) => string): string {
  const level = shade.district === null ? 'province' : 'district';
  const records = countOf(totalOf(shade), { one: 'record', many: 'records' });
  return `${nameOf(shade, provinceName)}: ${records} known to ${level} only (${layerCountsWords(shade.counts)})`;
}
