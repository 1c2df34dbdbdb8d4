/** Lower case, no accents, no punctuation: the key by which two spellings count as one. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ʻʼ‘’'`ʿʾ]/g, '')
    .replace(/[ıİ]/g, 'i')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const LATIN_NAME = /^[\p{Script=Latin}\p{M}][\p{Script=Latin}\p{M}\s.'’‘ʻ\-/()]+$/u;
const ARABIC_NAME = /^[\p{Script=Arabic}\p{M}\s‌-]+$/u;

/** A spelling that a newspaper in a Latin script might print: a capital first, no airport code, no syllable-by-syllable romanisation. */
export function isNewsSpelling(name: string): boolean {
  return LATIN_NAME.test(name) && /^\p{Lu}/u.test(name) && !/^\p{Lu}{2,4}$/u.test(name) && name.length > 2;
}

export function isArabicScript(name: string): boolean {
  return ARABIC_NAME.test(name);
}

/** `names` without those that fold like `name` or like an earlier one; order kept. */
export function distinctNames(name: string, names: string[]): string[] {
  const seen = new Set([foldName(name)]);
  return names.filter((other) => {
    const key = foldName(other);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Tabs, line breaks and the alternates' own separator never stand inside a cell. */
export function cell(text: string): string {
  return text.replace(/[\t\r\n|]+/g, ' ').trim();
}
