import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

interface Setting<S extends v.GenericSchema<string, unknown>> {
  /** Environment variable. */
  name: string;
  default: string;
  schema: S;
  /** One line, as the README prints it. */
  doc: string;
}

const setting = <S extends v.GenericSchema<string, unknown>>(definition: Setting<S>) => definition;

/** Every setting of the program; the README's table is held to this list by a test. */
export const SETTINGS = {
  dataDir: setting({
    name: 'DATELINE_DATA',
    default: './data',
    schema: v.pipe(v.string(), v.minLength(1, 'a folder')),
    doc: 'Folder of the embedded store.'
  }),
  databaseUrl: setting({
    name: 'DATABASE_URL',
    default: '',
    schema: v.pipe(
      v.string(),
      v.regex(/^$|^postgres(ql)?:\/\//, 'an address that begins with postgres://'),
      v.transform((value) => (value === '' ? null : value))
    ),
    doc: 'Address of a PostgreSQL database; empty keeps the store in the data folder.'
  }),
  port: setting({
    name: 'PORT',
    default: '3000',
    schema: v.pipe(
      v.string(),
      v.transform(Number),
      v.integer('a whole number from 0 to 65535'),
      v.minValue(0, 'a whole number from 0 to 65535'),
      v.maxValue(65535, 'a whole number from 0 to 65535')
    ),
    doc: 'Port of the web server.'
  }),
  host: setting({
    name: 'HOST',
    default: '127.0.0.1',
    schema: v.pipe(v.string(), v.minLength(1, 'an address of this machine')),
    doc: 'Address that the web server listens on; 0.0.0.0 opens it to the network.'
  }),
  workers: setting({
    name: 'WORKERS',
    default: 'auto',
    schema: v.pipe(
      v.string(),
      v.transform((value) => (value === 'auto' ? Math.max(1, availableParallelism() - 1) : Number(value))),
      v.integer('auto or a whole number from 1 to 256'),
      v.minValue(1, 'auto or a whole number from 1 to 256'),
      v.maxValue(256, 'auto or a whole number from 1 to 256')
    ),
    doc: 'Threads that read articles when there are many of them; `auto` is one fewer than the machine has cores.'
  }),
  reading: setting({
    name: 'READING',
    default: 'open',
    schema: v.picklist(['open', 'accounts'], 'open or accounts'),
    doc: 'Who may read the pages: `open` to everybody who reaches them, or only signed-in `accounts`.'
  }),
  frameAncestors: setting({
    name: 'FRAME_ANCESTORS',
    default: '*',
    schema: v.pipe(
      v.string(),
      v.regex(
        /^(?:\*|'self'|'none'|(?:https?:\/\/[\w.*:-]+\s*)+)$/,
        "*, 'self', 'none', or addresses of sites as https://news.example with spaces between them"
      ),
      v.trim()
    ),
    doc: "Sites that may show `/embed` in a frame: `*` for all, `'self'`, `'none'`, or their addresses with spaces between them. Nothing else may be framed."
  }),
  chromium: setting({
    name: 'CHROMIUM',
    default: '',
    schema: v.string(),
    doc: 'Path of the Chromium or Chrome that draws briefings as PDF and PNG; empty looks in the usual places, `none` uses none.'
  }),
  browserRows: setting({
    name: 'BROWSER_ROWS',
    default: '2000000',
    schema: v.pipe(
      v.string(),
      v.transform(Number),
      v.integer('a whole number of records'),
      v.minValue(0, 'a whole number of records')
    ),
    doc: 'Records that a browser is given to filter and draw by itself; of a larger map the server cuts every tile and answers every filter.'
  }),
  readerUrl: setting({
    name: 'READER_URL',
    default: '',
    schema: v.pipe(
      v.string(),
      v.regex(/^$|^https?:\/\/[^/\s]+/, 'an address that begins with http:// or https://'),
      v.transform((value) => (value === '' ? null : value))
    ),
    doc: "Address, up to and including `/v1`, of an OpenAI-compatible second reader; the articles' texts are sent there. Empty asks nobody."
  }),
  readerModel: setting({
    name: 'READER_MODEL',
    default: 'default',
    schema: v.pipe(v.string(), v.minLength(1, 'the name of a model')),
    doc: 'Model that the second reader is asked for.'
  }),
  readerKey: setting({
    name: 'READER_KEY',
    default: '',
    schema: v.string(),
    doc: 'Key that the second reader wants, if it wants one.'
  }),
  readerTimeout: setting({
    name: 'READER_TIMEOUT',
    default: '120',
    schema: v.pipe(
      v.string(),
      v.transform(Number),
      v.number('a number of seconds'),
      v.minValue(1, 'at least 1 second')
    ),
    doc: 'Seconds that the second reader may take for one article.'
  })
} as const;

export interface Config {
  reading: 'open' | 'accounts';
  /** As the policy's `frame-ancestors` takes it. */
  frameAncestors: string;
  dataDir: string;
  databaseUrl: string | null;
  port: number;
  host: string;
  workers: number;
  /** Path of the browser that draws briefings; null where there is none. */
  chromium: string | null;
  /** The most records that a browser is given. */
  browserRows: number;
  /** Null where no second reader is asked. */
  secondReader: { url: string; model: string; key: string | null; timeoutMs: number } | null;
}

export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Settings from environment variables. Throws `ConfigError` naming the variable, its value and what was expected. */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const read = <S extends v.GenericSchema<string, unknown>>(item: Setting<S>): v.InferOutput<S> => {
    const raw = env[item.name] || item.default;
    const result = v.safeParse(item.schema, raw);
    if (result.success) return result.output;
    throw new ConfigError(`${item.name} is "${raw}"; expected ${result.issues[0].message}`);
  };
  const url = read(SETTINGS.readerUrl);
  return {
    dataDir: resolve(read(SETTINGS.dataDir)),
    databaseUrl: read(SETTINGS.databaseUrl),
    port: read(SETTINGS.port),
    host: read(SETTINGS.host),
    reading: read(SETTINGS.reading),
    frameAncestors: read(SETTINGS.frameAncestors),
    workers: read(SETTINGS.workers),
    chromium: findChromium(read(SETTINGS.chromium)),
    browserRows: read(SETTINGS.browserRows),
    secondReader: url
      ? {
          url,
          model: read(SETTINGS.readerModel),
          key: read(SETTINGS.readerKey) || null,
          timeoutMs: read(SETTINGS.readerTimeout) * 1000
        }
      : null
  };
}

const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

function findChromium(wanted: string): string | null {
  if (wanted === 'none') return null;
  if (wanted !== '' && !existsSync(wanted))
    throw new ConfigError(`CHROMIUM is "${wanted}"; expected the path of a Chromium, or none`);
  return wanted || (CHROMIUM_PATHS.find((path) => existsSync(path)) ?? null);
}

/** The project's own folder, found from this file upwards; the built server runs from inside it too. */
export function findProjectRoot(from = dirname(fileURLToPath(import.meta.url))): string {
  for (let dir = from; ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json')) && existsSync(join(dir, 'geodata'))) return dir;
    if (dir === dirname(dir))
      throw new ConfigError(`no folder with package.json and geodata/ at or above ${from}`);
  }
}
