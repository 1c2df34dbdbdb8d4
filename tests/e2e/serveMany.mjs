// Serves a store with very many made-up records: the one that MANY_STORE names, else a small one that it fills itself.
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const { DATELINE_DATA: data, MANY_STORE: given, PORT: port } = process.env;
if (!data || !port) throw new Error('DATELINE_DATA and PORT say what to serve, and where');

if (!given) {
  rmSync(data, { recursive: true, force: true });
  const args = ['--import', 'tsx', 'bench/main.ts', 'seed', '--size', '20000', '--data', data];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`the store could not be filled: ${status}`);
}
const server = spawn(process.execPath, ['src/cli/dateline.mjs', 'serve'], {
  stdio: 'inherit',
  env: { ...process.env, DATELINE_DATA: given || data }
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => {
    server.kill(signal);
    process.exit(0);
  });
