import { languageOf, type Language } from './languages.ts';
import { makeSay, type Say, type SomeMessages } from './messages.ts';

/** What is sent of a language at once: what the embed says at first, what the map's page says beside that, the rest. */
export const PARTS = ['embed', 'map', 'rest'] as const;
export type Part = (typeof PARTS)[number];

type Load = () => Promise<{ default: SomeMessages }>;

/** The build parts the files; see `precompile.ts`. */
const LOAD: Record<Language, Record<Part, Load>> = {
  en: {
    embed: () => import('./en.json?part=embed'),
    map: () => import('./en.json?part=map'),
    rest: () => import('./en.json?part=rest')
  },
  ur: {
    embed: () => import('./ur.json?part=embed'),
    map: () => import('./ur.json?part=map'),
    rest: () => import('./ur.json?part=rest')
  },
  zh: {
    embed: () => import('./zh.json?part=embed'),
    map: () => import('./zh.json?part=map'),
    rest: () => import('./zh.json?part=rest')
  }
};

/** What has come of each language, and what says it in each locale. */
const known = new Map<Language, SomeMessages>();
const made = new Map<string, Say>();

/** What says, in a browser, the messages up to a part; those after it come with the first of them, or with `whole`. */
export async function loadSayUpTo(locale: string, part: Part): Promise<Say> {
  const language = languageOf(locale);
  const messages = known.get(language) ?? {};
  known.set(language, messages);
  const load = async (last: Part) => {
    const wanted = PARTS.slice(0, PARTS.indexOf(last) + 1);
    for (const { default: some } of await Promise.all(wanted.map((one) => LOAD[language][one]())))
      Object.assign(messages, some);
  };
  await load(part);
  const say = made.get(locale) ?? makeSay(locale, messages, () => load('rest'));
  made.set(locale, say);
  return say;
}
