import { Command, CommanderError } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, findProjectRoot, parseConfig, type Config } from '../lib/server/config.ts';
import { addBackup, addRestore } from './backup.ts';
import { addExplain } from './explain.ts';
import { addExport } from './export.ts';
import { addExtract } from './extract.ts';
import { addGeocode, addGeoparse } from './geoparse.ts';
import { addGeodata } from './geodata.ts';
import { addIngest } from './ingest.ts';
import { addPrepare } from './prepare.ts';
import { addServe } from './serve.ts';
import { UsageError } from './terminal.ts';
import { addUserCommands } from './user.ts';

const { version } = JSON.parse(readFileSync(join(findProjectRoot(), 'package.json'), 'utf8')) as {
  version: string;
};

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

const program = new Command('dateline')
  .description(
    'Reads news articles and keeps an incident map of them, with the sentence behind every number.'
  )
  .version(version)
  .option('--data <dir>', 'folder of the embedded store (DATELINE_DATA)')
  .addHelpText(
    'after',
    '\nExit status: 0 all well, 1 some input failed and the rest was done, 2 wrong use.\nExample: dateline ingest articles/ && dateline serve'
  )
  .showHelpAfterError('(dateline --help lists the commands)')
  .exitOverride();

// What reads its own settings (workers, the server) shall find the folder where the command line put it.
program.hook('preAction', () => {
  const { data } = program.opts<{ data?: string }>();
  if (data !== undefined) process.env.DATELINE_DATA = data;
});

const config = (): Config => {
  const { data } = program.opts<{ data?: string }>();
  return parseConfig({ ...process.env, ...(data === undefined ? {} : { DATELINE_DATA: data }) });
};

for (const add of [
  addIngest,
  addExtract,
  addGeoparse,
  addGeocode,
  addExplain,
  addExport,
  addServe,
  addBackup,
  addRestore,
  addGeodata,
  addUserCommands,
  addPrepare
])
  add(program, config);
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof UsageError || error instanceof ConfigError) {
    process.stderr.write(`dateline: ${error.message}\n`);
    process.exitCode = 2;
  } else {
    process.stderr.write(`dateline: ${describe(error)}\n`);
    process.exitCode = 1;
  }
}

/** One line for what has a name or comes from the system; the stack for what should not happen. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error) return error.message;
  return ['Error', 'TypeError', 'RangeError'].includes(error.name)
    ? (error.stack ?? error.message)
    : `${error.name}: ${error.message}`;
}
