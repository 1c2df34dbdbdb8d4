import type { DataMeta } from '../columns/engine.ts';
import type { Say } from '../messages/index.ts';
import { LAYERS } from '../model/index.ts';
import { joined } from './words.ts';

/** What of a page's data a visitor would notice: the kind of each thing, and all that it says. */
export type Prints = Map<string, { kind: Kind; print: string }>;

const KINDS = [...LAYERS, 'article', 'item'] as const;
type Kind = (typeof KINDS)[number];

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
    const n = after.counts[layer] - before.counts[layer];
    if (n === 0) return [];
    return n > 0 ? [say(`live.new.${layer}`, { n })] : [say(`live.fewer.${layer}`, { n: -n })];
  });
  return say('live.updated', { what: joined(parts, say) || say('live.recordsChanged') });
}

/** "Updated: 1 new attack, 2 changed, 1 gone"; null where nothing on the page differs. */
export function updateWords(before: Prints, after: Prints, say: Say): string | null {
  const fresh = new Map<Kind, number>();
  let changed = 0;
  for (const [key, { kind, print }] of after) {
    const earlier = before.get(key);
    if (!earlier) fresh.set(kind, (fresh.get(kind) ?? 0) + 1);
    else if (earlier.print !== print) changed += 1;
  }
  const gone = [...before.keys()].filter((key) => !after.has(key)).length;
  const parts = [
    ...KINDS.flatMap((kind) => {
      const n = fresh.get(kind) ?? 0;
      return n > 0 ? [say(`live.new.${kind}`, { n })] : [];
    }),
    ...(changed > 0 ? [say('live.changed', { n: changed })] : []),
    ...(gone > 0 ? [say('live.gone', { n: gone })] : [])
  ];
  return parts.length > 0 ? say('live.updated', { what: joined(parts, say) }) : null;
}
