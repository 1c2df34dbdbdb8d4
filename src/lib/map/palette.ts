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
}

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
  category: { attack: '#d55e00', operation: '#0072b2', measure: '#009e73' }
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
  category: { attack: '#e8762a', operation: '#4aa3dc', measure: '#1fb58b' }
};

export const PALETTES = { light: LIGHT, dark: DARK } as const;
export type Theme = keyof typeof PALETTES;
