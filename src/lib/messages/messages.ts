import { IntlMessageFormat } from 'intl-messageformat';
import type en from './en.json';
import { languageOf, type Language } from './languages.ts';

export type MessageKey = keyof typeof en;
/** What a message's places are filled with; a `plural` takes a number, a `select` a word. */
export type MessageValues = Readonly<Record<string, string | number>>;
/** A message in ICU syntax, or as the build has parsed it. */
type Message = string | Exclude<ConstructorParameters<typeof IntlMessageFormat>[0], string>;
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
  const say = (key: MessageKey, values?: MessageValues): string => {
    const message = messages[key];
    if (typeof message === 'string' && !message.includes('{')) return message;
    let format = compiled.get(key);
    if (!format) {
      format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true, formatters });
      compiled.set(key, format);
    }
    return String(format.format(values));
  };
  return Object.assign(say, { locale, language: languageOf(locale) });
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
