import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Records } from '../../src/lib/model/index.ts';
import { saveArticle } from '../../src/lib/server/store/articles.ts';
import { dataVersion } from '../../src/lib/server/store/meta.ts';
import { replaceRecords } from '../../src/lib/server/store/records.ts';
import { openGeodata } from '../../src/routes/geodata.server.ts';
import { openRemerge } from '../../src/routes/remerge.server.ts';
import { openSite, type Site } from '../../src/routes/site.server.ts';
import { article } from '../server/store/samples.ts';
import { ARTICLES } from '../fixtures/articles.ts';
import { RECORDS } from '../fixtures/records.ts';
import { dialects } from '../server/store/stores.ts';

type Loaded = Record<string, (event: never) => Promise<unknown>>;
const SERVERS = import.meta.glob<Loaded>('../../src/routes/**/+server.ts');
const PAGES = import.meta.glob<Loaded>('../../src/routes/**/+page.server.ts');

const FILTER = 'admin1=PK-BA,PK-KP';
/** Every address that tells of records, by its folder under routes, with what an address of it has. */
const DATA: [folder: string, params: Record<string, string>, query: string][] = [
  ...readFormats().map((file): [string, Record<string, string>, string] => [
    '[file=format]',
    { file },
    FILTER
  ]),
  ['columns.arrow', {}, ''],
  ['columns.json', {}, ''],
  ['feed.atom', {}, FILTER],
  ['heads.json', {}, 'rows=0,1,2'],
  ['incidents/[id].json', { id: 'inc-besham-2024' }, ''],
  ['measures/[id].json', { id: RECORDS.measures[0]!.id }, ''],
  ['ogc/collections/[name=collection]/items', { name: 'incidents' }, `${FILTER}&limit=2`],
  ['ogc/collections/[name=collection]/items/[id]', { name: 'incidents', id: 'inc-besham-2024' }, ''],
  ['search.json', {}, 'q=chinese'],
  ['tiles.json', {}, FILTER],
  ['tiles/[z]/[x]/[y]', { z: '4', x: '11', y: '6' }, FILTER],
  ['view.json', {}, FILTER]
];
/** Those that tell of none, of the newest state alone, or of what is told about a state that is named already. */
const OTHERS = [
  ...['articles/ingest', 'articles/preview', 'corrections', 'events', 'geo/[...path]', 'oembed', 'sign-out'],
  ...[
    'stories.json',
    'stories/[id].json',
    'successors.json',
    'changes.json',
    'incidents/[id]',
    'measures/[id]'
  ],
  ...['brief.pdf', 'brief.png', 'ogc', 'ogc/api', 'ogc/conformance'],
  ...['ogc/collections', 'ogc/collections/[name=collection]']
];
const DATA_PAGES = ['.', 'brief', 'compare', 'embed', 'table'];

function readFormats(): string[] {
  return [
    ...['incidents.csv', 'incidents.geojson', 'incidents.jsonl', 'incidents.hxl.csv', 'incidents.acled.csv'],
    ...['incidents.ged.csv', 'incidents.parquet', 'measures.csv', 'measures.geojson', 'measures.hxl.csv'],
    ...['measures.parquet', 'summary.json']
  ];
}

const [first, second, ...others] = RECORDS.incidents;
const LATER: Records[] = [
  // One more, and a total less; then every record is corrected, and one is taken away.
  { ...RECORDS, incidents: [first!, { ...second!, id: 'inc-another' }, ...others], aggregates: [] },
  {
    incidents: RECORDS.incidents
      .filter(({ id }) => id !== 'inc-dasu-2021')
      .map((incident) => ({ ...incident, target: 'a lighthouse', confidence: 0.2 })),
    measures: RECORDS.measures.map((measure) => ({
      ...measure,
      confidence: 0.2,
      summary: 'Set by a person'
    })),
    aggregates: []
  }
];

it('knows of every address whether it tells of records', () => {
  const folders = listFolders('src/routes', '+server.ts');
  expect(folders).toEqual([...new Set([...DATA.map(([folder]) => folder), ...OTHERS])].sort());
});

for (const { name, open } of await dialects())
  it(`shows a version again at every address, after articles and corrections came, on ${name}`, async () => {
    const store = await open();
    for (const one of ARTICLES) await saveArticle(store, one, { sourceFile: null });
    await replaceRecords(store, RECORDS);
    const start = () => openSite(store, openGeodata('geodata'), openRemerge(), { browserRows: 1000 });
    const monday = await dataVersion(store);
    const then = await askAll(start(), `version=${monday}`);
    for (const [address, answer] of Object.entries(then)) expect(answer, address).not.toBe('');
    for (const records of LATER) {
      await saveArticle(store, article(`more-${records.incidents.length}`), { sourceFile: null });
      await replaceRecords(store, records);
    }
    // A server that was started since holds nothing of it.
    const site = start();
    const again = await askAll(site, `version=${monday}`);
    for (const [address, answer] of Object.entries(then)) expect(again[address], address).toBe(answer);
    const now = await askAll(site, '');
    const same = Object.keys(then).filter((address) => now[address] === then[address]);
    expect(same).toEqual([]);
    await expect(askAll(site, 'version=long-ago')).rejects.toMatchObject({ status: 410 });
  }, 60_000);

/** What every address answers; pages by the data that they are drawn from. */
async function askAll(site: Site, version: string): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  const eventOf = (folder: string, params: Record<string, string>, query: string) => {
    const url = new URL(`https://map.example/${folder}`);
    url.search = [query, version].filter(Boolean).join('&');
    return { url, params, locals: { site }, request: new Request(url), depends: () => {} } as never;
  };
  for (const [folder, params, query] of DATA) {
    const { GET } = await SERVERS[`../../src/routes/${folder}/+server.ts`]!();
    const response = (await GET!(eventOf(folder, params, query))) as Response;
    const bytes = Buffer.from(await response.arrayBuffer());
    answers[`${folder} ${params.file ?? ''}`] = withoutCoverage(bytes.toString('base64'), folder, bytes);
  }
  for (const page of DATA_PAGES) {
    const file = page === '.' ? '+page.server.ts' : `${page}/+page.server.ts`;
    const { load } = await PAGES[`../../src/routes/${file}`]!();
    answers[`page ${page}`] = withoutCoverage(
      '',
      'page',
      Buffer.from(JSON.stringify(await load!(eventOf('', {}, ''))))
    );
  }
  return answers;
}

/** How many articles were read is told as of now; so it is of a page, and of the columns' description. */
function withoutCoverage(answer: string, folder: string, bytes: Buffer): string {
  if (folder !== 'page' && folder !== 'columns.json') return answer;
  return JSON.stringify(JSON.parse(bytes.toString()), (key, value: unknown) =>
    key === 'coverage' || key === 'articles' ? undefined : value
  );
}

function listFolders(root: string, file: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(`/${file}`))
    .map((path) => path.slice(0, -file.length - 1))
    .sort();
}
