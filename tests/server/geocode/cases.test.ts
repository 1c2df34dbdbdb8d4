import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openResources } from '../../../src/cli/resources.ts';
import { readArticle } from '../../../src/lib/server/pipeline.ts';
import { resolveToponyms } from '../../../src/lib/server/geocode/resolve.ts';
import { findToponyms } from '../../../src/lib/server/geocode/toponyms.ts';
import { docOf, nameWords, shippedGazetteer } from './fixtures.ts';

const CASES = join(import.meta.dirname, '../../cases');
const gazetteer = shippedGazetteer();

/** Rows of a table of cases; the first line that is no comment names the columns. */
function rowsOf(file: string): string[][] {
  const lines = readFileSync(join(CASES, file), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'));
}

const list = (cell = '') => cell.split('; ').filter(Boolean);

describe('names in the manner of local papers', () => {
  it.each(rowsOf('toponyms.tsv'))('%s', (text = '', places, marks) => {
    const doc = docOf(text);
    const toponyms = resolveToponyms(doc, findToponyms(doc, gazetteer, nameWords), gazetteer);
    const literal = toponyms.filter(({ role }) => role === 'literal' || role === 'dateline');
    const wanted = list(places).map((one) => one.split('@'));
    expect([...new Set(literal.map(({ name }) => name))].sort()).toEqual(
      [...new Set(wanted.map(([name]) => name))].sort()
    );
    for (const [name, code] of wanted) {
      const found = literal.filter((toponym) => toponym.name === name).map(({ place }) => place);
      if (code !== '?')
        expect(
          found.map((place) => (place?.admin1 === code ? place?.admin1 : place?.country)),
          `${name}`
        ).toEqual(found.map(() => code));
    }
    const others = toponyms.filter(({ role }) => role === 'demonym' || role === 'metonym');
    expect([...new Set(others.map(({ name, role }) => `${name}:${role}`))].sort()).toEqual(
      list(marks).sort()
    );
  });
});

describe('the geometry of an event, read by the whole pipeline', () => {
  const resources = openResources();
  it.each(rowsOf('geometry.tsv'))(
    '%s',
    (text = '', names = '', precisions = '', radius = '', admin1 = '') => {
      const article = { id: 'case', title: null, publisher: null, published: '2024-03-10', dateline: null };
      const { extraction } = readArticle({ ...article, language: 'en', url: null, text }, resources);
      expect(extraction.incidents).toHaveLength(1);
      const place = extraction.incidents[0]?.location;
      expect(names.split(/,(?! )/)).toContain(place?.name);
      expect(precisions.split(',')).toContain(place?.precision);
      if (admin1 !== '*') expect(place?.admin1 ?? '').toBe(admin1);
      if (radius === '') expect([place?.lng, place?.lat, place?.radiusKm]).toEqual([null, null, null]);
      else {
        const [least = 0, most = 0] = radius.split('-').map(Number);
        expect(place?.radiusKm).toBeGreaterThanOrEqual(least);
        expect(place?.radiusKm).toBeLessThanOrEqual(most);
        expect(place?.lng).not.toBeNull();
      }
    }
  );
});
