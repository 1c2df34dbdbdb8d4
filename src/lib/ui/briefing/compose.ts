import type { View } from '../../columns/engine.ts';
import type { AreaSummary } from '../../columns/index.ts';
import type {
  Briefing,
  BriefingImage,
  BriefingRecord,
  BriefingSource,
  BriefingTable
} from '../../model/index.ts';
import { passagesOf, type Passage, type RecordDetail } from '../detail.ts';
import type { Say } from '../../messages/index.ts';
import type { Site } from '../site.ts';
import { groupsInFull, tollInFull } from '../toll.ts';
import {
  dateWords,
  fullDate,
  headline,
  joined,
  partialDate,
  placeWords,
  sumWords,
  titleWords
} from '../words.ts';
import { sentence } from './sentence.ts';
import { timelineOf } from './timeline.ts';

/** What a briefing is made of, all of one selection. */
export interface BriefingParts {
  view: View;
  /** Records told one by one, in the order to be shown. */
  details: readonly RecordDetail[];
  title: string;
  /** Period and filters in words. */
  subtitle: string;
  /** The selection in a sentence. */
  summary: string;
  map: BriefingImage | null;
  dataVersion: string;
  /** Articles that were read. */
  articles: number;
  site: Pick<Site, 'say' | 'provinceName' | 'actorName'>;
}

/** Quotes of one record that a briefing shows at the most. */
const QUOTES = 4;

/** A briefing in the reader's words. Every figure keeps its qualifier, and what nobody reports is said, never 0. Pure. */
export function composeBriefing(parts: BriefingParts): Briefing {
  const { view, details } = parts;
  const { say } = parts.site;
  const records = details.map((detail) => recordOf(detail, parts));
  return {
    locale: say.locale,
    title: parts.title,
    subtitle: parts.subtitle,
    summary: parts.summary,
    map: parts.map,
    provinces: provincesOf(parts),
    timeline: timelineOf(view, say),
    records,
    sources: sourcesOf(details, say),
    method: methodOf(parts, say),
    dataVersion: parts.dataVersion,
    words: {
      provinces: say('slides.provinces'),
      timeline: say('slides.timeline'),
      sources: say('slides.sources'),
      method: say('slides.method'),
      noMap: say('slides.noMap'),
      dataVersion: say('slides.dataVersion')
    }
  };
}

function provincesOf({ view, site }: BriefingParts): BriefingTable {
  const { summary } = view;
  const { say, provinceName } = site;
  const holds = (area: AreaSummary) => area.attacks + area.operations + area.measures > 0;
  const number = (n: number) => n.toLocaleString(say.locale);
  const row = (name: string, area: AreaSummary) => [
    name,
    number(area.attacks),
    number(area.operations),
    figure(area, 'killed', say),
    figure(area, 'injured', say),
    number(area.tollUnknown),
    number(area.measures)
  ];
  return {
    head: [
      say('slides.province'),
      say('slides.attacks'),
      say('slides.operations'),
      say('slides.killed'),
      say('slides.injured'),
      say('slides.tollUnknown'),
      say('slides.measures')
    ],
    rows: [
      ...summary.provinces.filter(holds).map((area) => row(provinceName(area.admin1 ?? ''), area)),
      ...(summary.elsewhere ? [row(say('slides.countryOnly'), summary.elsewhere)] : []),
      ...(summary.abroad ? [row(say('slides.abroad'), summary.abroad)] : []),
      row(say('slides.all'), summary.total)
    ],
    notes: summary.aggregates.map((total) => totalWords(total, say))
  };
}

