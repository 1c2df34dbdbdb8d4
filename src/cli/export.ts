import type { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { select } from '../lib/columns/index.ts';
import { EXPORT_FORMATS } from '../lib/export/index.ts';
import { filterProblems, parseFilter, type Incident, type Measure } from '../lib/model/index.ts';
import { findProjectRoot, type Config } from '../lib/server/config.ts';
import { mergeKnownBy } from '../lib/server/pipeline.ts';
import { openProvinces } from '../lib/server/provinces.ts';
import { listCorrections } from '../lib/server/store/corrections.ts';
import { listExtractions } from '../lib/server/store/extractions.ts';
import { dataVersion } from '../lib/server/store/meta.ts';
import { listRecords } from '../lib/server/store/records.ts';
import { openStore } from '../lib/server/store/store.ts';
import { DRAWN, drawBrief } from './brief.ts';
import { tell, UsageError } from './terminal.ts';

const NAMES = [...EXPORT_FORMATS.map(({ name }) => name), ...DRAWN].join(', ');

export function addExport(program: Command, config: () => Config): void {
  program
    .command('export')
    .description('write what the map shows, the same bytes as the web addresses give')
    .requiredOption('--format <name>', NAMES)
    .option('--filter <query>', 'the part of a page address after the question mark', '')
    .option('--out <file>', 'write to a file instead of standard output')
    .addHelpText(
      'after',
      "\nExample: dateline export --format csv --filter 'admin1=PK-BA&from=2024-01-01' --out balochistan.csv"
    )
    .action(async (options: { format: string; filter: string; out?: string }) => {
      const write = (body: string | Uint8Array) => {
        if (options.out === undefined) return void process.stdout.write(body);
        writeFileSync(options.out, body);
        tell(`Wrote ${options.out} (${options.format}).`);
      };
      const drawn = DRAWN.find((name) => name === options.format);
      if (drawn) return write(await drawBrief(drawn, new URLSearchParams(options.filter), config()));
      const format = EXPORT_FORMATS.find(({ name }) => name === options.format);
      if (!format) throw new UsageError(`--format ${options.format}: expected one of ${NAMES}`);
      const query = new URLSearchParams(options.filter);
      const [problem] = filterProblems(query);
      if (problem) throw new UsageError(`--filter ${problem}`);
      const store = await openStore(config());
      try {
        const filter = parseFilter(query);
        const records =
          filter.asOf === null
            ? await listRecords(store)
            : mergeKnownBy(await listExtractions(store), await listCorrections(store), filter.asOf);
        const body = format.write({
          selection: select<Incident, Measure>(records, filter),
          all: records.incidents,
          provinces: openProvinces(join(findProjectRoot(), 'geodata')).admin1,
          meta: { dataVersion: await dataVersion(store), filter }
        });
        write(body);
      } finally {
        await store.close();
      }
    });
}
