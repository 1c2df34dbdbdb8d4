import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { trimStyles, UNUSED } from '../../src/lib/map/trimStyles.ts';

const css = readFileSync('node_modules/maplibre-gl/dist/maplibre-gl.css', 'utf8');
const trimmed = trimStyles(css);

it('keeps the rules of what the map has', () => {
  for (const name of ['canvas', 'ctrl-zoom-in', 'ctrl-attrib', 'ctrl-scale', 'marker'])
    expect(timesIn(trimmed, name), name).toBe(timesIn(css, name));
  expect(trimmed.includes('@media(forced-colors:active)')).toBe(true);
});

it('keeps none of what it has not', () => {
  for (const name of ['ctrl-geolocate', 'ctrl-fullscreen', 'ctrl-compass', 'popup'])
    expect([timesIn(css, name) > 0, timesIn(trimmed, name)], name).toEqual([true, 0]);
  expect(trimmed.length).toBeLessThan(css.length / 5);
});

it('keeps of a list of selectors those that are used, and no block that has become empty', () => {
  const rules = '@media print{.maplibregl-popup{color:red}}a,.maplibregl-popup b{content:"}"}';
  expect(trimStyles(rules)).toBe('a{content:"}"}');
  expect(() => trimStyles('a{b:c')).toThrow('ends within a rule');
});

it('calls nothing unused that the code takes from the library', () => {
  const sources = readdirSync('src', { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const taken = sources
    .flatMap((code) => [...code.matchAll(/import\s*\{([^}]*)\}\s*from 'maplibre-gl'/g)])
    .map(([, names]) => names)
    .join(',');
  expect(taken).toContain('NavigationControl');
  for (const name of Object.keys(UNUSED)) expect(taken).not.toMatch(new RegExp(`\\b${name}\\b`));
  const code = sources.join('\n');
  expect(code.match(/new NavigationControl\([^)]*\)/g)).toEqual([
    'new NavigationControl({ showCompass: false })'
  ]);
  expect(code.includes('cooperativeGestures')).toBe(false);
});

/** How often a class of the library is styled. */
function timesIn(text: string, name: string): number {
  return text.split(`.maplibregl-${name}`).length - 1;
}
