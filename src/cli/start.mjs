// `npm start`: everything that a fresh clone needs before the map can be seen. Uses nothing but Node, since it may
// run before anything is installed.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { buildPages, installPackages, root, runCommand } from './setup.mjs';

const [folder, ...rest] = process.argv.slice(2);
if (rest.length > 0 || folder === '--help' || folder === '-h') {
  console.error(
    'usage: npm start            the map of the sample articles\n       npm start -- FOLDER  the map of your own articles'
  );
  process.exit(rest.length > 0 ? 2 : 0);
}
const own = folder === undefined ? null : resolve(process.env.INIT_CWD ?? process.cwd(), folder);

installPackages();
buildPages();

const read = runCommand('node', ['src/cli/dateline.mjs', 'prepare', ...(own === null ? [] : [own])]);
// Status 1: some articles failed and the rest was read; the map is still worth serving.
if (read > 1) process.exit(read);

const server = spawn(process.execPath, ['src/cli/dateline.mjs', 'serve'], { cwd: root, stdio: 'inherit' });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
