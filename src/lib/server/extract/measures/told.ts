import type { IssuerEntry, MeasureLexicon, ObjectEntry } from './lexicon.ts';
import { matchPhrases, type Match } from './phrases.ts';
import type { Word } from './words.ts';

/** The measures and offices that each sentence names; several readers ask for them, and they are looked for once. */
export class Told {
  readonly #words: readonly (readonly Word[])[];
  readonly #lexicon: MeasureLexicon;
  readonly #objects: Match<ObjectEntry>[][] = [];
  readonly #issuers: Match<IssuerEntry>[][] = [];

  constructor(words: readonly (readonly Word[])[], lexicon: MeasureLexicon) {
    this.#words = words;
    this.#lexicon = lexicon;
  }

  objects(sentence: number): readonly Match<ObjectEntry>[] {
    if (sentence < 0) return [];
    return (this.#objects[sentence] ??= matchPhrases(this.#words[sentence] ?? [], this.#lexicon.objects));
  }

  issuers(sentence: number): readonly Match<IssuerEntry>[] {
    if (sentence < 0) return [];
    return (this.#issuers[sentence] ??= matchPhrases(this.#words[sentence] ?? [], this.#lexicon.issuers));
  }
}
