// What `npm start` and `npm test` share: install and build, each only where something changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const BUILT_FROM = [
  'src',
  'static',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
  'vite.onefile.config.ts',
  'tsconfig.json'
];

/**
 * Runs a program in the project's folder and gives its exit status.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function runCommand(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) {
    console.error(`Cannot run ${program}: ${error.message}`);
    return 2;
  }
  return status ?? 2;
}

/** `npm ci` where node_modules is missing or older than the lock file. */
export function installPackages() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Dateline needs Node 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(2);
  }
  // npm writes this file when an installation is complete.
  const installed = statSync(join(root, 'node_modules/.package-lock.json'), { throwIfNoEntry: false });
  if (installed && installed.mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return;
  console.error('Installing packages (the first time takes a minute or two) …');
  // On Windows npm is a script that only a shell can run.
  const status = runCommand('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    shell: process.platform === 'win32'
  });
  if (status !== 0) {
    console.error(
      'The packages could not be installed; the lines above say why. With the network back, run the command again.'
    );
    process.exit(status);
  }
}

/** `npm run build` where the pages are missing or older than their sources. */
export function buildPages() {
  const stamp = join(root, 'build/.dateline-sources');
  const sources = hashOf(BUILT_FROM);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  console.error('Building the pages …');
  // The bundler's remarks are for developers (`npm run build` shows them); here they count only where it fails.
  // The site's pages first: their build empties the folder.
  for (const args of [[], ['--config', 'vite.onefile.config.ts']]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', ...args],
      { cwd: root, encoding: 'utf8' }
    );
    if (status === 0) continue;
    console.error(`${stdout}${stderr}\nThe pages could not be built; the lines above say why.`);
    process.exit(status ?? 2);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

/** @param {string[]} paths */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(join(root, path))))
    hash.update(relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
