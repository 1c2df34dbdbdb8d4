import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openGeodata } from '../../src/routes/geodata.server.ts';

const GEODATA = join(import.meta.dirname, '../../geodata');
const folder = () => mkdtempSync(join(tmpdir(), 'dateline-added-'));
const textOf = async (added: string, path: string) =>
  (await openGeodata(GEODATA, added).file(path))?.body.identity.toString('utf8');

describe("the map's files", () => {
  it('hold no outline of a district where none was added', async () => {
    expect(JSON.parse((await textOf(folder(), 'admin2-pk.geojson')) ?? '')).toEqual({
      type: 'FeatureCollection',
      features: []
    });
  });

  it('hold the outlines that were added for the country in focus', async () => {
    const added = folder();
    writeFileSync(join(added, 'admin2-PK.geojson'), '{"type":"FeatureCollection","features":[{}]}');
    writeFileSync(join(added, 'admin2-IN.geojson'), '{"type":"FeatureCollection","features":[]}');
    expect(await textOf(added, 'admin2-pk.geojson')).toContain('[{}]');
    expect(await textOf(added, 'admin2-in.geojson')).toBeUndefined();
  });

  it.each(['places.tsv', '../package.json', 'admin2-PK.geojson', 'README.md'])('are not %s', (path) => {
    expect(openGeodata(GEODATA, folder()).file(path)).toBeNull();
  });
});
