import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildGeodata } from '../../geodata/rebuild/build.ts';
import { findProjectRoot, type Config } from '../lib/server/config.ts';
import { addGeodataFiles, GeodataError, type AddReport } from '../lib/server/geocode/added.ts';
import { openGazetteer } from '../lib/server/geocode/gazetteer.ts';
import { addedGeodataDir } from '../lib/server/resources.ts';
import { tell, UsageError } from './terminal.ts';

/** Faults that are printed; the rest are counted. */
const SHOWN = 20;

export function addGeodata(program: Command, config: () => Config): void {
  const geodata = program
    .command('geodata')
    .description('the data files under geodata/, and those that you add')
    .addHelpText('after', '\nExample: dateline geodata add PK.zip');
  geodata
    .command('build')
    .description('rebuild every file of geodata/ from its sources, byte for byte')
    .addHelpText('after', '\nExample: dateline geodata build')
    .action(() => buildGeodata(findProjectRoot(), tell));
  geodata
    .command('add')
    .description(
      'add the places of a GeoNames country file to the data folder; again for a country takes its place'
    )
    .argument('<dump>', 'GeoNames country file: XX.zip, or its XX.txt with 19 columns')
    .option(
      '--boundaries <file>',
      'GeoJSON of the second-order units (districts), each with a name and a code'
    )
    .addHelpText(
      'after',
      '\nExample: dateline geodata add PK.zip --boundaries geoBoundaries-PAK-ADM2.geojson'
    )
    .action((dump: string, options: { boundaries?: string }) => {
      const { boundaries = null } = options;
      for (const path of [dump, boundaries])
        if (path !== null && !existsSync(path)) throw new UsageError(`no file ${path}`);
      const shipped = join(findProjectRoot(), 'geodata');
      const added = addedGeodataDir(config().dataDir);
      try {
        const report = addGeodataFiles(shipped, added, dump, boundaries);
        const { size } = openGazetteer(shipped, null, added); // keeps its image, so that nothing waits for it later
        tellReport(report, size);
        if (report.faults.length > 0) process.exitCode = 1;
      } catch (error) {
        if (!(error instanceof GeodataError)) throw error;
        tell(`dateline: ${error.message}`);
        tell('Nothing was changed.');
        process.exitCode = 1;
      }
    });
}

function tellReport(
  { country, counts, skipped, districts, faults, unknownUnits }: AddReport,
  size: number
): void {
  for (const fault of faults.slice(0, SHOWN)) tell(fault);
  if (faults.length > SHOWN) tell(`… and ${faults.length - SHOWN} more`);
  const kinds = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  tell(`${country}: ${kinds.map(([kind, count]) => `${count.toLocaleString('en')} ${kind}`).join(', ')}`);
  if (districts > 0) tell(`${districts.toLocaleString('en')} districts with outlines`);
  if (skipped > 0) tell(`${skipped.toLocaleString('en')} rows of other kinds were left out`);
  if (faults.length > 0) tell(`${faults.length.toLocaleString('en')} malformed rows were left out`);
  if (unknownUnits.length > 0) tell(`No province is known for GeoNames' codes ${unknownUnits.join(', ')}`);
  tell(`The gazetteer holds ${size.toLocaleString('en')} places now.`);
}
