import { Command } from 'commander';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addExport } from '../../src/cli/export.ts';
import { findArticleFiles } from '../../src/cli/files.ts';
import { ingest } from '../../src/cli/ingest.ts';
import {
  incidentsToCsv,
  incidentsToGeoJson,
  incidentsToJsonl,
  measuresToCsv,
  measuresToGeoJson,
  summaryToJson
} from '../../src/lib/export/index.ts';
import { EVERYTHING, type Records, type Report } from '../../src/lib/model/index.ts';
import { parseConfig } from '../../src/lib/server/config.ts';
import { mergeMentions } from '../../src/lib/server/merge/merge.ts';
import { listExtractions } from '../../src/lib/server/store/extractions.ts';
import { openStore, type Store } from '../../src/lib/server/store/store.ts';
import { openGeodata } from '../../src/routes/geodata.server.ts';
import { openRemerge } from '../../src/routes/remerge.server.ts';
import { openSite, pick, readDetail, readPicked, type Site } from '../../src/routes/site.server.ts';
import { summaryOf } from '../../src/routes/summary.server.ts';

/** After the first reports of the attack at Noshki, before what was told of it later. */
const DAY = '2024-04-30';
const QUERY = `asOf=${DAY}`;
const dataDir = mkdtempSync(join(tmpdir(), 'dateline-asof-'));
let store: Store;
let site: Site;

beforeAll(async () => {
  store = await openStore({ dataDir, databaseUrl: null });
  await ingest(store, findArticleFiles(['geodata/samples']), { workers: 1, secondReader: null });
  site = openSite(store, openGeodata('geodata'), openRemerge(), { browserRows: 1000 });
}, 120_000);
afterAll(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** All records of a day, or of today. */
async function recordsOf(asOf: string | null): Promise<Records> {
  const address = `https://map.example/${asOf === null ? '' : `?asOf=${asOf}`}`;
  return readPicked(await pick({ site }, new URL(address)));
}

const reportsOf = ({ incidents, measures }: Pick<Records, 'incidents' | 'measures'>): Report[] =>
  [...incidents, ...measures].flatMap(({ reports }) => reports);

it('shows what was told by that day and nothing later, in the records, on the page and of one record', async () => {
  const records = await recordsOf(DAY);
  const now = await recordsOf(null);
  const extractions = await listExtractions(store);
  const told = extractions.filter(({ published }) => published !== null && published <= DAY);
  expect(told.length).toBeGreaterThan(3);
  expect(told.length).toBeLessThan(extractions.length);
  expect(JSON.stringify(records)).toBe(JSON.stringify(mergeMentions(told)));
  expect(reportsOf(now).some(({ published }) => published === null || published > DAY)).toBe(true);
  expect(reportsOf(records).every(({ published }) => published !== null && published <= DAY)).toBe(true);

  const columns = (await site.columns(DAY))!;
  const { rows } = await columns.engine().page(EVERYTHING, { list: 'all', start: 0, count: 1000 });
  const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort();
  expect(idsOf(rows)).toEqual(idsOf([...records.incidents, ...records.measures]));
  expect(columns.meta.articles.every(({ month }) => month !== null && month <= DAY.slice(0, 7))).toBe(true);

  const grown = now.incidents.find((incident) => {
    const then = records.incidents.find(({ id }) => id === incident.id);
    return then && then.reports.length < incident.reports.length;
  })!;
  const then = await readDetail(site, columns, 'incident', grown.id);
  expect(then!.record.reports.length).toBeLessThan(grown.reports.length);
});

it('exports the same from the command line as from the web, for that day', async () => {
  const picked = await pick({ site }, new URL(`https://map.example/?${QUERY}`));
  const { meta } = picked;
  const { incidents, measures } = await readPicked(picked);
  const web = {
    geojson: incidentsToGeoJson(incidents, meta),
    csv: incidentsToCsv(incidents, meta),
    jsonl: incidentsToJsonl(incidents),
    'measures-geojson': measuresToGeoJson(measures, meta),
    'measures-csv': measuresToCsv(measures, meta),
    summary: summaryToJson(await summaryOf(picked), site.geodata.provinces, meta)
  };
  const config = { ...parseConfig({}), dataDir, databaseUrl: null };
  for (const [format, expected] of Object.entries(web)) {
    const exported = async (filter: string) => {
      const out = join(dataDir, `${format}.out`);
      const program = new Command();
      addExport(program, () => config);
      await program.parseAsync(['export', '--format', format, '--filter', filter, '--out', out], {
        from: 'user'
      });
      return readFileSync(out, 'utf8');
    };
    expect(await exported(QUERY), format).toBe(expected);
    expect(await exported(''), format).not.toBe(expected);
  }
  const attacks = incidents.filter(({ category }) => category === 'attack').length;
  const { total } = JSON.parse(web.summary) as { total: { attacks: number } };
  expect(total.attacks).toBe(attacks);
});
