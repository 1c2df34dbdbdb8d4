/** An id that can be a file's name: letters, digits, dot, dash and underscore; null where nothing is left. */
export function safeId(value: string | null | undefined): string | null {
  const safe = (value ?? '')
    .normalize('NFC')
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  if (safe === '') return null;
  return safe.length <= MAX_LENGTH ? safe : `${safe.slice(0, MAX_LENGTH - 9)}-${shortHash(safe)}`;
}

const MAX_LENGTH = 120;

/** A name for a record without an id of its own. */
export function rowId(base: string, row: number): string {
  return `${base}-${row}`;
}

/** The article's name in the store: a row's bare number names it in its own file alone, for two tables both have a row 7. */
export function idInStore(id: string, fileBase: string): string {
  return /^\d+$/.test(id) && id !== fileBase ? `${fileBase}-${id}` : id;
}

/** FNV-1a, 32 bits, in hexadecimal: keeps long ids apart that begin alike. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
