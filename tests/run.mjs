// `npm test`: installs what is missing, then runs everything that must hold, and says at the end what was skipped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildPages, installPackages, root, runCommand } from '../src/cli/setup.mjs';

installPackages();
/** @type {string[]} */
const skipped = [];
const chromium = findOrInstall(
  'Chromium',
  () =>
    firstOf([
      process.env.CHROMIUM,
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome'
    ]),
  'chromium'
);
findOrInstall(
  'PostgreSQL',
  () =>
    firstOf([
      '/usr/lib/postgresql/15/bin/initdb',
      '/usr/lib/postgresql/16/bin/initdb',
      '/usr/lib/postgresql/17/bin/initdb'
    ]),
  'postgresql'
);
findOrInstall('GDAL', () => firstOf(['/usr/bin/ogr2ogr']), 'gdal-bin');
findOrInstall('LibreOffice', () => firstOf(['/usr/bin/soffice']), 'libreoffice-impress-nogui');

/** @param {string} name */
const bin = (name) => join('node_modules', '.bin', name);
/** @type {[string, string, string[]][]} */
const steps = [
  ['types', bin('svelte-kit'), ['sync']],
  [
    'types',
    bin('svelte-check'),
    ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']
  ],
  ['lint', bin('eslint'), ['.']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['unused code', bin('knip'), []],
  ['units', bin('vitest'), ['run']]
];
const failed = steps.filter(([name, program, args]) => !run(name, program, args)).map(([name]) => name);
buildPages();
if (chromium && !run('pages', bin('playwright'), ['test'], { CHROMIUM: chromium })) failed.push('pages');

for (const line of skipped) console.log(`SKIPPED: ${line}`);
console.log(
  failed.length === 0 ? 'Everything that was run holds.' : `FAILED: ${[...new Set(failed)].join(', ')}`
);
process.exit(failed.length === 0 ? 0 : 1);

/**
 * @param {string} name
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
function run(name, program, args, env = {}) {
  const began = Date.now();
  console.log(`\n── ${name}: ${program.split('/').at(-1)} ${args.join(' ')}`);
  const status = runCommand(program, args, {
    env: { ...process.env, ...env },
    shell: process.platform === 'win32'
  });
  console.log(
    `── ${name}: ${status === 0 ? 'holds' : `fails (${status})`}, ${Math.round((Date.now() - began) / 1000)} s`
  );
  return status === 0;
}

/** @param {(string | undefined)[]} paths */
function firstOf(paths) {
  return paths.find((path) => path && existsSync(path)) ?? null;
}

/**
 * Debian's package where we may install it; elsewhere the tests that need it are skipped, and the last lines say so.
 * @param {string} what
 * @param {() => string | null} find
 * @param {string} debianPackage
 */
function findOrInstall(what, find, debianPackage) {
  if (find()) return find();
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    console.log(`Installing ${what} …`);
    /** @type {import('node:child_process').SpawnSyncOptions} */
    const quiet = { cwd: root, stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianPackage], quiet);
  }
  if (!find())
    skipped.push(
      `${what} was not found (install it, or for a browser set CHROMIUM to its path); the tests that need it did not run`
    );
  return find();
}
