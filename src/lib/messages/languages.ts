/** The languages that the interface speaks; `tag` is what a page says of itself, `locale` how Intl writes in it. */
export const LANGUAGES = {
  en: { name: 'English', tag: 'en', dir: 'ltr', locale: 'en-GB' },
  ur: { name: 'اردو', tag: 'ur', dir: 'rtl', locale: 'ur-PK' },
  zh: { name: '中文', tag: 'zh-Hans', dir: 'ltr', locale: 'zh-CN' }
} as const;

export type Language = keyof typeof LANGUAGES;

/** The query's parameter and the cookie that name a language. */
export const LANGUAGE_KEY = 'lang';

export function isLanguage(text: string | null | undefined): text is Language {
  return text != null && Object.hasOwn(LANGUAGES, text);
}

interface Wishes {
  /** What the address asks for. */
  asked: string | null;
  /** What the reader chose before. */
  chosen: string | undefined;
  /** The browser's Accept-Language. */
  accepted: string | null;
}

/** The first language that the address, the reader or the browser asks for and that there is; else English. */
export function findLanguage({ asked, chosen, accepted }: Wishes): Language {
  if (isLanguage(asked)) return asked;
  if (isLanguage(chosen)) return chosen;
  return acceptedTags(accepted).map(primaryOf).find(isLanguage) ?? 'en';
}

/** How Intl writes for a reader: in his own kind of English where the browser names one. */
export function localeOf(language: Language, accepted: string | null): string {
  const kind =
    language === 'en' ? acceptedTags(accepted).find((tag) => /^en-[A-Z]{2}$/.test(tag)) : undefined;
  return kind ?? LANGUAGES[language].locale;
}

/** The language that a locale is of. */
export function languageOf(locale: string): Language {
  const language = primaryOf(locale);
  if (!isLanguage(language))
    throw new Error(`No messages for the locale "${locale}"; expected en, ur or zh.`);
  return language;
}

function primaryOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}

/** The tags of an Accept-Language header, the one wanted most first. */
function acceptedTags(accepted: string | null): string[] {
  const weighed = (accepted ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith('q='));
    return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) };
  });
  return weighed
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
