import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, loadSay, makeSay, type Language, type Messages } from '../../src/lib/messages/index.ts';
import { precompile } from '../../src/lib/messages/precompile.ts';

const FOLDER = 'src/lib/messages';
const languages = Object.keys(LANGUAGES) as Language[];
const texts = Object.fromEntries(
  languages.map((language) => [language, JSON.parse(readFileSync(`${FOLDER}/${language}.json`, 'utf8'))])
) as Record<Language, Record<string, string>>;
const keys = Object.keys(texts.en);

/** Names and file formats that are the same in every language, and signs without a word. */
const SAME = /^(Dateline(?:[:：]\s*)?|CSV|JSON|GeoJSON|HXL|PowerPoint|[^\p{L}]*)$/u;

describe.each(languages)('the messages in %s', (language) => {
  it('are those that there are in English', () => {
    expect(Object.keys(texts[language]).sort()).toEqual(keys.toSorted());
  });

  it('have the places of the English ones and can be said', () => {
    const say = makeSay(LANGUAGES[language].locale, texts[language] as Messages);
    for (const key of keys as (keyof Messages)[]) {
      const text = texts[language][key]!;
      const places = placesOf(text);
      expect(text.trim(), key).not.toBe('');
      expect([...places.keys()].sort(), key).toEqual([...placesOf(texts.en[key]!).keys()].sort());
      for (const n of [0, 1, 2, 12, 2024]) {
        const values = [...places].map(([name, kind]) => [name, kind === 'text' ? 'X' : n]);
        expect(say(key, Object.fromEntries(values)), key).not.toMatch(/undefined|NaN/);
      }
    }
  });

  if (language !== 'en')
    it('say nothing in English', () => {
      const same = keys.filter((key) => texts[language][key] === texts.en[key]);
      expect(same.filter((key) => !SAME.test(wordsOf(texts.en[key]!)))).toEqual([]);
      const script = language === 'ur' ? /\p{Script=Arabic}/u : /\p{Script=Han}/u;
      const foreign = keys.filter(
        (key) => /\p{L}/u.test(wordsOf(texts.en[key]!)) && !script.test(texts[language][key]!)
      );
      expect(foreign.filter((key) => !SAME.test(wordsOf(texts[language][key]!)))).toEqual([]);
    });
});

it('say the same parsed by the build and parsed when they are said', async () => {
  for (const language of languages) {
    const { locale } = LANGUAGES[language];
    const parsed = makeSay(locale, JSON.parse(precompile(JSON.stringify(texts[language]))) as Messages);
    const plain = makeSay(locale, texts[language] as Messages);
    for (const key of keys as (keyof Messages)[]) {
      const values = Object.fromEntries([...placesOf(texts[language][key]!)].map(([name]) => [name, 3]));
      expect(parsed(key, values)).toBe(plain(key, values));
    }
  }
});

it('count as the language does', async () => {
  const say = makeSay('en-GB', {
    ...texts.en,
    'top.map': '{n, plural, one {# map} other {# maps}}'
  } as unknown as Messages);
  expect([say('top.map', { n: 1 }), say('top.map', { n: 1200 })]).toEqual(['1 map', '1,200 maps']);
});

it('are each said somewhere', () => {
  const sources = sourcesUnder('src').filter((path) => !path.startsWith(FOLDER));
  const code = sources.map((path) => readFileSync(path, 'utf8')).join('\n');
  // `top.${name}`: what a message is called may end in a value.
  const begun = [...code.matchAll(/`([a-z][\w]*(?:\.[\w]+)*\.)\$\{/gi)].map((match) => match[1]!);
  const isSaid = (key: string) =>
    code.includes(`'${key}'`) || code.includes(`"${key}"`) || begun.some((start) => key.startsWith(start));
  expect(keys.filter((key) => !isSaid(key))).toEqual([]);
});

it('let a name keep its direction in a line from right to left', async () => {
  const ur = makeSay('ur-PK', { ...texts.ur, 'top.map': '{a} · {n, number}' } as unknown as Messages);
  expect(ur('top.map', { a: 'Dawn', n: 13 })).toBe('\u2068Dawn\u2069 · 13');
  const say = await loadSay('ur-PK');
  expect(say('compare.range', { low: '+11', high: '19' })).toBe('\u2068+11\u2069 سے 19');
  const places = say('list.join', { a: say('list.join', { a: 'Besham', b: 'Shangla' }), b: 'پاکستان' });
  expect(places).toBe('\u2068Besham\u2069، \u2068Shangla\u2069، پاکستان');
  expect((await loadSay('zh-CN'))('list.join', { a: 'Dawn', b: '13' })).toBe('Dawn，13');
});

it('are loaded once for a language', async () => {
  expect(await loadSay('ur-PK')).toBe(await loadSay('ur-PK'));
  expect((await loadSay('zh-CN')).language).toBe('zh');
  await expect(loadSay('fr-FR')).rejects.toThrow('"fr-FR"');
});

type Node = ReturnType<IntlMessageFormat['getAst']>[number];

/** The names of a message's places, each with whether a number or a text stands there. */
function placesOf(text: string): Map<string, 'number' | 'text'> {
  const places = new Map<string, 'number' | 'text'>();
  const walk = (nodes: Node[]) => {
    for (const node of nodes) {
      if (node.type === 0 || node.type === 7 || node.type === 8) continue;
      places.set(
        node.value,
        node.type === 2 || node.type === 6 ? 'number' : (places.get(node.value) ?? 'text')
      );
      if ('options' in node) for (const option of Object.values(node.options)) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
  return places;
}

/** What is left of a message without its places. */
function wordsOf(text: string): string {
  return text.replaceAll(/\{\w+(, number)?\}/g, '').trim();
}

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
