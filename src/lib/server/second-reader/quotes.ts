import type { Span } from '../../model/index.ts';

/** Characters that editors and models swap freely. */
const ALIKE = ['"“”„«»', "'’‘`", '-–—‑', '.…'];

/**
 * Where `quote` stands in `text`, nearest to `around`; runs of white space, and kinds of quotation marks and dashes,
 * are taken for the same, everything else must be equal. Null where it does not stand there.
 */
export function findQuote(text: string, quote: string, around = 0): Span | null {
  const words = quote.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const pattern = new RegExp(words.map((word) => [...word].map(alike).join('')).join('\\s+'), 'gu');
  const spans = [...text.matchAll(pattern)].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length
  }));
  const distance = (span: Span) => Math.abs(span.start - around);
  return spans.reduce<Span | null>(
    (best, span) => (best && distance(best) <= distance(span) ? best : span),
    null
  );
}

function alike(character: string): string {
  const set = ALIKE.find((candidates) => candidates.includes(character));
  const escaped = (c: string) => c.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return set ? `[${[...set].map(escaped).join('')}]` : escaped(character);
}
