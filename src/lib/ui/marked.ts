import type { Span } from '../model/index.ts';

export interface Segment<M extends Span> extends Span {
  text: string;
  /** The marks that cover this piece, in the order given; empty for plain text. */
  marks: M[];
}

/** Cuts a text at every border of a mark. The pieces joined are the text again; marks may overlap. */
export function markSegments<M extends Span>(text: string, marks: readonly M[]): Segment<M>[] {
  const inside = marks.filter((mark) => mark.start >= 0 && mark.end <= text.length && mark.start < mark.end);
  const cuts = [...new Set([0, text.length, ...inside.flatMap((mark) => [mark.start, mark.end])])].sort(
    (a, b) => a - b
  );
  const segments: Segment<M>[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const start = cuts[i] ?? 0;
    const end = cuts[i + 1] ?? text.length;
    const covering = inside.filter((mark) => mark.start <= start && end <= mark.end);
    segments.push({ start, end, text: text.slice(start, end), marks: covering });
  }
  return segments;
}
