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
  map?: { incidents: { id: string; category: string }[]; measures: { id: string }[] };
  items?: { key: string }[];
  articles?: { id: string }[];
}

export function printsOf({ map, items, articles }: PageData): Prints {
  const prints: Prints = new Map();
  const put = (id: string, kind: string, value: unknown) =>
    prints.set(`${kind} ${id}`, { kind, print: JSON.stringify(value) });
  for (const row of map?.incidents ?? []) put(row.id, row.category, row);
  for (const row of map?.measures ?? []) put(row.id, 'measure', row);
  if (!map) for (const item of items ?? []) put(item.key, 'item', item);
  if (!map) for (const article of articles ?? []) put(article.id, 'article', article);
  return prints;
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
