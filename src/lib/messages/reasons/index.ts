import type { Language } from '../languages.ts';
import { TEMPLATES, TOLL_TEMPLATES, type ReasonCode, type TollCode } from './templates.ts';

export { readReason, readTolls } from './read.ts';
export { TEMPLATES, TOLL_TEMPLATES, type ReasonCode, type TollCode } from './templates.ts';

/** The reasons in one language, their places yet to be filled. */
export interface ReasonTexts {
  REASONS: Readonly<Record<ReasonCode, string>>;
  TOLLS: Readonly<Record<TollCode, string>>;
  WORDS: Readonly<Record<string, string>>;
}

const LOAD: Record<Language, () => Promise<ReasonTexts>> = {
  en: () => Promise.resolve({ REASONS: TEMPLATES, TOLLS: TOLL_TEMPLATES, WORDS: {} }),
  ur: () => import('./ur.ts'),
  zh: () => import('./zh.ts')
};

export function loadReasons(language: Language): Promise<ReasonTexts> {
  return LOAD[language]();
}
