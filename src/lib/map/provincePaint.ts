import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import type { Layer } from '../model/index.ts';
import type { Choropleth } from './choropleth.ts';
import { blankIcon, hatchIcon } from './marks.ts';
import type { Names } from './names.ts';
import { stepsOf, type Palette } from './palette.ts';

/** Which stripes a shaded province gets. */
export function shadePattern(
  shaded: ReadonlyMap<string, readonly Layer[]>
): ExpressionSpecification | string {
  return byProvince(
    [...shaded].map(([admin1, layers]) => [admin1, hatchIcon(layers)]),
    hatchIcon(['attack'])
  );
}

/** How the provinces are shaded: their steps, and the patterns of those without one. */
export interface ProvincePaint {
  filled: string[];
  colors: ExpressionSpecification | string;
  blank: string[];
  patterns: ExpressionSpecification | string;
}

/** A zero is neither filled nor patterned: it stays the colour of the land. */
export function paintProvinces(choropleth: Choropleth | null, palette: Palette): ProvincePaint {
  const fills: [admin1: string, color: string][] = [];
  const patterns: [admin1: string, icon: string][] = [];
  const steps = stepsOf(rampOf(choropleth, palette), choropleth?.classes.length ?? 0);
  for (const [admin1, { step }] of choropleth?.provinces ?? []) {
    if (typeof step === 'number') fills.push([admin1, steps[step] ?? palette.ramp[0]]);
    else if (step !== 'none') patterns.push([admin1, blankIcon(step)]);
  }
  return {
    filled: fills.map(([admin1]) => admin1),
    colors: byProvince(fills, palette.ramp[0]),
    blank: patterns.map(([admin1]) => admin1),
    patterns: byProvince(patterns, blankIcon('tollUnknown'))
  };
}

/** What was read has a hue of its own, so that nobody takes it for what happened. */
export function rampOf(choropleth: Pick<Choropleth, 'shade'> | null, palette: Palette): Palette['ramp'] {
  return choropleth?.shade === 'articles' ? palette.readRamp : palette.ramp;
}

/** Provinces by code. */
export function inProvinces(codes: readonly string[]): FilterSpecification {
  return ['in', ['get', 'admin1'], ['literal', [...codes]]];
}

/** The provinces that are not chosen, once any is. */
export function outsideProvinces(codes: readonly string[]): FilterSpecification {
  return codes.length === 0 ? inProvinces([]) : ['!', inProvinces(codes) as ExpressionSpecification];
}

/** A province's name, with words under it where there are any. */
export function provinceLabel(words: ReadonlyMap<string, string>, names: Names): ExpressionSpecification {
  const name: ExpressionSpecification = ['upcase', names.place];
  if (words.size === 0) return name;
  const under = byProvince(
    [...words].map(([admin1, text]) => [admin1, `\n${text}`]),
    ''
  );
  return ['format', name, {}, under, { 'font-scale': 0.95 }] as ExpressionSpecification;
}

function byProvince(
  values: readonly (readonly [admin1: string, value: string])[],
  otherwise: string
): ExpressionSpecification | string {
  if (values.length === 0) return otherwise;
  return ['match', ['get', 'admin1'], ...values.flat(), otherwise] as unknown as ExpressionSpecification;
}

/** Stripes over a shading, and over what one looks at closely, are held back. */
export function hatchOpacity(isShaded: boolean): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], 5.5, isShaded ? 0.45 : 0.85, 8.5, isShaded ? 0.2 : 0.3];
}
