import type { Say } from '../../messages/index.ts';

const FULL_STOPS = { en: '.', ur: '۔', zh: '。' } as const satisfies Record<Say['language'], string>;

/** What is in the report's own language ends as that language does. */
export function sentence(text: string, say: Say): string {
  const upper = text.charAt(0).toUpperCase() + text.slice(1);
  if (/[.!?۔。！？]$/.test(upper)) return upper;
  return `${upper}${FULL_STOPS[/[\p{Script=Arabic}\p{Script=Han}]/u.test(text) ? say.language : 'en']}`;
}
