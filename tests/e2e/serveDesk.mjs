// Serves a store of its own, which the tests of the desk may change: open to all at PORT, for accounts only at PORT + 1.
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const DATELINE = ['src/cli/dateline.mjs'];
const { DATELINE_DATA: data, PORT: port } = process.env;
if (!data || !port) throw new Error('DATELINE_DATA and PORT say what to serve, and where');

/** @param {string[]} args @param {string} [input] */
function run(args, input = '') {
  const { status } = spawnSync(process.execPath, [...DATELINE, ...args], {
    input,
    stdio: ['pipe', 'inherit', 'inherit']
  });
  if (status !== 0) throw new Error(`dateline ${args.join(' ')} ended with ${status}`);
}

rmSync(data, { recursive: true, force: true });
run(['ingest', 'geodata/samples']);
run(['user', 'add', 'amna', '--role', 'editor'], 'a password for amna\n');
run(['user', 'add', 'bilal', '--role', 'viewer'], 'a password for bilal\n');

const settings = [
  // There a visitor's address comes from a header, so that one test can be a visitor from elsewhere.
  { PORT: String(Number(port) + 1), READING: 'accounts', ADDRESS_HEADER: 'x-forwarded-for' },
  { PORT: port, READING: 'open' }
];
const servers = settings.map((env) =>
  spawn(process.execPath, [...DATELINE, 'serve'], { stdio: 'inherit', env: { ...process.env, ...env } })
);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => {
    for (const server of servers) server.kill(signal);
    process.exit(0);
  });
