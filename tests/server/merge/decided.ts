import type {
  Correction,
  CorrectionAction,
  Incident,
  MentionAnchor,
  RecordAnchor,
  SourcedExtraction
} from '../../../src/lib/model/index.ts';
import { article, incident } from './mentions.ts';

/** An article whose text is its lines; each mention quotes its own. */
export function told(id: string, lines: string[], published = '2024-04-01'): SourcedExtraction {
  const plain = article(id, lines, published);
  const text = lines.join('\n');
  let at = 0;
  const incidents = lines.map((line) => {
    const start = at;
    at += line.length + 1;
    const evidence = [{ field: 'type', start, end: start + line.length, quote: line }];
    return { ...incident(line), evidence };
  });
  const { extraction } = plain;
  return { ...plain, extraction: { ...extraction, article: { ...extraction.article, text }, incidents } };
}

export const anchorsOf = (extractions: SourcedExtraction[], record: Incident): MentionAnchor[] =>
  record.reports.map(({ articleId, mentionId }) => {
    const source = extractions.find((one) => one.articleId === articleId)!;
    const mention = source.extraction.incidents[Number(mentionId.split('.').at(-1))]!;
    return { kind: 'incident', articleId, mentionId, mention };
  });
export const anchorOf = (extractions: SourcedExtraction[], record: Incident): RecordAnchor => ({
  kind: 'incident',
  id: record.id,
  mentions: anchorsOf(extractions, record)
});
let made = 0;
export const by = (action: CorrectionAction, who = 'amna'): Correction => {
  made += 1;
  const id = `c${String(made).padStart(4, '0')}`;
  return { id, who, madeAt: `2024-05-01T00:00:00.${id.slice(-3)}Z`, why: null, action };
};
