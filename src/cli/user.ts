import type { Command } from 'commander';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Config } from '../lib/server/config.ts';
import { openStore, type Store } from '../lib/server/store/store.ts';
import { addUser, listUsers, removeUser, USER_ROLES, type UserRole } from '../lib/server/store/users.ts';
import { inputLines, tell, UsageError } from './terminal.ts';

/** `dateline user add|list|remove`: who may change what is on the map. */
export function addUserCommands(program: Command, config: () => Config): void {
  const withStore = async (work: (store: Store) => Promise<void>) => {
    const store = await openStore(config());
    try {
      await work(store);
    } finally {
      await store.close();
    }
  };
  const user = program
    .command('user')
    .description('accounts: add NAME, list, remove NAME')
    .addHelpText('after', '\nExample: dateline user add amna --role editor');
  user
    .command('add')
    .description('make an account; the password is asked for, or read from standard input')
    .argument('<name>')
    .option('--role <role>', `${USER_ROLES.join(' or ')}: an editor may change what is on the map`, 'editor')
    .addHelpText('after', '\nExample: dateline user add amna --role editor')
    .action((name: string, { role }: { role: string }) => {
      if (!(USER_ROLES as readonly string[]).includes(role))
        throw new UsageError(`--role ${role}: expected ${USER_ROLES.join(' or ')}`);
      return withStore(async (store) => {
        await addUser(store, { name, role: role as UserRole }, await readPassword(name), new Date());
        tell(`${name} may now sign in as ${role}.`);
      });
    });
  user
    .command('list')
    .description('list the accounts with their roles')
    .addHelpText('after', '\nExample: dateline user list')
    .action(() =>
      withStore(async (store) => {
        for (const { name, role } of await listUsers(store)) process.stdout.write(`${name}\t${role}\n`);
      })
    );
  user
    .command('remove')
    .description('remove an account and end its sessions; what it decided stays')
    .argument('<name>')
    .addHelpText('after', '\nExample: dateline user remove amna')
    .action((name: string) =>
      withStore(async (store) => {
        await removeUser(store, name);
        tell(`${name} may no longer sign in.`);
      })
    );
  for (const command of user.commands) command.exitOverride();
}

/** Typed twice and unseen on a terminal; else the first line of standard input. */
async function readPassword(name: string): Promise<string> {
  if (!process.stdin.isTTY) {
    for await (const { line } of inputLines()) return line.replace(/\r$/, '');
    throw new UsageError('no password on standard input; expected one line');
  }
  const first = await askUnseen(`Password for ${name}: `);
  const second = await askUnseen('The same again: ');
  if (first !== second) throw new UsageError('the two passwords differ; nothing was changed');
  return first;
}

function askUnseen(question: string): Promise<string> {
  process.stderr.write(question);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true });
  return new Promise((resolve) => {
    terminal.question('', (answer) => {
      terminal.close();
      process.stderr.write('\n');
      resolve(answer);
    });
  });
}
