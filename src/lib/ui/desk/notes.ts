import type { CorrectionNote } from '../../model/index.ts';
import type { Site } from '../site.ts';
import { instantWords } from '../words.ts';
import { capitalised, fieldName, valueWords } from './fields.ts';

/** "Type was Bombing; changed by amna on 3 May 2026: page 2", "Confirmed by amna on 3 May 2026". */
export function noteWords(note: CorrectionNote, site: Site): string {
  const { say } = site;
  const by = say('desk.note.by', { who: note.who, day: instantWords(note.madeAt, say.locale) });
  const done = note.kind === 'set' ? changeWords(note, by, site) : say(`desk.note.${note.kind}`, { by });
  return note.why ? say('desk.note.why', { note: done, why: note.why }) : done;
}

function changeWords({ field, was }: CorrectionNote, by: string, site: Site): string {
  const name = field ?? '';
  return site.say('desk.note.set', {
    field: capitalised(fieldName(name, site.say)),
    was: valueWords(name, was, site),
    by
  });
}
