import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();
const rulesBroken = async (filePath: string, code: string) => {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map((message) => message.ruleId);
};

describe('the lint rules hold the import directions', () => {
  it.each([
    ['src/lib/model/filter.ts', "import { parseDoc } from '../server/text/doc.ts';\nparseDoc;"],
    ['src/lib/server/extract/extract.ts', "import { locate } from '../geocode/locate.ts';\nlocate;"],
    ['src/lib/server/merge/merge.ts', "import { openStore } from '../store/store.ts';\nopenStore;"],
    ['src/lib/server/pipeline.ts', "import { openStore } from './store/store.ts';\nopenStore;"],
    ['src/lib/messages/messages.ts', "import { useSite } from '../ui/site.ts';\nuseSite;"],
    ['src/lib/columns/select.ts', "import { toGeoJson } from '../export/geojson.ts';\ntoGeoJson;"]
  ])('%s may not say %s', async (file, code) => {
    expect(await rulesBroken(file, code)).toContain('boundaries/dependencies');
  });

  it.each([
    ['src/lib/ui/a.ts', "import { Map } from 'maplibre-gl';\nMap;"],
    ['src/lib/server/merge/a.ts', "import distance from '@turf/distance';\ndistance;"],
    ['src/cli/a.ts', "import { Kysely } from 'kysely';\nKysely;"],
    ['src/lib/server/text/a.ts', "import { env } from '$env/dynamic/private';\nenv;"]
  ])('%s may not use the package in %s', async (file, code) => {
    expect(await rulesBroken(file, code)).toContain('no-restricted-imports');
  });

  it.each([
    ['src/lib/server/geocode/a.ts', "import { parseDoc } from '../text/parse.ts';\nparseDoc;"],
    ['src/lib/server/geocode/a.ts', "import distance from '@turf/distance';\ndistance;"],
    ['src/lib/server/store/a.ts', "import { Kysely } from 'kysely';\nKysely;"]
  ])('%s may say %s', async (file, code) => {
    expect(
      (await rulesBroken(file, code)).filter((rule) => rule !== '@typescript-eslint/no-unused-expressions')
    ).toEqual([]);
  });
});
