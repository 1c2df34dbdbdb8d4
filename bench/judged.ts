import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article, IncidentMention } from '../src/lib/model/index.ts';
import { readArticle, type Resources } from '../src/lib/server/pipeline.ts';
import { compareIncidents, compareMeasures } from './agreement.ts';
import { openOwnGold, openSharedGold, type GoldSet } from './gold.ts';

/** A record that the program gave, with a person's verdict on it. */
export interface Judged {
  set: string;
  kind: 'incident' | 'measure';
  confidence: number;
  /** What its confidence came from. */
  facts: string[];
  /** An incident: type, date and province are the label's. A measure: its province has such a label. */
  right: boolean;
}

/** Every record that the open sets and, where they are there, the development sets have a label for. */
export function judgeRecords(resources: Resources): Judged[] {
  const sets = [openOwnGold('open'), ...openSharedGold()].filter((set) => set !== null);
  return [...sets.flatMap((set) => judgeSet(set, resources)), ...judgeShortTexts(resources)];
}

function judgeSet({ name: set, articles }: GoldSet, resources: Resources): Judged[] {
  return articles.flatMap(({ gold, article }) => {
    if (!article) return [];
    const read = readArticle(article, resources).extraction;
    const incidents = compareIncidents(gold, read.incidents);
    const measures = compareMeasures(gold, read.measures);
    return [
      ...incidents.matched.map(({ predicted, verdict }) =>
        judged(set, 'incident', predicted, verdict.type && verdict.date && verdict.admin1)
      ),
      ...incidents.spurious.map((predicted) => judged(set, 'incident', predicted, false)),
      ...measures.matched.map((predicted) => judged(set, 'measure', predicted, true)),
      ...measures.spurious.map((predicted) => judged(set, 'measure', predicted, false))
    ];
  });
}

function judged(
  set: string,
  kind: Judged['kind'],
  { confidence, reasons }: Pick<IncidentMention, 'confidence' | 'reasons'>,
  right: boolean
): Judged {
  const told = reasons.find((reason) => reason.startsWith(FACTS)) ?? '';
  return { set, kind, confidence, facts: told.slice(FACTS.length).split(', '), right };
}

const FACTS = 'confidence by: ';

interface ShortText {
  id: string;
  year: string;
  text: string;
  relevant: boolean;
  action_type: string[];
  location: string[];
  date: string[];
}

/** Short news texts that are labelled with whether they tell an attack, of which kind, where and on which day. */
function judgeShortTexts(resources: Resources): Judged[] {
  const path = join('../shared', 'eval/satp-spans-dev.jsonl');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines
    .map((line) => JSON.parse(line) as ShortText)
    .flatMap((label) => {
      const { incidents } = readArticle(articleOf(label), resources).extraction;
      return incidents.map((incident) =>
        judged('short texts', 'incident', incident, label.relevant && fits(label, incident))
      );
    });
}

function articleOf({ id, year, text }: ShortText): Article {
  const unknown = { title: null, publisher: null, dateline: null, url: null };
  return { id, ...unknown, published: `${year}-12-31`, language: 'en', text };
}

const KINDS: Record<string, readonly string[]> = {
  'Bombing/Explosion': ['bombing', 'suicide_bombing', 'grenade', 'shelling', 'complex_attack'],
  'Armed Assault': ['armed_assault', 'targeted_killing', 'operation', 'complex_attack'],
  'Hostage Taking': ['kidnapping'],
  'Facility/Infrastructure Attack': ['arson_sabotage'],
  Assassination: ['targeted_killing']
};

/** Nothing of type, place or day that the label names speaks against the incident. */
function fits(label: ShortText, { type, location, date }: IncidentMention): boolean {
  const kinds = label.action_type.flatMap((named) =>
    Object.entries(KINDS).flatMap(([kind, types]) => (named.startsWith(kind) ? types : []))
  );
  if (kinds.length > 0 && !kinds.includes(type)) return false;
  const name = letters(location.name ?? '');
  const places = label.location.map(letters);
  if (
    name !== '' &&
    places.length > 0 &&
    !places.some((place) => place.includes(name) || name.includes(place))
  )
    return false;
  const days = label.date.flatMap((written) => {
    const time = Date.parse(`${written} ${label.year} UTC`);
    return Number.isNaN(time) ? [] : [new Date(time).toISOString().slice(0, 10)];
  });
  return days.length === 0 || date.from === null || days.includes(date.from);
}

function letters(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}
