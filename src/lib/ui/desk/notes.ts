import type { CorrectionNote } from '../../model/index.ts';
import type { Site } from '../site.ts';
import { instantWords } from '../words.ts';
import { fieldName, valueWords } from './fields.ts';

const DONE: Record<Exclude<CorrectionNote['kind'], 'set'>, string> = {
  merge: 'Merged',
  split: 'Reports split off',
  reject: 'Taken off the map',
  confirm: 'Confirmed',
  accept: 'Put on the map',
  decline: 'Proposal declined'
};

/** "Type was Bombing; changed by amna on 3 May 2026: page 2", "Confirmed by amna on 3 May 2026". */
export function noteWords(note: CorrectionNote, site: Site): string {
  const by = `by ${note.who} on ${instantWords(note.madeAt, site.locale)}`;
  const why = note.why ? `: ${note.why}` : '';
  if (note.kind !== 'set') return `${DONE[note.kind]} ${by}${why}`;
  const field = note.field ?? '';
  const name = fieldName(field);
  const was = valueWords(field, note.was, site);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} was ${was}; changed ${by}${why}`;
}
