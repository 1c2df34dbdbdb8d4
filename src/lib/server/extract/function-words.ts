import type { Row } from './tsv.ts';

/** Which small closed classes of function-words.tsv a word belongs to: as it stands, or by its lemma and singular. */
export interface FunctionWords {
  written: ReadonlyMap<string, ReadonlySet<string>>;
  byForm: ReadonlyMap<string, ReadonlySet<string>>;
}

const NONE: ReadonlySet<string> = new Set();

/** Compiles function-words.tsv. Throws where `match` is neither `written` nor `form`, or a class stands twice. */
export function compileFunctionWords(rows: readonly Row[]): FunctionWords {
  const tables = { written: new Map<string, Set<string>>(), form: new Map<string, Set<string>>() };
  const seen = new Set<string>();
  for (const { name = '', match = '', words = '' } of rows) {
    if (match !== 'written' && match !== 'form')
      throw new Error(`function-words: class ${name}: match "${match}", expected written or form`);
    if (seen.has(name)) throw new Error(`function-words: class ${name} stands twice`);
    seen.add(name);
    for (const word of words.split(' ')) {
      const classes = tables[match].get(word);
      if (classes) classes.add(name);
      else tables[match].set(word, new Set([name]));
    }
  }
  return { written: tables.written, byForm: tables.form };
}

/** The classes of a word; `forms[0]` is the word as written. */
export function classesOf(forms: readonly string[], { written, byForm }: FunctionWords): ReadonlySet<string> {
  let found = written.get(forms[0] ?? '') ?? NONE;
  for (const form of forms) {
    const more = byForm.get(form);
    if (more) found = found.size === 0 ? more : new Set([...found, ...more]);
  }
  return found;
}
