import type { RecordState, StoryView } from '../../model/index.ts';
import type { Site } from '../site.ts';
import { fullDate } from '../words.ts';

/** Says from which state of the records a view is told; `following` is said of what is known now. */
export function stateWords(
  { made }: StoryView,
  { asOf, version }: RecordState,
  { say, locale }: Pick<Site, 'say' | 'locale'>,
  following: string
): string {
  if (version !== null) return say('story.asMade', { day: fullDate(made.on, locale) });
  return asOf === null ? following : say('story.asOf', { day: fullDate(asOf, locale) });
}
