import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';

/** Rows of regions.tsv: the source table with each unit's box, west south east north. */
export function regionTable(regions: Record<string, string>[], admin1: FeatureCollection): string[] {
  return [
    'code\tname\taliases\tname_ur\tname_zh\tpopulation\tbbox\tsource',
    ...regions.map((region) => {
      const unit = admin1.features.find((feature) => feature.properties?.admin1 === region.code);
      if (!unit) throw new Error(`regions.tsv: no boundary for ${region.code}`);
      const { code, name, aliases, name_ur: urdu, name_zh: chinese, population, source } = region;
      return [
        code,
        name,
        aliases,
        urdu,
        chinese,
        population,
        boxOf(unit.geometry as Polygon | MultiPolygon),
        source
      ].join('\t');
    })
  ];
}

function boxOf(shape: Polygon | MultiPolygon): string {
  const rings = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
  const xs = rings.flat().map((at) => at[0] ?? 0);
  const ys = rings.flat().map((at) => at[1] ?? 0);
  const min = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
  const max = (values: number[]) => values.reduce((a, b) => Math.max(a, b));
  return [min(xs), min(ys), max(xs), max(ys)].join(',');
}
