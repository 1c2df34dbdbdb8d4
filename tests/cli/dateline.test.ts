import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-cli-'));
const data = join(folder, 'data');
const articles = join(folder, 'articles');

/** Runs the command as a user would; the store is the test's own. */
function dateline(args: string[], options: { input?: string; data?: string } = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/cli/dateline.mjs', '--data', options.data ?? data, ...args],
    {
      input: options.input,
      encoding: 'utf8',
      maxBuffer: 1 << 28
    }
  );
  return { status, stdout, stderr };
}
const jsonLines = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(() => cpSync('geodata/samples', articles, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('dateline', () => {
  it('prints its version and an example for every command', () => {
    expect(dateline(['--version']).stdout.trim()).toBe(
      JSON.parse(readFileSync('package.json', 'utf8')).version
    );
    const listed = [...dateline(['--help']).stdout.matchAll(/^ {2}(\w+)[ [].*$/gm)]
      .map((match) => match[1] ?? '')
      .filter((name) => name !== 'help');
    const commands = listed.slice(listed.indexOf('ingest'));
    expect(commands.length).toBeGreaterThan(8);
    for (const command of commands)
      expect(dateline([command, '--help']).stdout, command).toMatch(/Example: .*dateline /);
  }, 120_000);

  it('ends with 2 on wrong use and says what is right', () => {
    expect(dateline(['ingest'])).toMatchObject({ status: 2, stdout: '' });
    expect(dateline(['ingest', join(folder, 'nowhere')]).stderr).toContain('no such file or folder');
    expect(dateline(['export', '--format', 'docx'])).toMatchObject({ status: 2 });
    expect(dateline(['export']).stderr).toContain('--format is missing');
    expect(dateline(['export', '--html', 'a.html', '--format', 'csv'])).toMatchObject({ status: 2 });
    expect(dateline(['export', '--format', 'csv', '--story', 'sto-1'])).toMatchObject({ status: 2 });
    expect(dateline(['frobnicate'])).toMatchObject({ status: 2 });
  }, 60_000);

  it('ingests the samples, and a second time changes nothing', () => {
    const first = dateline(['ingest', articles]);
    expect(first).toMatchObject({ status: 0 });
    expect(first.stderr).toMatch(/Articles: \d+ read, 0 unchanged, 0 failed\./);
    const before = dateline(['export', '--format', 'jsonl']).stdout;
    const second = dateline(['ingest', articles]);
    expect(second.stderr).toMatch(/Articles: 0 read, \d+ unchanged, 0 failed\./);
    expect(dateline(['export', '--format', 'jsonl']).stdout).toBe(before);
  }, 120_000);

  it('exports one incident a line with the reports behind it', () => {
    const incidents = jsonLines(dateline(['export', '--format', 'jsonl']).stdout);
    expect(incidents.length).toBeGreaterThan(8);
    for (const incident of incidents) {
      const reports = incident.reports as { articleId: string }[];
      expect(reports.length).toBeGreaterThan(0);
      for (const report of reports) expect(report.articleId).toMatch(/\S/);
    }
    expect(incidents.some((incident) => (incident.reports as unknown[]).length > 1)).toBe(true);
  }, 60_000);

  it('names a broken file, reads the others, and ends with 1', () => {
    const broken = join(folder, 'broken.json');
    const good = join(folder, 'good.txt');
    writeFileSync(broken, '{"title": "Two hurt in');
    writeFileSync(
      good,
      'date 2024-05-02\n\nQUETTA: A roadside bomb wounded two policemen in Quetta on Wednesday, police said.\n'
    );
    const result = dateline(['ingest', broken, good], { data: join(folder, 'broken-data') });
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('broken.json');
    expect(result.stderr).toContain('expected');
    expect(result.stderr).toMatch(/Articles: 1 read, 0 unchanged, 1 failed\./);
  }, 60_000);

  it('goes on where a file of a folder cannot be opened', () => {
    const mixed = join(folder, 'mixed');
    mkdirSync(mixed);
    symlinkSync(join(folder, 'nowhere'), join(mixed, 'a-dangling.txt'));
    writeFileSync(
      join(mixed, 'b.txt'),
      'QUETTA: Two policemen were wounded by a roadside bomb in Quetta, police said.\n'
    );
    const result = dateline(['ingest', mixed], { data: join(folder, 'mixed-data') });
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('UnreadableFile');
    expect(result.stderr).toMatch(/Articles: 1 read, 0 unchanged, 1 failed\./);
  }, 60_000);

  it('restores a backup to the same bytes', () => {
    const file = join(folder, 'backup.jsonl.gz');
    const restored = join(folder, 'restored');
    expect(dateline(['backup', file])).toMatchObject({ status: 0 });
    expect(dateline(['restore', file], { data: restored })).toMatchObject({ status: 0 });
    expect(dateline(['export', '--format', 'jsonl'], { data: restored }).stdout).toBe(
      dateline(['export', '--format', 'jsonl']).stdout
    );
    expect(dateline(['restore', file], { data: restored }).status).not.toBe(0);
  }, 120_000);

  it('speaks JSON lines on standard input', () => {
    const text =
      'KARACHI: Gunmen on a motorcycle shot dead two policemen in Karachi on Monday, officials said.';
    const extracted = jsonLines(
      dateline(['extract', '--jsonl'], {
        input: `${JSON.stringify({ id: 'a', published: '2024-05-07', text })}\n`
      }).stdout
    );
    expect(extracted).toMatchObject([
      { schema: 1, id: 'a', incidents: [{ category: 'attack', location: { admin1: 'PK-SD' } }] }
    ]);
    const parsed = jsonLines(
      dateline(['geoparse', '--jsonl'], { input: `${JSON.stringify({ id: 'a', text })}\n` }).stdout
    );
    expect((parsed[0]?.toponyms as { name: string }[]).map((toponym) => toponym.name)).toContain('Karachi');
    const placed = jsonLines(
      dateline(['geocode', '--jsonl'], {
        input: '{"id":"0","place":"Gwadar"}\n{"id":"1","place":"Qwzxfoo"}\n'
      }).stdout
    );
    expect(placed).toMatchObject([
      { id: '0', precision: 'settlement' },
      { id: '1', lng: null, lat: null }
    ]);
    const german =
      'Bei einem Anschlag in Quetta sind nach Angaben der Polizei am Montag fünf Menschen getötet und zwanzig verletzt worden.';
    const aside = jsonLines(
      dateline(['extract', '--jsonl'], { input: `${JSON.stringify({ id: 'd', text: german })}\n` }).stdout
    );
    expect(aside).toMatchObject([
      { article: { language: 'de' }, incidents: [], rejected: [{ reason: 'language' }] }
    ]);
    expect(dateline(['extract', '--jsonl'], { input: 'not json\n' })).toMatchObject({
      status: 1,
      stdout: ''
    });
  }, 60_000);

  it('explains an article in reading order', () => {
    const file = join(folder, 'explained.txt');
    writeFileSync(
      file,
      'date 2024-05-02\n\nQUETTA: A roadside bomb wounded two policemen in Quetta on Wednesday, police said.\n'
    );
    const { status, stdout } = dateline(['explain', file]);
    expect(status).toBe(0);
    for (const part of [
      'date      “Wednesday” → 2024-05-01',
      'place     “Quetta” literal',
      'number    “two” → 2',
      'incident 1'
    ])
      expect(stdout).toContain(part);
  }, 60_000);

  const server = process.env.TEST_DATABASE_URL;
  it.skipIf(!server)(
    'gives the same bytes from PostgreSQL',
    async () => {
      const database = await createDatabase({ url: server ?? '', stop: async () => {} });
      const env = { ...process.env, DATABASE_URL: database.url };
      const onPostgres = (args: string[]) =>
        execFileSync(process.execPath, ['src/cli/dateline.mjs', ...args], {
          env,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
          maxBuffer: 1 << 28
        });
      try {
        onPostgres(['ingest', articles]);
        for (const format of ['jsonl', 'csv', 'geojson', 'measures-csv', 'measures-geojson', 'summary'])
          expect(onPostgres(['export', '--format', format]), format).toBe(
            dateline(['export', '--format', format]).stdout
          );
      } finally {
        await database.drop();
      }
    },
    120_000
  );

  it('runs from any folder', () => {
    const out = execFileSync(process.execPath, [join(process.cwd(), 'src/cli/dateline.mjs'), '--version'], {
      cwd: tmpdir(),
      encoding: 'utf8'
    });
    expect(out.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  }, 60_000);
});
