import type { Category, IncidentType, ResolvedToponym, Span } from '../../model/index.ts';
import type { Doc, Sentence } from '../text/doc.ts';
import type { ActorMention } from './actors.ts';
import type { Actor, Lexicons, UnhurtRule } from './lexicons.ts';
import type { People } from './people.ts';
import type { Verdict } from './rejections.ts';
import type { Toll } from './tolls.ts';
import type { Trigger } from './triggers.ts';
import type { DateChoice } from './when.ts';
import type { PlaceChoice } from './where.ts';
import type { Words } from './words.ts';

/** What one clause, or one sentence, says of one event. */
export interface Mention extends Span {
  sentence: Sentence;
  /** Half-open range of word indexes. */
  first: number;
  last: number;
  triggers: Trigger[];
  /** 0 tells of no event by itself, 1 needs support, 2 and more stands alone. */
  strength: number;
  category: Category;
  type: IncidentType;
  places: PlaceChoice[];
  dates: DateChoice[];
  tolls: Toll[];
  unhurt: (Span & UnhurtRule)[];
  people: People[];
  /** In the title, a bullet or one of the first two sentences of the text. */
  lede: boolean;
  /** Takes up an event told before: "the attack", "the March 26 bombing". */
  definite: boolean;
  /** Opens another event: "in a separate incident". */
  further: boolean;
  /** Which of several announced events is meant: "the first", "the other". */
  ordinal: string | null;
  /** Several events told as one: "a spate of attacks", "two separate incidents". */
  several: boolean;
  /** "A string of attacks", "coordinated assaults": several that the text tells as one. */
  wave: boolean;
  /** Tells on without naming an event: "It happened at Hoshab", "The injured were …". */
  continues: boolean;
  /** "Both attacks", "the two incidents": the last two together. */
  both: boolean;
  verdict: Verdict | null;
  militant: boolean;
  security: boolean;
  claim: { actor: Actor; span: Span } | null;
  actors: ActorMention[];
  /** A kind of area meant by "the province", "the district", where no name says where. */
  area: 'admin1' | 'admin2' | 'settlement' | 'country' | 'capital' | 'here' | null;
  /** "in the evening", "hours later": at a time of the day that is being told. */
  timed: boolean;
  /** "days after six died in a shootout": another, older event without a day. */
  older: boolean;
  /** An older event told by the way; the text goes on with what it told before. */
  aside: boolean;
  /** "Their bodies were found": those who had been taken away are dead. */
  theirBodies: boolean;
  /** "in the same district": where the event told before it took place. */
  samePlace: boolean;
}

export interface Reading {
  doc: Doc;
  words: Words;
  toponyms: readonly ResolvedToponym[];
  lexicons: Lexicons;
}
