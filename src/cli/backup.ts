import type { Command } from 'commander';
import type { Config } from '../lib/server/config.ts';
import { backup, restore } from '../lib/server/store/backup.ts';
import { openStore } from '../lib/server/store/store.ts';
import { withWriter } from '../lib/server/store/writer.ts';
import { tell } from './terminal.ts';

export function addBackup(program: Command, config: () => Config): void {
  program
    .command('backup')
    .description('write the whole store to one file, readable by either database')
    .argument('<file>')
    .addHelpText('after', '\nExample: dateline backup dateline-backup.jsonl.gz')
    .action(async (file: string) => {
      const store = await openStore(config());
      try {
        const { rows } = await backup(store, file);
        tell(`Backed up ${rows} rows to ${file}.`);
      } finally {
        await store.close();
      }
    });
}

export function addRestore(program: Command, config: () => Config): void {
  program
    .command('restore')
    .description('fill the store from a backup')
    .argument('<file>')
    .option('--force', 'replace what the store holds')
    .addHelpText('after', '\nExample: dateline --data restored restore dateline-backup.jsonl.gz')
    .action(async (file: string, options: { force?: boolean }) => {
      const store = await openStore(config());
      try {
        const onWait = () => tell('Another process is writing to this store; waiting for it to finish …');
        const { rows } = await withWriter(
          store,
          () => restore(file, store, { force: options.force ?? false }),
          { onWait }
        );
        tell(`Restored ${rows} rows from ${file}.`);
      } finally {
        await store.close();
      }
    });
}
