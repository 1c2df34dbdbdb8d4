import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction } from 'wink-nlp';

/** A word as the tagger reads it; the same object wherever the same word is read the same way. */
export interface TaggedWord {
  /** A small number for this reading of this word, for whoever keeps what was made of it; those forgotten are given again. */
  id: number;
  text: string;
  lower: string;
  lemma: string;
  /** Universal part of speech. */
  pos: string;
  /** White space, which may stand among the words. */
  blank: boolean;
}

export interface Tagger {
  /** The words of a text, in order. */
  tag(text: string): TaggedWord[];
}

/** Readings kept at once; some months of a newspaper have fewer. */
const MAX_KEPT = 50_000;

/**
 * Loads the English model (about 0.1 s, 10 MB): open one, use it for every article. Readings of words are kept, so that
 * lower case and lemma are worked out once, and that every table is asked with the same string.
 */
export function openTagger(): Tagger {
  const nlp = winkNLP(model, ['pos']);
  const its = nlp.its;
  const readings = new Readings();
  return {
    tag(text) {
      readings.trim();
      const tokens = nlp.readDoc(text).tokens();
      const numbers = tokens.out(its.uniqueId as ItsFunction<number>) as number[];
      const tags = tokens.out(its.pos as ItsFunction<string>);
      const parts = tokens.out(its.contractionFlag as ItsFunction<boolean>);
      return numbers.map((number, i) => {
        const pos = tags[i] ?? 'X';
        // The parts of "can't" have lemmas of their own.
        const known = parts[i] ? undefined : readings.of(number, pos);
        if (known) return known;
        const token = tokens.itemAt(i);
        const lemma = token.out(its.lemma as ItsFunction<string>);
        const written = token.out(its.value);
        return parts[i] ? readings.addPart(written, lemma, pos) : readings.add(number, written, lemma, pos);
      });
    }
  };
}

/** The readings of words that were met lately. */
class Readings {
  /** By the model's number of the word as written, which are few and close; few words have more than two. */
  #byNumber: (TaggedWord[] | undefined)[] = [];
  #parts = new Map<string, TaggedWord>();
  #count = 0;

  of(number: number, pos: string): TaggedWord | undefined {
    const readings = this.#byNumber[number];
    if (!readings) return undefined;
    for (const reading of readings) if (reading.pos === pos) return reading;
    return undefined;
  }

  add(number: number, text: string, lemma: string, pos: string): TaggedWord {
    const word = this.#make(text, lemma, pos);
    // An array with gaps would be kept as a table.
    while (this.#byNumber.length <= number) this.#byNumber.push(undefined);
    const readings = this.#byNumber[number];
    if (readings) readings.push(word);
    else this.#byNumber[number] = [word];
    return word;
  }

  addPart(text: string, lemma: string, pos: string): TaggedWord {
    const key = `${text} ${lemma} ${pos}`;
    const known = this.#parts.get(key);
    if (known) return known;
    const word = this.#make(text, lemma, pos);
    this.#parts.set(key, word);
    return word;
  }

  /** Forgets all where they are too many; to be asked between texts. */
  trim(): void {
    if (this.#count < MAX_KEPT) return;
    this.#byNumber.fill(undefined);
    this.#parts.clear();
    this.#count = 0;
  }

  #make(text: string, lemma: string, pos: string): TaggedWord {
    const blank = pos === 'SPACE' || text.trim() === '';
    return { id: this.#count++, text, lower: text.toLowerCase(), lemma, pos, blank };
  }
}
