import { findLanguage, LANGUAGE_KEY, localeOf } from '../lib/messages/index.ts';

/** In which language the page speaks: what its address asks for, else what it was saved in, else the browser's. */
export function localeWanted(asked: URLSearchParams, saved: URLSearchParams | null): string {
  const accepted = navigator.languages.join(',');
  const language = findLanguage({
    asked: asked.get(LANGUAGE_KEY),
    chosen: saved?.get(LANGUAGE_KEY) ?? undefined,
    accepted
  });
  return localeOf(language, accepted);
}
