/**
 * Writes records one after the other, so that any number of them needs no more memory than one: what `begin`, each `add`
 * and `end` give, in this order, is the file.
 */
export interface RecordWriter<R> {
  begin(): string;
  add(record: R): string;
  end(): string | Uint8Array;
}

/** A text of records that are all at hand. */
export function textOf<R>(writer: RecordWriter<R>, records: readonly R[]): string {
  return [writer.begin(), ...records.map((record) => writer.add(record)), writer.end()].join('');
}
