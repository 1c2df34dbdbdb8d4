import { setImmediate } from 'node:timers/promises';
import { fold } from '../lib/columns/text.ts';

/**
 * The words of very many texts: each different one once, and of each text the numbers of its own. A search looks for its
 * words inside those few hundred thousand, and then goes through the numbers: it finds what `hasWords` finds, for what a
 * search asks for holds no space and so never lies across two words.
 */
export interface WordIndex {
  /** How many texts there are. */
  readonly length: number;
  /** Gives the numbers, ascending, of the texts that hold every one of these folded words. Others get their turn meanwhile. */
  find(words: readonly string[]): Promise<Uint32Array>;
}

export interface WordIndexBuilder {
  /** Gives its number, counted from 0. */
  add(texts: readonly string[]): number;
  finish(): WordIndex;
}

/** Numbers of words that are held in one piece. */
const PIECE = 1 << 20;
/** Words that are looked through before others get their turn. */
const WORDS_A_STEP = 50_000;
/** Words that are looked for together, each with a bit of its own. */
const MOST_WORDS = 30;

interface Piece {
  numbers: Uint32Array;
  used: number;
  /** Where each text begins; the first of them has the number `first`. */
  starts: number[];
  first: number;
}

export function startWordIndex(): WordIndexBuilder {
  const numberOf = new Map<string, number>();
  const pieces: Piece[] = [];
  /** By word the text that was last seen to hold it, so that it counts once there. */
  let seen = new Int32Array(1024).fill(-1);
  let length = 0;
  const number = (word: string): number => {
    const known = numberOf.get(word);
    if (known !== undefined) return known;
    const fresh = numberOf.size;
    numberOf.set(ownText(word), fresh);
    if (fresh === seen.length) {
      const larger = new Int32Array(fresh * 2).fill(-1);
      larger.set(seen);
      seen = larger;
    }
    return fresh;
  };
  return {
    add(texts) {
      const words = fold(texts.join('\n')).split(/\s+/);
      let piece = pieces.at(-1);
      if (piece === undefined || piece.used + words.length > piece.numbers.length) {
        const numbers = new Uint32Array(Math.max(PIECE, words.length));
        piece = { numbers, used: 0, starts: [], first: length };
        pieces.push(piece);
      }
      piece.starts.push(piece.used);
      for (const word of words) {
        if (word === '') continue;
        const found = number(word);
        if (seen[found] === length) continue;
        seen[found] = length;
        piece.numbers[piece.used++] = found;
      }
      return length++;
    },
    finish: () => indexOf([...numberOf.keys()], pieces, length)
  };
}

function indexOf(known: readonly string[], pieces: readonly Piece[], length: number): WordIndex {
  return {
    length,
    async find(asked) {
      const [words, others] = [asked.slice(0, MOST_WORDS), asked.slice(MOST_WORDS)];
      if (others.length > 0) {
        const rest = new Set(await this.find(others));
        return (await this.find(words)).filter((text) => rest.has(text));
      }
      const bits = new Uint32Array(known.length);
      for (let at = 0; at < known.length; at++) {
        if (at % WORDS_A_STEP === WORDS_A_STEP - 1) await setImmediate();
        for (let i = 0; i < words.length; i++) if (known[at]!.includes(words[i]!)) bits[at]! |= 1 << i;
      }
      const all = 2 ** words.length - 1;
      const found = new Uint32Array(length);
      let count = 0;
      for (const { numbers, used, starts, first } of pieces) {
        for (let i = 0; i < starts.length; i++) {
          let held = 0;
          for (let at = starts[i]!, end = starts[i + 1] ?? used; at < end && held !== all; at++)
            held |= bits[numbers[at]!]!;
          if (held === all) found[count++] = first + i;
        }
        await setImmediate();
      }
      return found.slice(0, count);
    }
  };
}

/** A part of a text keeps the whole of it in memory; this is the part alone. */
function ownText(part: string): string {
  return Buffer.from(part, 'utf16le').toString('utf16le');
}
