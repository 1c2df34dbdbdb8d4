import { furnitureRule, isTailHeading } from './furniture.ts';
import { isHeadline, sameTitle } from './title.ts';
import type { Line } from './lines.ts';

/** A page prints a story's headline, its date and buttons, at most a caption, and the headline again. */
const REPEAT_WITHIN_LINES = 7;

/**
 * Cuts a page at the headlines that start a further story: one that comes again a few lines on, with nothing but an
 * "Updated … / Follow" block and captions between. The first part is the page's own story.
 */
export function splitStories(lines: readonly Line[]): Line[][] {
  const starts = lines.flatMap((_, i) => (i > 0 && startsStory(lines, i) ? [i] : []));
  const kept = starts.filter((start, n) => start > repeatAt(lines, starts[n - 1] ?? 0));
  return [0, ...kept].map((start, n) => lines.slice(start, kept[n]));
}

/** Index of the last repeat of the headline at `start` near it; `start` where there is none. */
export function repeatAt(lines: readonly Line[], start: number): number {
  const title = lines[start]?.text ?? '';
  for (let i = Math.min(start + REPEAT_WITHIN_LINES, lines.length - 1); i > start; i--) {
    if (sameTitle(lines[i]?.text ?? '', title)) return i;
  }
  return start;
}

function startsStory(lines: readonly Line[], start: number): boolean {
  const line = lines[start];
  if (!line || !isHeadline(line.text) || furnitureRule(line.text) || isTailHeading(line.text)) return false;
  const repeat = repeatAt(lines, start);
  const between = lines.slice(start + 1, repeat);
  return between.some((other) =>
    ['updated', 'published', 'follow'].includes(furnitureRule(other.text) ?? '')
  );
}
