import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openNameLexicon } from '../../../src/lib/server/geocode/nameLexicon.ts';
import { foldName } from '../../../src/lib/server/geocode/names.ts';

const LEXICON = join(import.meta.dirname, '../../../src/lib/server/geocode/lexicon');
const table = (file: string) => readFileSync(join(LEXICON, file), 'utf8');

describe('the words beside names', () => {
  it('are all there, folded as names are', () => {
    const words = openNameLexicon();
    for (const [list, entries] of Object.entries(words)) {
      expect(entries.size, list).toBeGreaterThan(0);
      for (const entry of entries)
        if (!entry.includes('-')) expect(foldName(entry).replace(/^(?:saint|mount|fort) /, '')).not.toBe('');
    }
  });

  it('stand in one row a word and kind', () => {
    const rows = table('name-words.tsv')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('are refused where a kind is unknown or a source is missing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-lexicon-'));
    writeFileSync(join(folder, 'given-names.tsv'), table('given-names.tsv'));
    writeFileSync(join(folder, 'name-words.tsv'), 'word\tkind\tsource\nriver\twater\tDateline\n');
    expect(() => openNameLexicon(folder)).toThrow(/"river" is of kind "water"/);
    writeFileSync(join(folder, 'name-words.tsv'), 'word\tkind\tsource\nriver\tlandform\t\n');
    expect(() => openNameLexicon(folder)).toThrow(/row "river landform/);
  });
});
