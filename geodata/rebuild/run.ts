import { join } from 'node:path';
import { buildGeodata } from './build.ts';

/** `npx tsx geodata/rebuild/run.ts`: what `npm run geodata` does, without the rest of the program. */
await buildGeodata(join(import.meta.dirname, '..', '..'), (line) => process.stderr.write(`${line}\n`));
