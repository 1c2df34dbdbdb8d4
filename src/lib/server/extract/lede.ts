import type { Doc, Sentence } from '../text/doc.ts';

export function isLede(doc: Doc, sentence: Sentence): boolean {
  if (sentence.kind !== 'body') return sentence.kind === 'title' || sentence.kind === 'bullet';
  let before = 0;
  for (const other of doc.sentences) {
    if (other.kind !== 'body' || other.lastToken - other.firstToken <= 3) continue;
    if (other === sentence) return true;
    before += 1;
    if (before === 2) return false;
  }
  return false;
}
