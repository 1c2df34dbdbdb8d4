import type { Toponym } from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';
import type { Gazetteer } from './gazetteer.ts';
import { foldName } from './names.ts';

const PART = '(?:North|South|East|West|Northern|Southern|Eastern|Western|Upper|Lower|Central|Inner|Outer)';
const HEAD = new RegExp(`^${PART}\\s+(?=\\p{Lu})`, 'u');
const BEFORE = new RegExp(`\\b((?:${PART}(?:,\\s+|/))*${PART})(?:,?\\s+(?:and|or|&)\\s+|/)$`, 'u');

/**
 * "North and South Waziristan", "Upper, Central and Lower Kurram": the first ones share the last one's name. Each becomes a toponym of its
 * own, its span the one word and its name the whole one. `toponyms` are those found, in reading order.
 */
export function findSharedHeads(doc: Doc, toponyms: readonly Toponym[], gazetteer: Gazetteer): Toponym[] {
  const { text } = doc.article;
  return toponyms.flatMap((last) => {
    const head = last.role === 'literal' || last.role === 'metonym' ? HEAD.exec(last.name) : null;
    const before = head && BEFORE.exec(text.slice(Math.max(0, last.start - 60), last.start));
    if (!head || !before) return [];
    const from = last.start - before[0].length;
    const shared = last.name.slice(head[0].length);
    return [...(before[1] ?? '').matchAll(new RegExp(PART, 'gu'))].flatMap(({ index, 0: part }) => {
      const start = from + index;
      const name = `${part} ${shared}`;
      const isFree = !toponyms.some((one) => one.start < start + part.length && start < one.end);
      if (!isFree || !gazetteer.has(foldName(name))) return [];
      return [
        {
          start,
          end: start + part.length,
          name,
          role: last.role,
          reasons: [`shares the name of "${last.name}"`]
        }
      ];
    });
  });
}
