import type { SentenceSpan } from './sentences.ts';
import type { Sentence, Token } from './doc.ts';
import type { TaggedWord, Tagger } from './tagger.ts';

/**
 * Tags every sentence and gives each token its exact place in `text`. The tagger reads all sentences at once, joined by
 * blank lines, so that no token straddles two of them.
 */
export function findTokens(
  text: string,
  spans: SentenceSpan[],
  tagger: Tagger
): { sentences: Sentence[]; tokens: Token[] } {
  const written = spans.map((span) => text.slice(span.start, span.end));
  const pieces = written.map(readable);
  const joined = pieces.join(JOINT);
  const words = tagger.tag(joined);
  const sentences: Sentence[] = [];
  const tokens: Token[] = [];
  let offset = 0;
  let next = 0;
  let cursor = 0;
  for (let index = 0; index < spans.length; index++) {
    const { start, end, kind, paragraph } = spans[index] as SentenceSpan;
    const shift = start - offset;
    const limit = offset + end - start;
    const firstToken = tokens.length;
    const isPlain = pieces[index] === written[index];
    for (; next < words.length; next++) {
      const word = words[next] as TaggedWord;
      if (word.blank) continue;
      const at = indexFrom(joined, word.text, cursor);
      if (at >= limit) break;
      if (at < 0)
        throw new Error(`The tagger gave a word that the text does not have: ${JSON.stringify(word.text)}`);
      cursor = at + word.text.length;
      // They differ only where shouting was lowered.
      const asRead = isPlain || text.startsWith(word.text, at + shift);
      const own = asRead ? word.text : text.slice(at + shift, cursor + shift);
      tokens.push({
        start: at + shift,
        end: cursor + shift,
        text: own,
        lower: asRead ? word.lower : own.toLowerCase(),
        lemma: word.lemma,
        pos: word.pos,
        sentence: index,
        reading: asRead ? word.id : -1
      });
    }
    sentences.push({ index, start, end, kind, paragraph, firstToken, lastToken: tokens.length });
    offset = limit + JOINT.length;
  }
  return { sentences, tokens };
}

const JOINT = '\n\n';

/** The word stands right there or behind one blank nearly always; none begins with a blank. */
function indexFrom(text: string, word: string, from: number): number {
  const at = text.charCodeAt(from) === BLANK ? from + 1 : from;
  return text.startsWith(word, at) ? at : text.indexOf(word, at);
}

const BLANK = 32;

/** The same text, same length, as the tagger reads it best: plain spaces, and no shouting. */
function readable(sentence: string): string {
  const plain = UNUSUAL_SPACE.test(sentence) ? sentence.replace(UNUSUAL_SPACES, ' ') : sentence;
  return isShouted(plain) ? lowerSameLength(plain) : plain;
}

const UNUSUAL_SPACE = /[^\S ]|[\u200b-\u200f\u2060]/;
const UNUSUAL_SPACES = new RegExp(UNUSUAL_SPACE, 'g');
const SHOUTED_WORDS = /\p{Lu}{2,}/gu;
const MIN_SHOUTED_WORDS = 5;

function isShouted(sentence: string): boolean {
  if (/[a-z]/.test(sentence)) return false;
  const words = sentence.match(SHOUTED_WORDS) ?? [];
  return words.length >= MIN_SHOUTED_WORDS;
}

function lowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}
