/** What a record's keys or a table's header may be called, best first; compared in lower case without signs. */
export const FIELD_NAMES = {
  title: ['title', 'headline', 'heading', 'head', 'subject'],
  text: [
    'text',
    'body',
    'content',
    'textcontent',
    'articlebody',
    'articletext',
    'fulltext',
    'maintext',
    'bodytext',
    'contenttext',
    'contenthtml',
    'bodyhtml',
    'story',
    'article',
    'description',
    'summary'
  ],
  published: [
    'published',
    'publishedat',
    'publisheddate',
    'datepublished',
    'publicationdate',
    'publishdate',
    'pubdate',
    'date',
    'publishedon',
    'publishedtime',
    'datetime',
    'dateposted',
    'createdat',
    'timestamp'
  ],
  url: ['url', 'link', 'articleurl', 'sourceurl', 'permalink', 'canonicalurl', 'href', 'uri', 'weburl'],
  publisher: [
    'publisher',
    'source',
    'outlet',
    'newspaper',
    'publication',
    'sitename',
    'sourcename',
    'media',
    'site',
    'domain'
  ],
  id: ['id', 'articleid', 'guid', 'docid', 'uid', 'key'],
  language: ['language', 'lang', 'inlanguage']
} as const;

export type FieldName = keyof typeof FIELD_NAMES;

/** For each field the key that holds it, among the keys given. */
export function matchFields(keys: readonly string[]): Partial<Record<FieldName, string>> {
  const plain = new Map<string, string>();
  for (const key of keys) {
    const folded = key.toLowerCase().replace(/[^a-z0-9]/g, '');
    if (!plain.has(folded)) plain.set(folded, key);
  }
  const found: Partial<Record<FieldName, string>> = {};
  for (const [field, names] of Object.entries(FIELD_NAMES) as [FieldName, readonly string[]][]) {
    const name = names.find((candidate) => plain.has(candidate));
    if (name !== undefined) found[field] = plain.get(name);
  }
  return found;
}
