import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { firstModules, isSaidIn, partKeys } from '../../src/lib/messages/firstWords.ts';
import { loadSay, loadSayUpTo, makeSay, type Messages } from '../../src/lib/messages/index.ts';

const texts = JSON.parse(readFileSync('src/lib/messages/en.json', 'utf8')) as Record<string, string>;
const keys = Object.keys(texts);
const parts = partKeys(process.cwd(), keys);

describe('the parts of the messages', () => {
  it('are all of them, each once', () => {
    expect([...parts.embed, ...parts.map, ...parts.rest].sort()).toEqual(keys.toSorted());
  });

  it('begin with what the embed says at first, and nothing of what is opened later', () => {
    expect(parts.embed).toContain('embed.name');
    expect(parts.embed).toContain('layer.one.attack');
    expect(parts.map).toContain('top.download');
    for (const key of ['review.title', 'deskPlace.at', 'card.close', 'share.title'].filter(
      (key) => key in texts
    ))
      expect([...parts.embed, ...parts.map], key).not.toContain(key);
    expect(parts.embed.length).toBeLessThan(keys.length / 4);
    expect(parts.rest.length).toBeGreaterThan(keys.length / 3);
  });
});

describe.each(['embed', 'map'] as const)('the page of the part "%s"', (part) => {
  const modules = firstModules(process.cwd(), part);

  it('has every word that its modules say', () => {
    const isSaid = isSaidIn(modules);
    const sent = new Set(part === 'embed' ? parts.embed : [...parts.embed, ...parts.map]);
    expect(keys.filter((key) => isSaid(key) && !sent.has(key))).toEqual([]);
  });

  it('fetches with what is opened later its words too', () => {
    const later = [...modules.values()].flatMap((code) => [
      ...code.matchAll(/(.{0,24})import\('\.[^']*ui[^']*'\)/g)
    ]);
    const unworded = later.filter(([, before]) => !/worded\((?:site\.)?say, $/.test(before!));
    expect(later.length).toBeGreaterThan(1);
    expect(unworded.map(([all]) => all)).toEqual([]);
  });
});

it('say in parts what they say as a whole', async () => {
  const [inParts, whole] = [await loadSayUpTo('ur-PK', 'embed'), await loadSay('ur-PK')];
  expect(inParts('layer.one.attack')).toBe(whole('layer.one.attack'));
  expect(await loadSayUpTo('ur-PK', 'rest')).toBe(inParts);
});

it('say nothing until they are there', async () => {
  const there: { -readonly [Key in keyof Messages]?: Messages[Key] } = {};
  const say = makeSay('en-GB', there, async () => void Object.assign(there, texts));
  expect([say.has('top.map'), say('top.map')]).toEqual([false, '']);
  await say.whole();
  expect([say.has('top.map'), say('top.map')]).toEqual([true, texts['top.map']]);
});
