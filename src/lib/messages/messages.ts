import { IntlMessageFormat } from 'intl-messageformat';
import type en from './en.json';
import { LANGUAGES, languageOf, type Language } from './languages.ts';

export type MessageKey = keyof typeof en;
/** What a message's places are filled with; a `plural` takes a number, a `select` a word. */
export type MessageValues = Readonly<Record<string, string | number>>;
type Parsed = Exclude<ConstructorParameters<typeof IntlMessageFormat>[0], string>;
/** A message in ICU syntax, or as the build has parsed it. */
type Message = string | Parsed;
export type Messages = Readonly<Record<MessageKey, Message>>;
/** Those that have been fetched. */
export type SomeMessages = { [Key in MessageKey]?: Message };

/** Something to be said, in whatever language its reader has. */
export interface Saying {
  key: MessageKey;
  values?: MessageValues;
}

/** Says something in the reader's language: `say('layer.count', { layer: 'attack', n: 3 })`. */
export interface Say {
  (key: MessageKey, values?: MessageValues): string;
  /** Whether a message is there yet; one that is not says nothing. */
  has(key: MessageKey): boolean;
  /** Fetches the messages that are not there. */
  whole(): Promise<void>;
  readonly language: Language;
  /** A BCP 47 tag for Intl: "en-GB", "ur-PK", "zh-CN". */
  readonly locale: string;
}

/**
 * Throws where a message has a place for which no value is given.
 * @param messages may get more of them later
 * @param whole fetches those that are not among them
 */
export function makeSay(
  locale: string,
  messages: Readonly<SomeMessages>,
  whole: () => Promise<void> = () => Promise.resolve()
): Say {
  const compiled = new Map<MessageKey, { format: IntlMessageFormat; chosenBy: ReadonlySet<string> }>();
  const formatters = formattersOf();
  const language = languageOf(locale);
  const isRightToLeft = LANGUAGES[language].dir === 'rtl';
  const say = (key: MessageKey, values?: MessageValues): string => {
    const message = messages[key];
    if (message === undefined) return '';
    if (typeof message === 'string' && !message.includes('{')) return message;
    let made = compiled.get(key);
    if (!made) {
      const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true, formatters });
      made = { format, chosenBy: new Set(isRightToLeft ? choicesOf(format.getAst()) : []) };
      compiled.set(key, made);
    }
    const { format, chosenBy } = made;
    return String(format.format(isRightToLeft && values ? isolated(values, chosenBy) : values));
  };
  const has = (key: MessageKey) => messages[key] !== undefined;
  return Object.assign(say, { has, whole, locale, language });
}

/** The characters between which a text keeps its own direction (Unicode's FSI and PDI). */
const [FIRST_STRONG_ISOLATE, POP_ISOLATE] = ['\u2068', '\u2069'];

/**
 * Lets names in Latin letters and signed figures keep their direction: in a line from right to left, "Dawn, 13" would else take the number
 * of the date that follows to itself, and a sign would change its side. What was said before holds its names so already.
 */
function isolated(values: MessageValues, chosenBy: ReadonlySet<string>): MessageValues {
  const entries = Object.entries(values).map(([name, value]) => {
    const isName =
      typeof value === 'string' &&
      !chosenBy.has(name) &&
      !value.includes(FIRST_STRONG_ISOLATE) &&
      /\p{Script=Latin}|[+−-]\d|\d\+/u.test(value);
    return [name, isName ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value] as const;
  });
  return Object.fromEntries(entries);
}

/** Names of the places whose value chooses what is said. */
function choicesOf(nodes: Parsed): string[] {
  return nodes.flatMap((node) =>
    'options' in node
      ? [node.value, ...Object.values(node.options).flatMap(({ value }) => choicesOf(value))]
      : []
  );
}

/** One formatter of each kind for all messages: making them is what takes time. */
function formattersOf(): NonNullable<ConstructorParameters<typeof IntlMessageFormat>[3]>['formatters'] {
  const keep = <A extends unknown[], F>(make: (...args: A) => F) => {
    const kept = new Map<string, F>();
    return (...args: A): F => {
      const key = JSON.stringify(args);
      const made = kept.get(key) ?? make(...args);
      kept.set(key, made);
      return made;
    };
  };
  return {
    getNumberFormat: keep((...args) => new Intl.NumberFormat(...args)),
    getDateTimeFormat: keep((...args) => new Intl.DateTimeFormat(...args)),
    getPluralRules: keep((...args) => new Intl.PluralRules(...args))
  };
}
