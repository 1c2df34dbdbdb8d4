import type { MessageKey, Say } from '../messages/index.ts';

/** What the browser and the program say of what went wrong, and what a reader is told. */
const KNOWN: readonly (readonly [RegExp, MessageKey])[] = [
  // Chromium, Firefox and Safari of a server that does not answer.
  [/^(?:Failed to fetch|NetworkError when attempting|Load failed|network error)/i, 'failure.network'],
  [/ answered 401$/, 'desk.refused.signIn'],
  [/ answered 404$/, 'failure.missing'],
  [/ answered 410$|^the data of version /, 'failure.newer'],
  [/ answered 503$/, 'failure.reading'],
  [/WebGL/i, 'failure.noWebgl'],
  [/^the map is not drawn yet$/, 'failure.notDrawn'],
  [/^this browser draws no /, 'failure.noCanvas'],
  [/^this file (?:holds no record|has lost its part) /, 'copy.broken']
];
const STATUS = / answered (\d{3})$/;

/** Says in the reader's language why something failed; the words of a server are in his language already. */
export function failureWords(error: unknown, say: Say): string {
  const text = error instanceof Error ? error.message : String(error);
  const known = KNOWN.find(([pattern]) => pattern.test(text));
  if (known) return say(known[1]);
  const status = STATUS.exec(text)?.[1];
  return status === undefined ? text : say('desk.refused.server', { status });
}
