import type { Command } from 'commander';
import { buildGeodata } from '../../geodata/rebuild/build.ts';
import { findProjectRoot } from '../lib/server/config.ts';
import { tell } from './terminal.ts';

export function addGeodata(program: Command): void {
  program
    .command('geodata')
    .description('the data files under geodata/')
    .addHelpText('after', '\nExample: dateline geodata build')
    .command('build')
    .description('rebuild every file of geodata/ from its sources, byte for byte')
    .addHelpText('after', '\nExample: dateline geodata build')
    .action(() => buildGeodata(findProjectRoot(), tell));
}
