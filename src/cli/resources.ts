import { join } from 'node:path';
import { findProjectRoot } from '../lib/server/config.ts';
import { openLexicons } from '../lib/server/extract/lexicons.ts';
import { openBoundaries } from '../lib/server/geocode/boundaries.ts';
import { openGazetteer } from '../lib/server/geocode/gazetteer.ts';
import type { Resources } from '../lib/server/pipeline.ts';
import { openTagger } from '../lib/server/text/parse.ts';

/** Opens everything that reading an article needs. Takes about a second; do it once a process. */
export function openResources(root = findProjectRoot()): Resources {
  const geodata = join(root, 'geodata');
  return {
    tagger: openTagger(),
    lexicons: openLexicons(join(root, 'src/lib/server/extract/lexicon')),
    gazetteer: openGazetteer(geodata),
    boundaries: openBoundaries(geodata)
  };
}
