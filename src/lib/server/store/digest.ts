import { hash } from 'node:crypto';

const known = new WeakMap<object, string>();

/** What a record or an extraction says, in 16 hexadecimal digits. It is worked out once for an object, which must not change. */
export function digestOf(value: object): string {
  const digest = known.get(value) ?? digestText(JSON.stringify(value));
  known.set(value, digest);
  return digest;
}

export function digestText(text: string): string {
  return hash('sha256', text).slice(0, 16);
}
