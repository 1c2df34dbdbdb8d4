import type { DataMeta } from '../columns/engine.ts';
import { LAYERS } from '../model/index.ts';
import { countOf } from './words.ts';

/** What of a page's data a visitor would notice: the kind of each thing, and all that it says. */
export type Prints = Map<string, { kind: string; print: string }>;

const KINDS: Record<string, { one: string; many: string }> = {
  attack: { one: 'attack', many: 'attacks' },
  operation: { one: 'operation', many: 'operations' },
  measure: { one: 'measure', many: 'measures' },
  article: { one: 'article', many: 'articles' },
  item: { one: 'record to look at', many: 'records to look at' }
};

interface PageData {
  /** On the pages of the map: how many records there are, and in which state. */
  meta?: Pick<DataMeta, 'dataVersion' | 'counts'>;
  items?: { key: string }[];
  articles?: { id: string }[];
}

export function printsOf({ items, articles }: PageData): Prints {
  const prints: Prints = new Map();
  const put = (id: string, kind: string, value: unknown) =>
    prints.set(`${kind} ${id}`, { kind, print: JSON.stringify(value) });
  for (const item of items ?? []) put(item.key, 'item', item);
  for (const article of articles ?? []) put(article.id, 'article', article);
  return prints;
}

/** What has changed on a page; null where a visitor would notice nothing. */
export function newsOf(before: PageData, after: PageData): string | null {
  if (before.meta && after.meta) return mapNews(before.meta, after.meta);
  return updateWords(printsOf(before), printsOf(after));
}

/** The map's page knows how many records there are, not each of them: "Updated: 1 new attack, 2 measures fewer". */
function mapNews(before: NonNullable<PageData['meta']>, after: NonNullable<PageData['meta']>): string | null {
  if (before.dataVersion === after.dataVersion) return null;
  const parts = LAYERS.flatMap((layer) => {
    const more = after.counts[layer] - before.counts[layer];
    const words = KINDS[layer] ?? { one: layer, many: layer };
    if (more === 0) return [];
    return more > 0
      ? [countOf(more, { one: `new ${words.one}`, many: `new ${words.many}` })]
      : [`${countOf(-more, words)} fewer`];
  });
  return `Updated: ${parts.join(', ') || 'records changed'}`;
}

/** "Updated: 1 new attack, 2 changed, 1 gone"; null where nothing on the page differs. */
export function updateWords(before: Prints, after: Prints): string | null {
  const fresh = new Map<string, number>();
  let changed = 0;
  for (const [key, { kind, print }] of after) {
    const earlier = before.get(key);
    if (!earlier) fresh.set(kind, (fresh.get(kind) ?? 0) + 1);
    else if (earlier.print !== print) changed += 1;
  }
  const gone = [...before.keys()].filter((key) => !after.has(key)).length;
  const parts = [
    ...Object.keys(KINDS).flatMap((kind) => {
      const count = fresh.get(kind) ?? 0;
      const words = KINDS[kind] ?? { one: kind, many: kind };
      return count > 0 ? [countOf(count, { one: `new ${words.one}`, many: `new ${words.many}` })] : [];
    }),
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(gone > 0 ? [`${gone} gone`] : [])
  ];
  return parts.length > 0 ? `Updated: ${parts.join(', ')}` : null;
}