/** "20 killed (Chinese) from 2021 to 2024, reported by Dawn: in no sum above." */
function totalWords(total: View['summary']['aggregates'][number], say: Say): string {
  const people = [
    total.killed !== null && say('toll.killed', { count: total.killed.toLocaleString(say.locale) }),
    total.injured !== null && say('toll.injured', { count: total.injured.toLocaleString(say.locale) })
  ].filter((part) => part !== false);
  const counted = joined(people, say);
  const period = [
    total.from && say('slides.from', { day: partialDate(total.from, say) }),
    total.to && say('slides.to', { day: partialDate(total.to, say) })
  ];
  const what = [total.who ? say('slides.who', { what: counted, who: total.who }) : counted, ...period]
    .filter(Boolean)
    .join(say.language === 'zh' ? '' : ' ');
  const source = total.source ?? total.publisher;
  return say('slides.outside', { what: source ? say('slides.by', { what, source }) : what });
}

/** Where nothing happened there is no toll, neither an unknown one nor one of nobody. */
function figure(area: AreaSummary, outcome: 'killed' | 'injured', say: Say): string {
  if (area.attacks + area.operations === 0) return '–';
  const sum = area[outcome];
  return sum === null ? say('slides.notReported') : sumWords(sum, say);
}

function recordOf(detail: RecordDetail, { site }: BriefingParts): BriefingRecord {
  const { record, quotes } = detail;
  const { say } = site;
  const place = say('slides.who', {
    what: placeWords(record.location, site),
    who: say(`precision.${record.location.precision}`)
  });
  return {
    headline: joined([headline(record, site), dateWords(record.date, say)], say),
    lines: [...factsOf(detail, site), sentence(place, say)],
    quotes: whole(passagesOf(quotes))
      .slice(0, QUOTES)
      .map(({ text, title, publisher, published, articleId }) => {
        const day = published && fullDate(published, say.locale);
        return {
          text: text.trim(),
          title: titleWords(title, say),
          source: listed([publisher, day], say),
          url: record.reports.find((report) => report.articleId === articleId)?.url ?? null
        };
      })
  };
}

/** Without those that stand in a longer one of the same article. */
function whole(passages: readonly Passage[]): Passage[] {
  return passages.filter(({ articleId, text }, i) =>
    passages.every(
      (other, j) =>
        other.articleId !== articleId ||
        !other.text.includes(text.trim()) ||
        (other.text.length === text.length ? j >= i : false)
    )
  );
}

function factsOf(detail: RecordDetail, { say, actorName }: Pick<Site, 'say' | 'actorName'>): string[] {
  if (detail.kind === 'measure')
    return [sentence(detail.record.summary, say), sentence(say(`status.${detail.record.status}`), say)];
  const { disagree, actors } = detail.record;
  const toll = sentence(tollInFull(detail.record, say), say);
  const groups = groupsInFull(detail.record, say);
  return [
    disagree ? `${toll} ${say('slides.disagree')}` : toll,
    groups && sentence(groups, say),
    actors.claimedBy && say('slides.claimed', { who: actorName(actors.claimedBy) }),
    actors.perpetrator && say('slides.attributed', { who: actorName(actors.perpetrator) })
  ].filter((fact): fact is string => Boolean(fact));
}

/** What is known of these, parted by commas. */
function listed(parts: readonly (string | null)[], say: Say): string {
  return joined(
    parts.filter((part): part is string => Boolean(part)),
    say
  );
}

/** The articles behind the records told, each once, the oldest first. */
export function sourcesOf(details: readonly RecordDetail[], say: Say): BriefingSource[] {
  const articles = new Map(
    details.flatMap(({ record }) => record.reports.map((report) => [report.articleId, report] as const))
  );
  return [...articles.values()]
    .sort(
      (a, b) => (a.published ?? '').localeCompare(b.published ?? '') || (a.articleId < b.articleId ? -1 : 1)
    )
    .map(({ title, publisher, published, url }) => ({
      title: titleWords(title, say),
      publisher,
      published: published && fullDate(published, say.locale),
      url
    }));
}

/** How the figures came about. */
export function methodOf(
  { articles, dataVersion }: Pick<BriefingParts, 'articles' | 'dataVersion'>,
  say: Say
): string[] {
  return [
    say('slides.method.read', { articles, version: dataVersion }),
    say('slides.method.counting'),
    say('slides.method.totals'),
    say('slides.method.credits')
  ];
}
