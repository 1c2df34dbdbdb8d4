export type Format = 'csv' | 'feed' | 'html' | 'json' | 'jsonl' | 'text' | 'unknown';

const TEXT_ENDINGS = ['', 'txt', 'text'];
const HTML_ENDINGS = ['html', 'htm', 'xhtml', 'shtml', 'php', 'asp', 'aspx'];
const FEED_ENDINGS = ['rss', 'atom', 'rdf', 'xml'];

/** What a decoded file holds: by its content first, then by its ending. */
export function detectFormat(text: string, fileName: string): Format {
  const ending = fileEnding(fileName);
  const start = text.slice(0, 4000).trimStart();
  if (start.startsWith('<')) return markupFormat(start, ending);
  if (ending === 'jsonl' || ending === 'ndjson') return 'jsonl';
  if (ending === 'json') return 'json';
  if (ending === 'csv' || ending === 'tsv') return 'csv';
  if (/^(?:\{\s*["}]|\[\s*[{\]])/.test(start)) return 'json';
  if (HTML_ENDINGS.includes(ending)) return 'html';
  if (FEED_ENDINGS.includes(ending)) return 'feed';
  return TEXT_ENDINGS.includes(ending) || /^\d+$/.test(ending) || ending.includes(' ') ? 'text' : 'unknown';
}

/** The part after the last dot, lower case; '' where there is none. */
function fileEnding(fileName: string): string {
  const name = fileName.split(/[/\\]/).at(-1) ?? '';
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** Base name without its last ending: the id of a single article's file. */
export function baseName(fileName: string): string {
  const name = fileName.split(/[/\\]/).at(-1) ?? '';
  const dot = name.lastIndexOf('.');
  return (dot > 0 ? name.slice(0, dot) : name) || 'article';
}

function markupFormat(start: string, ending: string): Format {
  if (/<(?:rss|feed|rdf:RDF)[\s>]/i.test(start) && !/<html[\s>]/i.test(start)) return 'feed';
  if (/<(?:!doctype html|html|head|body|main|article|section|div|p|h1|h2|table|meta|title)\b/i.test(start))
    return 'html';
  if (HTML_ENDINGS.includes(ending)) return 'html';
  if (FEED_ENDINGS.includes(ending)) return 'feed';
  return TEXT_ENDINGS.includes(ending) && !start.startsWith('<?xml') ? 'text' : 'unknown';
}
