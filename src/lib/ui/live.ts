import type { DataMeta } from '../columns/engine.ts';
import type { Say } from '../messages/index.ts';
import { LAYERS } from '../model/index.ts';
import { joined } from './words.ts';

type Kind = 'item' | 'article';

/** What of a page's data a visitor would notice: the kind of each thing, and all that it says. */
export type Prints = Map<string, { kind: Kind; print: string }>;

interface PageData {
  /** On the pages of the map: how many records there are, and in which state. */
  meta?: Pick<DataMeta, 'dataVersion' | 'counts'>;
  items?: { key: string }[];
  articles?: { id: string }[];
}

export function printsOf({ items, articles }: PageData): Prints {
  const prints: Prints = new Map();
  const put = (id: string, kind: Kind, value: unknown) =>
    prints.set(`${kind} ${id}`, { kind, print: JSON.stringify(value) });
  for (const item of items ?? []) put(item.key, 'item', item);
  for (const article of articles ?? []) put(article.id, 'article', article);
  return prints;
}

/** What has changed on a page; null where a visitor would notice nothing. */
export function newsOf(before: PageData, after: PageData, say: Say): string | null {
  if (before.meta && after.meta) return mapNews(before.meta, after.meta, say);
  return updateWords(printsOf(before), printsOf(after), say);
}

/** The map's page knows how many records there are, not each of them: "Updated: 1 new attack, 2 measures fewer". */
function mapNews(
  before: NonNullable<PageData['meta']>,
  after: NonNullable<PageData['meta']>,
  say: Say
): string | null {
  if (before.dataVersion === after.dataVersion) return null;
  const parts = LAYERS.flatMap((layer) => {
    const more = after.counts[layer] - before.counts[layer];
    if (more === 0) return [];
    return more > 0 ? [say(`live.new.${layer}`, { n: more })] : [say(`live.fewer.${layer}`, { n: -more })];
  });
  return say('live.updated', { what: joined(parts, say) || say('live.records') });
}

/** "Updated: 1 new article, 2 changed, 1 gone"; null where nothing on the page differs. */
export function updateWords(before: Prints, after: Prints, say: Say): string | null {
  const fresh: Record<Kind, number> = { article: 0, item: 0 };
  let changed = 0;
  for (const [key, { kind, print }] of after) {
    const earlier = before.get(key);
    if (!earlier) fresh[kind] += 1;
    else if (earlier.print !== print) changed += 1;
  }
  const gone = [...before.keys()].filter((key) => !after.has(key)).length;
  const parts = [
    fresh.article > 0 && say('live.new.article', { n: fresh.article }),
    fresh.item > 0 && say('live.new.item', { n: fresh.item }),
    changed > 0 && say('live.changed', { n: changed }),
    gone > 0 && say('live.gone', { n: gone })
  ].filter((part) => part !== false);
  return parts.length > 0 ? say('live.updated', { what: joined(parts, say) }) : null;
}
