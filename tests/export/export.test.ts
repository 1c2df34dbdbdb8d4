import { check } from '@placemarkio/check-geojson';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { select, summarize, type Selection } from '../../src/lib/columns/index.ts';
import {
  incidentsToCsv,
  incidentsToGeoJson,
  incidentsToJsonl,
  measuresToCsv,
  measuresToGeoJson,
  summaryToJson
} from '../../src/lib/export/index.ts';
import { EVERYTHING, type Incident, type Measure } from '../../src/lib/model/index.ts';
import { PROVINCES, RECORDS } from '../fixtures/records.ts';

const META = { dataVersion: 'v1', filter: { ...EVERYTHING, admin1: ['PK-BA'] } };
const summaryOf = (selection: Selection<Incident, Measure>) =>
  summaryToJson({ ...summarize(selection, PROVINCES), undated: selection.undated }, PROVINCES, META);

describe('GeoJSON', () => {
  it('is valid, for incidents and for measures', () => {
    expect(() => check(incidentsToGeoJson(RECORDS.incidents, META))).not.toThrow();
    expect(() => check(measuresToGeoJson(RECORDS.measures, META))).not.toThrow();
    expect(() => check(incidentsToGeoJson([], META))).not.toThrow();
  });

  it('gives no point to what is known only to a province', () => {
    const { features } = JSON.parse(incidentsToGeoJson(RECORDS.incidents, META));
    const wave = features.find((feature: { id: string }) => feature.id === 'inc-balochistan-wave-2024');
    expect(wave.geometry).toBeNull();
    expect(wave.properties).toMatchObject({ admin1: 'PK-BA', placePrecision: 'admin1', killed: null });
  });

  it('names its version, filter and sources', () => {
    const collection = JSON.parse(incidentsToGeoJson(RECORDS.incidents, META));
    expect(collection).toMatchObject({ dataVersion: 'v1', filter: 'admin1=PK-BA' });
    expect(collection.attribution).toContain('GeoNames');
    const dasu = collection.features.find((feature: { id: string }) => feature.id === 'inc-dasu-2021');
    expect(dasu.properties.sources.map((source: { articleId: string }) => source.articleId)).toEqual([
      'dasu-first-day',
      'dasu-two-days-later'
    ]);
  });
});

describe('CSV', () => {
  const rowsOf = (text: string) =>
    Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;

  it('has a row for each incident and an empty cell for what is unknown', () => {
    const rows = rowsOf(incidentsToCsv(RECORDS.incidents, META));
    expect(rows).toHaveLength(RECORDS.incidents.length);
    expect(rows.find((row) => row.id === 'inc-dasu-2021')).toMatchObject({
      killedLow: '12',
      killedBest: '13',
      reports: '2'
    });
    expect(rows.find((row) => row.id === 'inc-balochistan-wave-2024')).toMatchObject({
      killedBest: '',
      lng: '',
      lat: ''
    });
  });

  it.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\tx', '\rx'])(
    'keeps a spreadsheet from running %j',
    (target) => {
      const [incident] = RECORDS.incidents as [Incident];
      const [row] = rowsOf(incidentsToCsv([{ ...incident, target }], META));
      expect(row?.target).toBe(`'${target}`);
    }
  );

  it('leaves negative coordinates numbers', () => {
    const [incident] = RECORDS.incidents as [Incident];
    const [row] = rowsOf(
      incidentsToCsv([{ ...incident, location: { ...incident.location, lng: -3.5, lat: -1 } }], META)
    );
    expect(row).toMatchObject({ lng: '-3.5', lat: '-1' });
  });

  it('has measures with their words', () => {
    const rows = rowsOf(measuresToCsv(RECORDS.measures, META));
    expect(rows.find((row) => row.id === 'mea-islamabad-unit')?.summary).toContain('1,200 men');
  });
});

describe('JSON lines', () => {
  it('has one incident a line with the articles that report it', () => {
    const lines = incidentsToJsonl(RECORDS.incidents).trimEnd().split('\n');
    expect(lines).toHaveLength(RECORDS.incidents.length);
    const dasu = lines
      .map((line) => JSON.parse(line) as Incident)
      .find((incident) => incident.id === 'inc-dasu-2021');
    expect(dasu?.reports.map((report) => report.articleId)).toEqual([
      'dasu-first-day',
      'dasu-two-days-later'
    ]);
  });
});

describe('summary', () => {
  it('says what the page says, with reported totals beside the sums', () => {
    const summary = JSON.parse(summaryOf(select(RECORDS, EVERYTHING)));
    expect(summary.provinces.map((area: { name: string }) => area.name)).toEqual(
      PROVINCES.map((p) => p.name)
    );
    expect(summary.total.killed).toEqual({ low: 23, best: 24, high: 24 });
    expect(summary.aggregates[0]).toMatchObject({ killed: 20, who: 'Chinese citizens' });
  });
});

it('writes record by record what would be written of all at once', () => {
  for (const records of [[], RECORDS.incidents.slice(0, 1), RECORDS.incidents]) {
    const geojson = incidentsToGeoJson(records, META);
    expect(geojson).toBe(`${JSON.stringify(JSON.parse(geojson), null, 1)}\n`);
    const csv = incidentsToCsv(records, META, { hxl: true });
    const rows = Papa.parse<string[]>(csv.trimEnd()).data;
    expect(rows).toHaveLength(records.length + 2);
    expect(csv).toBe(`${Papa.unparse(rows, { newline: '\r\n' })}\r\n`);
  }
});

it('gives the same bytes for the same selection', () => {
  const once = select(RECORDS, META.filter);
  const again = select(structuredClone(RECORDS), structuredClone(META.filter));
  expect(incidentsToCsv(again.incidents, META)).toBe(incidentsToCsv(once.incidents, META));
  expect(incidentsToGeoJson(again.incidents, META)).toBe(incidentsToGeoJson(once.incidents, META));
  expect(summaryOf(again)).toBe(summaryOf(once));
});
