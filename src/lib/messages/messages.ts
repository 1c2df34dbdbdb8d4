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

/** Something to be said, in whatever language its reader has. */
export interface Saying {
  key: MessageKey;
  values?: MessageValues;
}

/** Says something in the reader's language: `say('layer.count', { layer: 'attack', n: 3 })`. */
export interface Say {
  (key: MessageKey, values?: MessageValues): string;
  readonly language: Language;
  /** A BCP 47 tag for Intl: "en-GB", "ur-PK", "zh-CN". */
  readonly locale: string;
}

/** Throws where a message has a place for which no value is given. */
export function makeSay(locale: string, messages: Messages): Say {
  const compiled = new Map<MessageKey, IntlMessageFormat>();
  const formatters = formattersOf();
  const language = languageOf(locale);
  const isRightToLeft = LANGUAGES[language].dir === 'rtl';
  const say = (key: MessageKey, values?: MessageValues): string => {
    const message = messages[key];
    if (typeof message === 'string' && !message.includes('{')) return message;
    let format = compiled.get(key);
    if (!format) {
      format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true, formatters });
      if (isRightToLeft)
        format = new IntlMessageFormat(isolated(format.getAst()), locale, undefined, { formatters });
      compiled.set(key, format);
    }
    return String(format.format(values));
  };
  return Object.assign(say, { locale, language });
}

/** The characters between which a text keeps its own direction (Unicode's FSI and PDI). */
const [FIRST_STRONG_ISOLATE, POP_ISOLATE] = ['\u2068', '\u2069'];

/**
 * Lets a text that stands in a message keep its own direction: in a line from right to left, "Dawn, 13" would else take
 * the number of the date that follows to itself.
 */
function isolated(nodes: Parsed): Parsed {
  return nodes.flatMap((node): Parsed => {
    if (node.type === TYPE.argument) return [literal(FIRST_STRONG_ISOLATE), node, literal(POP_ISOLATE)];
    if (node.type !== TYPE.plural && node.type !== TYPE.select) return [node];
    const options = Object.entries(node.options).map(([name, { value }]) => [
      name,
      { value: isolated(value) }
    ]);
    return [{ ...node, options: Object.fromEntries(options) as typeof node.options } as Parsed[number]];
  });
}

/** Of the parser's nodes; the parser itself stays out of the browser. */
const TYPE = { literal: 0, argument: 1, select: 5, plural: 6 } as const;

function literal(value: string): Parsed[number] {
  return { type: TYPE.literal, value };
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
