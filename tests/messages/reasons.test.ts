import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, loadSay, type Language } from '../../src/lib/messages/index.ts';
import {
  loadReasons,
  readReason,
  readTolls,
  TEMPLATES,
  TOLL_TEMPLATES
} from '../../src/lib/messages/reasons/index.ts';
import { makeSite } from '../../src/lib/ui/site.ts';
import { reasonWords } from '../../src/lib/ui/reasonWords.ts';

const GOLDEN = 'tests/golden';
const languages = Object.keys(LANGUAGES) as Language[];
const FILLED: Record<string, string> = {
  n: '12',
  m: '13',
  points: '+1.5',
  day: '2024-03-26',
  count: '5',
  count2: '4+',
  outcome: 'killed',
  type: 'bombing',
  type2: 'shelling',
  nation: 'CN',
  nations: 'CN, PK',
  area: 'PK-BA',
  word: 'capital',
  tolls: 'killed 5',
  distance: 'km north of Turbat'
};

describe('the reasons of the stages', () => {
  it.each(Object.entries(TEMPLATES))('%s is read as itself: %s', (code, template) => {
    const text = template.replace(/\{(\w+)\}/g, (_, name: string) => FILLED[name] ?? `Some ${name}`);
    expect(readReason(text)?.code).toBe(code);
  });

  it.each(Object.entries(TOLL_TEMPLATES))('of tolls, %s is read as itself: %s', (code, template) => {
    const text = template.replace(/\{(\w+)\}/g, (_, name: string) => FILLED[name] ?? '');
    expect(readTolls(text)?.map((part) => part.code)).toEqual([code]);
  });

  it('are all known that the golden articles give for their places', () => {
    const given = readdirSync(GOLDEN).flatMap((name) => {
      const { incidents, measures } = JSON.parse(
        readFileSync(`${GOLDEN}/${name}/extraction.json`, 'utf8')
      ) as Record<'incidents' | 'measures', { location: { reasons: string[] } }[]>;
      return [...incidents, ...measures].flatMap(({ location }) => location.reasons);
    });
    expect(given.length).toBeGreaterThan(100);
    expect([...new Set(given)].filter((reason) => readReason(reason) === null)).toEqual([]);
  });

  it.each(languages)('have the same places in %s', async (language) => {
    const { REASONS, TOLLS } = await loadReasons(language);
    for (const [code, template] of Object.entries({ ...TEMPLATES, ...TOLL_TEMPLATES }))
      expect(placesOf({ ...REASONS, ...TOLLS }[code as keyof typeof TEMPLATES]), code).toEqual(
        placesOf(template)
      );
  });
});

describe('a reason on the screen', () => {
  const title = (id: string) => (id === 'dawn#incident.0' ? 'Blast near Dasu' : null);
  const saidIn = async (language: Language, reason: string) => {
    const say = await loadSay(LANGUAGES[language].locale);
    const site = makeSite(say, () => [
      { code: 'PK-BA', name: 'Balochistan', names: { ur: 'بلوچستان', zh: '俾路支省' }, population: null }
    ]);
    const texts = await loadReasons(language);
    return reasonWords(reason, { texts, site, reportTitle: title })?.replace(/[\u2066-\u2069]/g, '');
  };

  it('has names for its codes', async () => {
    expect(await saidIn('en', 'place: both in PK-BA (+1)')).toBe('place: both in Balochistan (+1)');
    expect(await saidIn('zh', 'place: both in PK-BA (+1)')).toBe('地点：均在俾路支省（+1）');
    expect(await saidIn('ur', 'type: both suicide_bombing (+1)')).toBe('قسم: دونوں خودکش دھماکہ (+1)');
    expect(await saidIn('zh', 'nationality: both CN, PK (+2)')).toBe('国籍：均为中国，巴基斯坦（+2）');
  });

  it('names the report that it compares with, and says tolls part by part', async () => {
    expect(await saidIn('en', 'same as dawn#incident.0: score 7.5')).toBe(
      'same as Blast near Dasu: score 7.5'
    );
    expect(await saidIn('zh', 'toll: killed 5, injured 3 against 4+ (+1.5)')).toBe(
      '伤亡：死亡5人，受伤一为3人，一为4+人（+1.5）'
    );
  });

  it('is left as it is where nobody knows it', async () => {
    expect(await saidIn('ur', 'a reason of another version')).toBeUndefined();
  });
});

function placesOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();
}
