import { join } from 'node:path';
import { findProjectRoot, parseConfig } from './config.ts';
import { openLexicons } from './extract/lexicons.ts';
import { openBoundaries } from './geocode/boundaries.ts';
import { openGazetteer } from './geocode/gazetteer.ts';
import { openNameLexicon } from './geocode/nameLexicon.ts';
import type { Resources } from './pipeline.ts';
import { openTagger } from './text/parse.ts';

/** Where `dateline geodata add` keeps what it adds: in the data folder, so that it outlives an update of the program. */
export function addedGeodataDir(dataDir = parseConfig(process.env).dataDir): string {
  return join(dataDir, 'geodata');
}

/** Opens everything that reading an article needs. Takes about a second; do it once a process. */
export function openResources(root = findProjectRoot(), added = addedGeodataDir()): Resources {
  const geodata = join(root, 'geodata');
  return {
    tagger: openTagger(),
    lexicons: openLexicons(join(root, 'src/lib/server/extract/lexicon')),
    gazetteer: openGazetteer(geodata, null, added),
    nameWords: openNameLexicon(join(root, 'src/lib/server/geocode/lexicon')),
    boundaries: openBoundaries(geodata, added)
  };
}
