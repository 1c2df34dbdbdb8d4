// `npm run bench -- NAME [--size N] [--seed N] [--json]`; without a name, the list. See bench/README.md.
import { Command, InvalidArgumentError } from 'commander';
import type { Bench } from './bench.ts';
import { formatFigures } from './print.ts';

const BENCHES: Record<string, () => Promise<{ bench: Bench }>> = {
  columns: () => import('./columns.ts'),
  embed: () => import('./embed.ts'),
  extract: () => import('./extract.ts'),
  geocode: () => import('./geocode.ts'),
  hiddenPlaces: () => import('./hiddenPlaces.ts'),
  labelled: () => import('./labelled.ts'),
  map: () => import('./map.ts'),
  merge: () => import('./merge.ts'),
  reliability: () => import('./reliability.ts'),
  seed: () => import('./seed.ts')
};

const program = new Command('npm run bench --')
  .argument('[name]', `one of: ${Object.keys(BENCHES).join(', ')}`)
  .option('--size <n>', 'how much to do; each bench says what it counts', wholeNumber)
  .option('--seed <n>', 'seed of everything random', wholeNumber, 20240326)
  .option('--data <dir>', 'folder to keep what was made in, where a bench makes something to keep')
  .option('--json', 'print one object { name, figures }')
  .action(
    async (
      name: string | undefined,
      options: { size?: number; seed: number; data?: string; json?: boolean }
    ) => {
      if (name === undefined) return list();
      const open = BENCHES[name];
      if (!open)
        return program.error(
          `no bench is called ${name}; expected one of ${Object.keys(BENCHES).join(', ')}`
        );
      const { bench } = await open();
      const { seed, data } = options;
      const figures = await bench.run({ size: options.size ?? bench.size, seed, data });
      const text = options.json
        ? JSON.stringify({ name, figures })
        : `${name}\n${formatFigures(figures, '  ')}`;
      process.stdout.write(`${text}\n`);
    }
  );
await program.parseAsync();

async function list(): Promise<void> {
  for (const [name, open] of Object.entries(BENCHES)) {
    const { bench } = await open();
    process.stdout.write(`${name.padEnd(12)} ${bench.about} (--size: ${bench.sizeOf}, ${bench.size})\n`);
  }
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('expected a whole number above 0');
  return value;
}
