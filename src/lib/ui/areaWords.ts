import { totalOf, type Shade } from '../map/shades.ts';
import type { Say } from '../messages/index.ts';

type ProvinceName = (code: string) => string;

/** "Known to Kech only" */
export function areaTitle(shade: Shade, say: Say, provinceName: ProvinceName): string {
  return say('area.title', { name: nameOf(shade, provinceName) });
}

/** "Kech: 3 records known to district only" */
export function shadeLabel(shade: Shade, say: Say, provinceName: ProvinceName): string {
  const key = shade.district === null ? 'area.province' : 'area.district';
  return say(key, { name: nameOf(shade, provinceName), n: totalOf(shade) });
}

function nameOf({ admin1, district }: Shade, provinceName: ProvinceName): string {
  return district ?? provinceName(admin1 ?? '');
}
