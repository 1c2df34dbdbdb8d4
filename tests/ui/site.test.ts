import { expect, it } from 'vitest';
import { loadSay } from '../../src/lib/messages/index.ts';
import { openPlaceNames, openProvinces } from '../../src/lib/server/provinces.ts';
import { makeSite } from '../../src/lib/ui/site.ts';
import { headline, placeWords } from '../../src/lib/ui/words.ts';
import { point } from '../fixtures/build.ts';

const provinces = openProvinces('geodata').admin1;
const siteIn = async (locale: string) => {
  const say = await loadSay(locale);
  return makeSite(
    say,
    () => provinces,
    () => openPlaceNames('geodata', say.language)
  );
};
const blast = {
  category: 'attack',
  type: 'bombing',
  location: point('GWADAR', 'PK-BA', 62.3, 25.1)
} as const;

it('calls towns and provinces as the reader’s language does', async () => {
  const [english, urdu, chinese] = await Promise.all(['en-GB', 'ur-PK', 'zh-CN'].map(siteIn));
  expect([english, urdu, chinese].map((site) => headline(blast, site!))).toEqual([
    'Bombing in Gwadar',
    'گوادر میں بم دھماکا',
    '瓜达尔：爆炸袭击'
  ]);
  expect(placeWords(blast.location, urdu!)).toBe('گوادر، بلوچستان');
  expect(placeWords(blast.location, chinese!)).toBe('瓜达尔，俾路支省');
});

it('leaves a place by its own name where the data has no other', async () => {
  const location = point('Kot Nowhere', 'PK-SD', 68, 25);
  expect(placeWords(location, await siteIn('ur-PK'))).toBe('\u2068Kot Nowhere\u2069، سندھ');
});
