import { describe, expect, it } from 'vitest';
import { PALETTES, stepsOf, type Palette, type Theme } from '../../src/lib/map/palette.ts';

type Rgb = [red: number, green: number, blue: number];
const THEMES = Object.entries(PALETTES) as [Theme, Palette][];

/** Full dichromacy on linear light: Machado, Oliveira and Fernandes (2009), table 1, severity 1. */
const VISION: Record<string, [Rgb, Rgb, Rgb]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1]
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998]
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881]
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039]
  ]
};

describe.each(THEMES)('the %s palette', (_theme, palette) => {
  it.each(Object.keys(VISION))('keeps its categories apart for %s', (vision) => {
    const seen = Object.values(palette.category).map((color) => oklab(seenBy(vision, color)));
    for (const [i, a] of seen.entries())
      for (const b of seen.slice(i + 1)) expect(distance(a, b)).toBeGreaterThan(0.08);
  });

  it.each(['ramp', 'readRamp'] as const)('has a %s whose steps are told apart, also in print', (name) => {
    for (const vision of Object.keys(VISION)) {
      const seen = palette[name].map((color) => oklab(seenBy(vision, color)));
      for (const [i, step] of seen.slice(1).entries())
        expect(distance(step, seen[i] ?? step)).toBeGreaterThan(0.045);
    }
    // Grey is all that a printer may have: each step is darker than the one before, or lighter in the dark.
    const lightness = palette[name].map((color) => oklab(linear(color))[0]);
    const isRising = (lightness.at(-1) ?? 0) > (lightness[0] ?? 0);
    for (const [i, value] of lightness.slice(1).entries())
      expect((value - (lightness[i] ?? 0)) * (isRising ? 1 : -1)).toBeGreaterThan(0.04);
  });

  it('keeps a zero apart from the first step', () => {
    for (const ramp of [palette.ramp, palette.readRamp])
      expect(distance(oklab(linear(palette.focus)), oklab(linear(ramp[0])))).toBeGreaterThan(0.03);
  });

  it('keeps marks readable on every step: the halo parts them from what lies below', () => {
    for (const color of Object.values(palette.category))
      expect(contrast(color, palette.markStroke)).toBeGreaterThanOrEqual(3);
    for (const step of [...palette.ramp, ...palette.readRamp])
      for (const color of Object.values(palette.category))
        expect(distance(oklab(linear(color)), oklab(linear(step)))).toBeGreaterThan(0.1);
  });

  it('keeps names readable on every step, by their halo', () => {
    expect(contrast(palette.label, palette.halo)).toBeGreaterThanOrEqual(4.5);
    for (const step of [...palette.ramp, ...palette.readRamp])
      expect(Math.max(contrast(palette.label, step), contrast(palette.halo, step))).toBeGreaterThanOrEqual(
        1.5
      );
  });

  it('spreads few classes over the whole ramp', () => {
    expect(stepsOf(palette.ramp, 2)).toEqual([palette.ramp[0], palette.ramp[4]]);
    expect(stepsOf(palette.ramp, 1)).toEqual([palette.ramp[2]]);
    expect(stepsOf(palette.ramp, 5)).toEqual([...palette.ramp]);
  });
});

function linear(hex: string): Rgb {
  const part = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function seenBy(vision: string, hex: string): Rgb {
  const color = linear(hex);
  const rows = VISION[vision] ?? [];
  return rows.map((row) =>
    Math.max(
      0,
      row.reduce((sum, factor, i) => sum + factor * (color[i] ?? 0), 0)
    )
  ) as Rgb;
}

/** Björn Ottosson's OKLab: a distance of about 0.02 is just noticed. */
function oklab([red, green, blue]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  ];
}

function distance(a: Rgb, b: Rgb): number {
  return Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
}

/** WCAG 2.2 */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = linear(hex);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
