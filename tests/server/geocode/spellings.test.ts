import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseTable } from '../../../geodata/rebuild/sources.ts';
import { LIKENESS } from '../../../src/lib/server/geocode/geocode.ts';
import { nameParts } from '../../../src/lib/server/geocode/names.ts';
import { spellingLikeness } from '../../../src/lib/server/geocode/similarity.ts';

const pairs = parseTable(readFileSync(join(import.meta.dirname, '../../cases/spellings.tsv'), 'utf8'));
const isOnePlace = (one: string, other: string) =>
  spellingLikeness(nameParts(one).core, nameParts(other).core) >= LIKENESS;

describe('spellings of one name in one district', () => {
  it.each(pairs.filter(({ same }) => same === 'yes').map(({ one = '', other = '' }) => [one, other]))(
    '%s and %s are one place, either way about',
    (one, other) => {
      expect(isOnePlace(one, other)).toBe(true);
      expect(isOnePlace(other, one)).toBe(true);
    }
  );

  it.each(pairs.filter(({ same }) => same === 'no').map(({ one = '', other = '' }) => [one, other]))(
    '%s and %s are two',
    (one, other) => {
      expect(isOnePlace(one, other)).toBe(false);
      expect(isOnePlace(other, one)).toBe(false);
    }
  );
});
