import { UNKNOWN_DATE, type DateInterval, type Span } from '../../../model/index.ts';
import type { DateSpan, Doc, Sentence } from '../../text/doc.ts';
import type { Claim } from './claims.ts';
import { spanOf } from './phrases.ts';

export interface DayReading {
  date: DateInterval;
  span: Span | null;
  reasons: string[];
}

const MEETING = /\b(?:meeting|met|meets|talks|chaired|session|briefing|visited|huddle|held)\b/i;
const ATTACK = '(?:attack|bombing|blast|shooting|incident|killing|assault|explosion|raid|ambush|siege)s?';
/** "the attack on March 26", "the bombing of last Friday": the date of what is named before it. */
const ATTACK_BEFORE = new RegExp(
  `\\b${ATTACK}(?:\\s+(?:on|in|of|at|near|the|last|late|early|[A-Z][\\w-]*))*\\s*$`,
  'i'
);
/** "the March 26 attack", "the 2014 Peshawar school attack". */
const ATTACK_BEHIND = new RegExp(
  `^(?:['’]s)?\\s+(?:(?!after|following|since|in|because|over|against|to|on)[\\w-]+\\s+){0,3}${ATTACK}\\b`,
  'i'
);
/** "until August 14": an end, no beginning. */
const END = /\b(?:until|till|through|by|before)\s+(?:the\s+)?$/i;

/** The day of a measure: as its own sentence says, else for what a meeting did the day of the meeting; unknown otherwise. */
export function dayOf(claim: Claim, doc: Doc): DayReading {
  const anchor = spanOf(claim.object, claim.act);
  const from = claim.words[anchor.first]?.start ?? claim.sentence.start;
  const own = nearestDate(datesIn(doc, claim.sentence), doc, from);
  if (own) return { date: own.interval, span: own, reasons: ['date in its own sentence', ...own.reasons] };
  const ofMeeting = claim.status === 'reviewed' || claim.status === 'agreed' || claim.status === 'ordered';
  if (!ofMeeting) return { date: UNKNOWN_DATE, span: null, reasons: [] };
  for (const sentence of doc.sentences.filter(({ index }) => index <= claim.sentence.index)) {
    if (!MEETING.test(doc.article.text.slice(sentence.start, sentence.end))) continue;
    const met = nearestDate(datesIn(doc, sentence), doc, sentence.start);
    if (met) return { date: met.interval, span: met, reasons: ['date of the meeting', ...met.reasons] };
  }
  const filed = doc.sentences
    .filter(({ kind }) => kind === 'dateline')
    .flatMap((sentence) => datesIn(doc, sentence))[0];
  if (filed)
    return { date: filed.interval, span: filed, reasons: ['date of the dateline', ...filed.reasons] };
  return { date: UNKNOWN_DATE, span: null, reasons: [] };
}

function datesIn(doc: Doc, sentence: Sentence): DateSpan[] {
  return doc.dates.filter(
    (date) => date.start >= sentence.start && date.end <= sentence.end && date.interval.from !== null
  );
}

/** The nearest date that is no attack's and no end or deadline. */
function nearestDate(dates: DateSpan[], doc: Doc, to: number): DateSpan | null {
  const { text } = doc.article;
  const free = dates.filter(({ start, end }) => {
    const before = text.slice(Math.max(0, start - 60), start);
    const behind = text.slice(end, end + 60);
    return !ATTACK_BEFORE.test(before) && !ATTACK_BEHIND.test(behind) && !END.test(before);
  });
  return [...free].sort((a, b) => Math.abs(a.start - to) - Math.abs(b.start - to))[0] ?? null;
}
