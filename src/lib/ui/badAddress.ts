import type { MessageKey, Say } from '../messages/index.ts';

/** What a part of an address should be; what is not here is one of a list that the server names. */
const EXPECTED: Readonly<Record<string, MessageKey>> = {
  from: 'error.expected.day',
  to: 'error.expected.day',
  asOf: 'error.expected.day',
  killedMin: 'error.expected.count',
  killedMax: 'error.expected.count',
  confidence: 'error.expected.percent',
  admin1: 'error.expected.province',
  nationalities: 'error.expected.country',
  admin2: 'error.expected.name',
  targets: 'error.expected.name',
  actors: 'error.expected.name',
  publishers: 'error.expected.name',
  q: 'error.expected.name',
  after: 'error.expected.page'
};

const VALUE = /^(\w+)=(.*); expected (.*)$/s;
const NO_PART = /^(.+) is no filter; expected /s;
const PERIOD = /^from=(.*) is later than to=(.*)$/;
const KILLED = /^killedMin=(.*) is more than killedMax=(.*)$/;

/**
 * What is wrong with an address in the reader's language: the server says it as programs are told, in English. Null
 * where it is none of these sentences.
 */
export function badAddressWords(message: string, say: Say): string | null {
  const period = PERIOD.exec(message);
  if (period) return say('error.wrong.period', { from: period[1]!, to: period[2]! });
  const killed = KILLED.exec(message);
  if (killed) return say('error.wrong.killed', { least: killed[1]!, most: killed[2]! });
  const none = NO_PART.exec(message);
  if (none) return say('error.wrong.part', { part: inOrder(none[1]!) });
  const wrong = VALUE.exec(message);
  if (!wrong) return null;
  const [, part, value, values] = wrong as unknown as [string, string, string, string];
  const key = Object.hasOwn(EXPECTED, part) ? EXPECTED[part] : undefined;
  const expected =
    key === undefined
      ? say('error.expected.oneOf', { values: inOrder(values) })
      : say(key as 'error.expected.day');
  return `${say('error.wrong.value', { asked: inOrder(`${part}=${value}`) })} ${expected}`;
}

/** From left to right as in an address, also within a line that runs from right to left. */
function inOrder(text: string): string {
  return `\u2066${text}\u2069`;
}
