import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadSay } from '../../src/lib/messages/index.ts';
import { openActorNames, openPlaceNames, openProvinces } from '../../src/lib/server/provinces.ts';
import { makeSite } from '../../src/lib/ui/site.ts';
import { failureWords } from '../../src/lib/ui/failure.ts';
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
    'گوادر میں بم دھماکہ',
    '瓜达尔：爆炸袭击'
  ]);
  expect(placeWords(blast.location, urdu!)).toBe('گوادر، بلوچستان');
  expect(placeWords(blast.location, chinese!)).toBe('瓜达尔，俾路支省');
});

it('leaves a place by its own name where the data has no other', async () => {
  const location = point('Kot Nowhere', 'PK-SD', 68, 25);
  expect(placeWords(location, await siteIn('ur-PK'))).toBe('\u2068Kot Nowhere\u2069، سندھ');
});

it('calls several places at once, a road’s ends, provinces and the country in the reader’s language', async () => {
  const [urdu, chinese] = await Promise.all([siteIn('ur-PK'), siteIn('zh-CN')]);
  const called = (name: string, site: typeof urdu) =>
    headline({ ...blast, location: { ...blast.location, name } }, site).split('：')[0];
  expect(called('Rawalpindi, Attock', chinese)).toBe('拉瓦尔品第，阿塔克');
  expect(called('Islamabad–Dasu', chinese)).toBe('伊斯兰堡–达苏');
  expect(called('Balochistan', chinese)).toBe('俾路支省');
  expect(called('Pakistan', chinese)).toBe('巴基斯坦');
  expect(urdu.placeName('Noshki')).toBe('نوشکی');
});

it('says what went wrong in the reader’s language, and leaves a server’s own words', async () => {
  const say = await loadSay('zh-CN');
  expect(failureWords(new TypeError('Failed to fetch'), say)).toBe('无法连接服务器。');
  expect(failureWords('/incidents/inc-1.json answered 404', say)).toBe('已不存在。');
  expect(failureWords(new Error('/view.json answered 502'), say)).toBe('服务器返回502。');
  expect(failureWords(new Error('只有编辑可以添加报道。'), say)).toBe('只有编辑可以添加报道。');
});

it('calls an armed group as the reader’s language does, its short form beside, and by its own name where none is settled', async () => {
  const called = async (locale: string, name: string) => {
    const say = await loadSay(locale);
    const names = () => openActorNames('geodata', say.language);
    return makeSite(
      say,
      () => provinces,
      () => ({}),
      names
    ).actorName(name);
  };
  const army = 'Baloch Liberation Army';
  expect(await called('en-GB', army)).toBe(army);
  expect(await called('ur-PK', army)).toBe('بلوچ لبریشن آرمی (BLA)');
  expect(await called('zh-CN', army)).toBe('俾路支解放军 (BLA)');
  expect(await called('zh-CN', 'BLA')).toBe('俾路支解放军 (BLA)');
  expect(await called('zh-CN', 'Jundallah')).toBe('Jundallah');
});

it('has names of armed groups only for those that records name', () => {
  const known = readFileSync('geodata/actors.tsv', 'utf8')
    .split('\n')
    .flatMap((line) => line.split('\t').slice(0, 2));
  const named = ['ur', 'zh'].flatMap((language) => Object.keys(openActorNames('geodata', language)));
  expect(named.length).toBeGreaterThan(80);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});
