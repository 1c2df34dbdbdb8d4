import { strFromU8, unzipSync } from 'fflate';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { briefingToPptx } from '../../src/lib/export/pptx.ts';
import { BRIEFING } from '../fixtures/briefing.ts';

const partsOf = async (briefing = BRIEFING) => {
  const files = unzipSync(await briefingToPptx(briefing));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
};
const slidesOf = (parts: Record<string, string>) =>
  Object.keys(parts)
    .filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)))
    .map((name) => parts[name] ?? '');

describe('slides', () => {
  it('hold native text, a native table and a native chart, not pictures of them', async () => {
    const parts = await partsOf();
    const [title, provinces, timeline, record, sources] = slidesOf(parts);
    expect(title).toContain('<a:t>Attacks in Balochistan</a:t>');
    expect(title).toContain('<p:pic>');
    expect(provinces).toContain('<a:tbl>');
    expect(provinces).toContain('<a:t>at least 12</a:t>');
    expect(provinces).toContain('<a:t>not reported</a:t>');
    expect(timeline).toContain('drawingml/2006/chart');
    expect(Object.keys(parts).filter((name) => /charts\/chart\d+\.xml$/.test(name))).toHaveLength(1);
    expect(record).toContain('“Five of the dead were engineers &amp; drivers”');
    expect(sources).toContain('A report');
    for (const slide of [provinces, timeline, record, sources]) expect(slide).not.toContain('<p:pic>');
  });

  it('name the data version on every slide and the method in the notes', async () => {
    const parts = await partsOf();
    expect(Object.values(parts).filter((xml) => xml.includes('Data version v1')).length).toBeGreaterThan(0);
    const notes = Object.entries(parts).filter(([name]) => name.includes('notesSlides/notesSlide'));
    expect(notes.some(([, xml]) => xml.includes('Places: GeoNames'))).toBe(true);
  });

  it('link each quote and source to its address', async () => {
    const parts = await partsOf();
    const relations = Object.entries(parts).filter(([name]) => name.includes('slides/_rels/'));
    expect(relations.some(([, xml]) => xml.includes('https://news.example/1'))).toBe(true);
  });

  it('go on where a list is longer than a slide', async () => {
    const row = BRIEFING.provinces.rows[0]!;
    const long = {
      ...BRIEFING,
      provinces: { ...BRIEFING.provinces, rows: Array.from({ length: 30 }, () => row) },
      sources: Array.from({ length: 30 }, () => BRIEFING.sources[0]!)
    };
    expect(slidesOf(await partsOf(long))).toHaveLength(1 + 3 + 1 + 1 + 3);
  });

  it('say so where there is no map and nothing to draw', async () => {
    const empty = {
      ...BRIEFING,
      map: null,
      timeline: { labels: [], series: [], note: null },
      records: [],
      sources: []
    };
    const [title] = slidesOf(await partsOf(empty));
    expect(title).toContain('No map could be drawn');
    expect(title).not.toContain('<p:pic>');
  });

  it('are written from right to left in Urdu, with fonts that Office has for each script', async () => {
    const quotes = ['Five of the dead were engineers', 'پانچ انجینئر ہلاک ہوئے'].map((text) => ({
      text,
      title: 'A report',
      source: 'Dawn',
      url: null
    }));
    const records = [{ headline: 'بشام میں دھماکا', lines: ['6 ہلاک'], quotes }];
    const [title, provinces, , record] = slidesOf(await partsOf({ ...BRIEFING, locale: 'ur-PK', records }));
    expect(title).toMatch(/<a:pPr rtl="1"\s+algn="r"/);
    expect(title).toContain('typeface="Arial"');
    // The first column is the right one.
    const cells = [...(provinces ?? '').matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text);
    expect(cells.indexOf('Province')).toBe(cells.indexOf('Measures') + 4);
    const paragraphs = (record ?? '').split('<a:p>').slice(1);
    const paragraphOf = (words: string) => paragraphs.find((xml) => xml.includes(words));
    expect(paragraphOf('6 ہلاک')).toContain('rtl="1"');
    expect(paragraphOf('Five of the dead')).not.toContain('rtl="1"');
    expect(paragraphOf('Five of the dead')).toContain('typeface="Cambria"');
    expect(paragraphOf('پانچ')).toContain('typeface="Times New Roman"');
    const [chinese] = slidesOf(await partsOf({ ...BRIEFING, locale: 'zh-CN' }));
    expect(chinese).toContain('typeface="Microsoft YaHei"');
    expect(chinese).not.toContain('rtl="1"');
  });

  it('are the same bytes again', async () => {
    const once = await briefingToPptx(BRIEFING);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(Buffer.from(await briefingToPptx(BRIEFING)).equals(Buffer.from(once))).toBe(true);
  });
});

const SOFFICE = '/usr/bin/soffice';

it.skipIf(!existsSync(SOFFICE))(
  'are opened by LibreOffice, slide for page (skipped where it is not installed)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-slides-'));
    const file = join(folder, 'briefing.pptx');
    writeFileSync(file, await briefingToPptx(BRIEFING));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync(SOFFICE, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
      stdio: 'ignore'
    });
    const pdf = readFileSync(join(folder, 'briefing.pdf'), 'latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(5);
    rmSync(folder, { recursive: true });
  },
  120_000
);
