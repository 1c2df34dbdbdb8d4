import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { summarize } from '../../src/lib/columns/index.ts';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  type RecordWriter,
  incidentsToAcled,
  incidentsToCsv,
  incidentsToGed
} from '../../src/lib/export/index.ts';
import { PARTS_MARK } from '../../src/lib/export/html.ts';
import { EVERYTHING, type Incident, type Measure } from '../../src/lib/model/index.ts';
import { RECORDS } from '../fixtures/records.ts';

const META = { dataVersion: 'v1', filter: { ...EVERYTHING, admin1: ['PK-BA'] } };
const rowsOf = (text: string) =>
  Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;

function dasu(changes: Partial<Incident> = {}): Incident {
  const found = RECORDS.incidents.find(({ id }) => id === 'inc-dasu-2021');
  if (!found) throw new Error('the fixture holds Dasu');
  return { ...found, ...changes };
}

const wave = RECORDS.incidents.filter(({ id }) => id === 'inc-balochistan-wave-2024');
const dated = (from: string | null, to: string | null, precision: Incident['date']['precision']) =>
  dasu({ date: { from, to, precision } });

describe("ACLED's columns", () => {
  const acled = (incident: Incident) => rowsOf(incidentsToAcled([incident], META))[0];

  it('gives the day, the place, the deaths and their codes', () => {
    expect(acled(dasu())).toMatchObject({
      event_date: '2021-07-14',
      year: '2021',
      time_precision: '1',
      event_type: 'Explosions/Remote violence',
      sub_event_type: 'Suicide bomb',
      country: 'Pakistan',
      geo_precision: '2',
      fatalities: '13'
    });
  });

  it.each([
    ['2024-03-04', '2024-03-10', 'week', '2024-03-07', '2'],
    ['2024-03-01', '2024-03-31', 'month', '2024-03-16', '3'],
    ['2024-01-01', '2024-12-31', 'year', '', ''],
    [null, null, 'unknown', '', '']
  ] as const)('writes %s to %s as the codebook asks', (from, to, precision, day, code) => {
    expect(acled(dated(from, to, precision))).toMatchObject({ event_date: day, time_precision: code });
  });

  it('leaves empty what nobody says, where ACLED has a 0 or a point', () => {
    expect(acled(wave[0]!)).toMatchObject({
      fatalities: '',
      latitude: '',
      longitude: '',
      geo_precision: '3'
    });
    expect(acled(wave[0]!)?.notes).toContain('Killed: not reported');
  });

  it('counts attackers who died, as ACLED does, and says so in the notes', () => {
    const gwadar = RECORDS.incidents.find(({ id }) => id === 'inc-gwadar-2024')!;
    expect(acled(gwadar)).toMatchObject({ fatalities: '10' });
    expect(acled(gwadar)?.notes).toContain('Killed: 2. Injured: not reported. Attackers killed: 8');
    const unknown = { ...gwadar, casualties: { ...gwadar.casualties, killed: null } };
    expect(acled(unknown)).toMatchObject({ fatalities: '8' });
  });

  it('calls an assault on civilians an attack, one on soldiers a clash, and guesses at no other', () => {
    const struck = (role: 'civilian' | 'security' | 'unknown') =>
      dasu({
        type: 'armed_assault',
        casualties: {
          ...dasu().casualties,
          groups: [
            { outcome: 'killed', role, nationality: null, low: 1, best: 1, high: 1, qualifier: 'exact' }
          ]
        }
      });
    expect(acled(struck('civilian'))).toMatchObject({
      sub_event_type: 'Attack',
      civilian_targeting: 'Civilian targeting'
    });
    expect(acled(struck('security'))).toMatchObject({
      sub_event_type: 'Armed clash',
      civilian_targeting: ''
    });
    expect(acled(struck('unknown'))).toMatchObject({
      disorder_type: 'Political violence',
      event_type: '',
      sub_event_type: '',
      civilian_targeting: ''
    });
  });
});

describe("UCDP GED's columns", () => {
  const ged = (incident: Incident) => rowsOf(incidentsToGed([incident], META))[0];

  it('keeps the interval, low, best and high, and the sources', () => {
    expect(ged(dasu())).toMatchObject({
      date_start: '2021-07-14',
      date_end: '2021-07-14',
      date_prec: '1',
      where_prec: '2',
      low: '12',
      best: '13',
      high: '13',
      number_of_sources: '2'
    });
  });

  it.each([
    ['2024-03-04', '2024-03-06', '2'],
    ['2024-03-04', '2024-03-10', '3'],
    ['2024-03-01', '2024-03-31', '4'],
    ['2024-01-01', '2024-12-31', '5'],
    [null, null, '']
  ])('derives date_prec of %s to %s', (from, to, code) => {
    expect(ged(dated(from, to, 'week'))?.date_prec).toBe(code);
  });

  it('gives a province no point', () => {
    expect(ged(wave[0]!)).toMatchObject({ where_prec: '4', latitude: '', geom_wkt: '', best: '', low: '' });
  });
});

describe('CSV with HXL tags', () => {
  it('has a tag under every column, and the same rows as the plain one', () => {
    const hxl = incidentsToCsv(RECORDS.incidents, META, { hxl: true }).split('\r\n');
    const plain = incidentsToCsv(RECORDS.incidents, META).split('\r\n');
    const tags = hxl[1]!.split(',');
    expect(tags).toHaveLength(plain[0]!.split(',').length);
    expect(tags.every((tag) => /^#[a-z]+[a-z0-9]*(\+[a-z0-9]+)*$/.test(tag))).toBe(true);
    expect(new Set(tags).size).toBe(tags.length);
    expect([hxl[0], ...hxl.slice(2)]).toEqual(plain);
  });
});

it('gives the same bytes for the same selection, in every format, and names the data version in all but JSON lines', async () => {
  const page = {
    template: PARTS_MARK,
    country: 'PK',
    admin1: [],
    covered: { articles: [], coverage: [] },
    basemap: { admin1: JSON.parse(readFileSync('geodata/admin1-pk.geojson', 'utf8')) },
    actorNames: {},
    contexts: new Map(),
    openings: new Map(),
    look: '',
    undated: 0
  };
  const bytesOf = async (format: ExportFormat) => {
    const records = structuredClone(RECORDS);
    if (format.of === 'sums')
      return Buffer.from(format.write({ ...summarize(records, []), undated: 0 }, [], META));
    if (format.of === 'page')
      return Buffer.from(await format.write({ selection: records, reconciled: [], meta: META, page }));
    const writer = format.start(META) as RecordWriter<Incident | Measure>;
    const told = records[format.of].map((record) => writer.add(record));
    return Buffer.concat([writer.begin(), ...told, writer.end()].map((part) => Buffer.from(part)));
  };
  for (const format of EXPORT_FORMATS) {
    const [once, again] = [await bytesOf(format), await bytesOf(format)];
    expect(once.equals(again), format.name).toBe(true);
    if (format.name !== 'jsonl') expect(once.includes('v1'), format.name).toBe(true);
  }
});

it('has one name, file and title for each format', () => {
  for (const key of ['name', 'file', 'title'] as const)
    expect(new Set(EXPORT_FORMATS.map((format) => format[key])).size).toBe(EXPORT_FORMATS.length);
  // The address is told from a page's by this form alone (src/params/format.ts).
  for (const { file } of EXPORT_FORMATS)
    expect(file).toMatch(/^(?:incidents|measures|summary|brief)\.[a-z.]+$/);
});
