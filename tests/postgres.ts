import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A server for tests: the one that TEST_DATABASE_URL names, or a throw-away one. */
export interface TestServer {
  /** A database that may create others. */
  url: string;
  stop(): Promise<void>;
}

const DEBIAN_ROOT = '/usr/lib/postgresql';
const START_TIMEOUT_MS = 30_000;

/**
 * Vitest's globalSetup: one server for all test files, handed on as TEST_DATABASE_URL. Where there is none, the tests
 * on PostgreSQL skip themselves and say so.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const server = await startPostgres();
  if (!server) return undefined;
  process.env.TEST_DATABASE_URL = server.url;
  return () => server.stop();
}

/** Starts a cluster in a temporary folder, on loopback and a free port; null (said loudly) where Debian's binaries are missing. */
export async function startPostgres(): Promise<TestServer | null> {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: async () => {} };
  const bin = findBinaries();
  if (bin === null) {
    console.warn(
      `\n*** PostgreSQL is NOT tested: no server binaries under ${DEBIAN_ROOT}/*/bin. ` +
        'Install Debian\'s "postgresql" package or set TEST_DATABASE_URL. ***\n'
    );
    return null;
  }
  const dir = mkdtempSync(join(tmpdir(), 'dateline-pg-'));
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : null;
  if (user) chownSync(dir, user.uid, user.gid);
  const data = join(dir, 'data');
  const options = { ...user, cwd: dir, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } };
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  // A linguistic collation, unlike SQLite's: what must not depend on how the database sorts is tested against it.
  const collation = ['--locale-provider=icu', '--icu-locale=en-US'];
  execFileSync(join(bin, 'initdb'), [...init, ...collation], { ...options, stdio: 'pipe' });
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: dir,
    fsync: 'off',
    max_connections: '60'
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...options,
    stdio: 'ignore'
  });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
    rmSync(dir, { recursive: true, force: true });
  };
  process.once('exit', () => server.kill('SIGKILL'));
  try {
    await waitUntilUp(url, () => server.exitCode !== null);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** A new, empty database on the server; `drop` needs all connections to it closed. */
export async function createDatabase(server: TestServer): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `dateline_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await runOn(server.url, `create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runOn(server.url, `drop database if exists ${name} with (force)`) };
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function findBinaries(): string | null {
  if (!existsSync(DEBIAN_ROOT)) return null;
  const versions = readdirSync(DEBIAN_ROOT).sort((a, b) => Number(b) - Number(a));
  return (
    versions
      .map((version) => join(DEBIAN_ROOT, version, 'bin'))
      .find((bin) => existsSync(join(bin, 'initdb'))) ?? null
  );
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))
      );
    });
  });
}

async function waitUntilUp(url: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      return await runOn(url, 'select 1');
    } catch (error) {
      if (hasEnded() || Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}
