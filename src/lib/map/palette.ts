import type { Layer } from '../model/index.ts';

/** Every colour of the map. Categories are Okabe–Ito's, told apart with any colour vision; shape repeats them. */
export interface Palette {
  sea: string;
  /** Countries beside the one in focus. */
  land: string;
  /** The country in focus. */
  focus: string;
  coast: string;
  border: string;
  provinceLine: string;
  disputed: string;
  label: string;
  labelQuiet: string;
  /** Names of the countries beside the one in focus. */
  labelCountry: string;
  halo: string;
  /** Outline of marks, and their text. */
  markStroke: string;
  ink: string;
  /** Pills of clusters. */
  surface: string;
  surfaceLine: string;
  selected: string;
  category: Record<Layer, string>;
  /** Five steps of one hue, least to most: what happened in a province. */
  ramp: Ramp;
  /** Five steps of another hue: how many articles were read of it. */
  readRamp: Ramp;
  /** Patterns for what nobody counts, and the ring round what reports tell differently. */
  blank: string;
}

export type Ramp = readonly [string, string, string, string, string];

const LIGHT: Palette = {
  sea: '#dce7ee',
  land: '#eeebe4',
  focus: '#fbfaf7',
  coast: '#b9c9d4',
  border: '#a9aaa6',
  provinceLine: '#9aa3aa',
  disputed: '#8d8478',
  label: '#4c555c',
  labelQuiet: '#767d82',
  labelCountry: '#8d8e89',
  halo: '#fbfaf7',
  markStroke: '#ffffff',
  ink: '#1c2226',
  surface: '#ffffff',
  surfaceLine: '#c3c9cd',
  selected: '#1c2226',
  category: { attack: '#d55e00', operation: '#0072b2', measure: '#009e73' },
  ramp: ['#ede6f6', '#d9ccec', '#c5b0df', '#af93d1', '#9875bf'],
  readRamp: ['#f1ebd5', '#e1d9bb', '#d0c69f', '#beb183', '#a99b67'],
  blank: '#6b7278'
};

const DARK: Palette = {
  sea: '#10202b',
  land: '#18222a',
  focus: '#212d36',
  coast: '#2d4250',
  border: '#4a5861',
  provinceLine: '#53626c',
  disputed: '#84786a',
  label: '#b9c3ca',
  labelQuiet: '#8a969e',
  labelCountry: '#6b7983',
  halo: '#18222a',
  markStroke: '#10181e',
  ink: '#eef2f4',
  surface: '#26323a',
  surfaceLine: '#475660',
  selected: '#ffffff',
  category: { attack: '#e8762a', operation: '#3d8fd6', measure: '#35c79a' },
  ramp: ['#3f334c', '#55446a', '#6d5589', '#8568a7', '#a07cc7'],
  readRamp: ['#3c3829', '#4d4832', '#60583b', '#756c49', '#8b8057'],
  blank: '#98a4ac'
};

export const PALETTES = { light: LIGHT, dark: DARK } as const;
export type Theme = keyof typeof PALETTES;

/** The steps for so many classes: as far apart as the ramp allows. */
export function stepsOf(ramp: Ramp, classes: number): string[] {
  if (classes === 1) return [ramp[2]];
  return Array.from({ length: classes }, (_, i) => ramp[Math.round((i * 4) / (classes - 1))] ?? ramp[4]);
}
