import { languageOf, type Language } from './languages.ts';
import { makeSay, type Messages, type Say } from './messages.ts';

/** Each language is a file of its own, so that a reader gets one. */
const LOAD: Record<Language, () => Promise<{ default: Messages }>> = {
  en: () => import('./en.json'),
  ur: () => import('./ur.json'),
  zh: () => import('./zh.json')
};

/** There are as many as kinds of English and languages: what they have compiled is kept. */
const made = new Map<string, Say>();

/** What says everything in the language of a locale: "en-GB", "ur-PK", "zh-CN". */
export async function loadSay(locale: string): Promise<Say> {
  const kept = made.get(locale);
  if (kept) return kept;
  const say = makeSay(locale, (await LOAD[languageOf(locale)]()).default);
  made.set(locale, say);
  return say;
}
