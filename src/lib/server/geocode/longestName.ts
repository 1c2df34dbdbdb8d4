import { KeyIndex } from './keyIndex.ts';
import type { GazetteerImage } from './image.ts';
import { foldName, joinFolded } from './names.ts';

/** What `longestMatch` reads of a token: its text and where it stands. */
export interface TokenLike {
  text: string;
  /** `Token.reading`, where it is one of a document's. */
  reading?: number;
  start: number;
  end: number;
}

/** Whether a name of several words may end with this token; `shorter` is the longest name before it, null where there is none. */
export type MayEnd = (last: TokenLike, touches: boolean, shorter: string | null) => boolean;

interface Found {
  /** Number of tokens that the name covers. */
  length: number;
  /** The folded name. */
  key: string;
}

/** "London's" is London, though some town be called Londons; "St. John's" is St. John's. */
const POSSESSIVE = /^['’]s$/i;
const GAPS_INSIDE_NAMES = /^[\s'’‘`.\-–/]*$/;
/** First words that are kept; more than a day's news begins names with. */
const MAX_KEPT = 20_000;
const MAX_READINGS = 50_000;

/** Finds the longest name at a token by the names' first words. */
export class LongestName {
  readonly #names: KeyIndex;
  readonly #starts: KeyIndex;
  readonly #openings = new Map<string, Opening>();
  /** By `Token.reading`: spares most tokens the look-up by name. */
  readonly #byReading: (Opening | undefined)[] = [];

  constructor({ names, starts }: GazetteerImage) {
    this.#names = new KeyIndex(names);
    this.#starts = new KeyIndex(starts);
  }

  /** The longest name that starts at token `at` and ends where `mayEnd` lets it; null where none does. */
  find(tokens: readonly TokenLike[], at: number, mayEnd: MayEnd): Found | null {
    const first = tokens[at];
    if (!first) return null;
    const { limit, isName, key: begun } = this.#openingAt(first);
    let key = begun;
    let best: Found | null = isName ? { length: 1, key } : null;
    for (let next = at + 1; key !== '' && next < tokens.length; next += 1) {
      const before = tokens[next - 1];
      const token = tokens[next];
      if (!before || !token) break;
      const touches = before.end === token.start;
      // Most words open no longer name, and most of what follows is a plain word.
      if (limit <= 1 && !touches && isLetter(token.text.charCodeAt(0))) break;
      const part = this.#openingAt(token).key;
      if (part === '' ? !GAPS_INSIDE_NAMES.test(token.text) : limit <= 1 && !touches) break;
      const joined = touches && !token.text.startsWith('-') && !before.text.endsWith('-');
      key = joinFolded(key, part, joined);
      const words = countWords(key);
      if (words > limit + 1) break;
      const isPossessive = words < 2 && POSSESSIVE.test(token.text);
      if (part === '' || isPossessive || !this.#names.has(key)) continue;
      if (mayEnd(token, touches, best?.key ?? null)) best = { length: next - at + 1, key };
    }
    return best;
  }

  #openingAt({ text, reading = -1 }: TokenLike): Opening {
    const lately = reading >= 0 ? this.#byReading[reading] : undefined;
    // Another tagger numbers its readings otherwise.
    if (lately?.text === text) return lately;
    const opening = this.#openingOf(text);
    if (reading >= 0 && reading < MAX_READINGS) this.#byReading[reading] = opening;
    return opening;
  }

  #openingOf(text: string): Opening {
    const known = this.#openings.get(text);
    if (known) return known;
    const key = foldName(text);
    const limit = this.#starts.find(firstWordOf(key))[0] ?? 0;
    const opening = { text, key, limit, isName: key !== '' && this.#names.has(key) };
    if (this.#openings.size >= MAX_KEPT) this.#openings.clear();
    this.#openings.set(text, opening);
    return opening;
  }
}

/** What a token can begin: its folded text, whether that is a name, and the words of the longest name that starts so. */
interface Opening {
  text: string;
  key: string;
  limit: number;
  isName: boolean;
}

/** An unaccented letter, which no folding takes away. */
function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function countWords(key: string): number {
  let words = 1;
  for (let at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1)) words += 1;
  return words;
}

/** The first word as it is spelt in names of several words: "St." of "St. Louis" is "saint". */
function firstWordOf(key: string): string {
  return foldName(`${key.split(' ')[0]} x`).slice(0, -2);
}
