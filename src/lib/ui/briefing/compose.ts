import type { Say } from '../../messages/index.ts';
import type { AreaSummary, Sum } from '../../columns/index.ts';
import type { TimeBins, View } from '../../columns/engine.ts';
import { PALETTES } from '../../map/palette.ts';
import {
  LAYERS,
  type Briefing,
  type BriefingChart,
  type BriefingImage,
  type BriefingRecord,
  type BriefingSource,
  type BriefingTable
} from '../../model/index.ts';
import { passagesOf, type RecordDetail } from '../detail.ts';
import {
  countOf,
  dateWords,
  fullDate,
  headline,
  LAYER_WORDS,
  partialDate,
  placeWords,
  PRECISION_WORDS,
  STATUS_WORDS,
  sumWords,
  titleWords,
  tollWords
} from '../words.ts';

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
  attribution: string;
  provinceName: (code: string) => string;
  say: Say;
}

/** Quotes of one record that a briefing shows at the most. */
const QUOTES = 4;

/** A briefing in the reader's words. Every figure keeps its qualifier, and what nobody reports is said, never 0. Pure. */
export function composeBriefing(parts: BriefingParts): Briefing {
  const { view, details, say } = parts;
  const { locale } = say;
  const records = details.map((detail) => recordOf(detail, parts));
  return {
    title: parts.title,
    subtitle: parts.subtitle,
    summary: parts.summary,
    map: parts.map,
    provinces: provincesOf(parts),
    timeline: timelineOf(view.bins, locale),
    records,
    sources: sourcesOf(details, say),
    method: methodOf(parts),
    dataVersion: parts.dataVersion,
    words: {
      provinces: 'By province',
      timeline: 'Over time',
      sources: 'Sources',
      method: 'How these figures came about',
      noMap: 'The map could not be drawn.',
      dataVersion: 'Dateline, data version'
    }
  };
}

function provincesOf({ view, provinceName, say }: BriefingParts): BriefingTable {
  const { locale } = say;
  const { summary } = view;
  const holds = (area: AreaSummary) => area.attacks + area.operations + area.measures > 0;
  const row = (name: string, area: AreaSummary) => [
    name,
    area.attacks.toLocaleString(locale),
    area.operations.toLocaleString(locale),
    figure(area.killed, say),
    figure(area.injured, say),
    area.tollUnknown.toLocaleString(locale),
    area.measures.toLocaleString(locale)
  ];
  return {
    head: ['Province', 'Attacks', 'Operations', 'Killed', 'Injured', 'Toll not reported', 'Measures'],
    rows: [
      ...summary.provinces.filter(holds).map((area) => row(provinceName(area.admin1 ?? ''), area)),
      ...(summary.elsewhere ? [row('Place known to country only', summary.elsewhere)] : []),
      ...(summary.abroad ? [row('Abroad', summary.abroad)] : []),
      row('All', summary.total)
    ],
    notes: summary.aggregates.map((total) => {
      const people = [
        total.killed === null ? null : `${total.killed.toLocaleString(locale)} killed`,
        total.injured === null ? null : `${total.injured.toLocaleString(locale)} injured`
      ].filter((part) => part !== null);
      const period = [
        total.from && `from ${partialDate(total.from, say)}`,
        total.to && `to ${partialDate(total.to, say)}`
      ].filter(Boolean);
      const who = total.who ? ` (${total.who})` : '';
      const source = total.source ?? total.publisher;
      return `${people.join(', ')}${who} ${period.join(' ')}${source ? `, reported by ${source}` : ''}: in no sum above.`;
    })
  };
}

function figure(sum: Sum | null, say: Say): string {
  return sum === null ? 'not reported' : sumWords(sum, say);
}

function timelineOf(bins: TimeBins, locale: string): BriefingChart {
  const labels = [...bins.starts].map((day) => binName(day, bins.unit, locale));
  const imprecise = bins.spans.reduce(
    (sum, { counts }) => sum + LAYERS.reduce((all, layer) => all + counts[layer], 0),
    0
  );
  const record = { one: 'record', many: 'records' };
  const notes = [
    imprecise > 0 ? `${countOf(imprecise, record)} known to a longer time only: in no bar` : null,
    bins.undated > 0 ? `${countOf(bins.undated, record)} without a date` : null
  ].filter((note) => note !== null);
  return {
    labels,
    series: LAYERS.map((layer) => ({
      name: LAYER_WORDS[layer].many,
      colour: PALETTES.light.category[layer],
      values: [...bins.within[layer]]
    })).filter(({ values }) => values.some((value) => value > 0)),
    note: notes.length > 0 ? `${notes.join('; ')}.` : null
  };
}

const DAY_MS = 86_400_000;

function binName(day: number, unit: TimeBins['unit'], locale: string): string {
  const date = new Date(day * DAY_MS);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
  if (unit === 'year') return format({ year: 'numeric' });
  if (unit === 'month' || unit === 'quarter') return format({ month: 'short', year: 'numeric' });
  return format({ day: 'numeric', month: 'short', year: 'numeric' });
}

function recordOf(detail: RecordDetail, { provinceName, say }: BriefingParts): BriefingRecord {
  const { record, quotes } = detail;
  const facts =
    detail.kind === 'incident'
      ? [
          `${sentence(tollWords(detail.record.casualties, say))}${detail.record.disagree ? ' Reports disagree.' : ''}`,
          detail.record.actors.claimedBy && `Claimed by ${detail.record.actors.claimedBy}.`,
          detail.record.actors.perpetrator && `Attributed to ${detail.record.actors.perpetrator}.`
        ]
      : [sentence(detail.record.summary), `${sentence(STATUS_WORDS[detail.record.status])}`];
  return {
    headline: `${headline(record, { say, provinceName })}, ${dateWords(record.date, say)}`,
    lines: [
      ...facts.filter((fact): fact is string => Boolean(fact)),
      `${placeWords(record.location, { say, provinceName })} (${PRECISION_WORDS[record.location.precision]}).`
    ],
    quotes: passagesOf(quotes)
      .slice(0, QUOTES)
      .map(({ text, title, publisher, published, articleId }) => ({
        text: text.trim(),
        source: [publisher, published && fullDate(published, say.locale), titleWords(title, say)]
          .filter(Boolean)
          .join(', '),
        url: record.reports.find((report) => report.articleId === articleId)?.url ?? null
      }))
  };
}

function sentence(text: string): string {
  const upper = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(upper) ? upper : `${upper}.`;
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
export function methodOf({
  articles,
  dataVersion,
  attribution,
  say
}: Pick<BriefingParts, 'articles' | 'dataVersion' | 'attribution' | 'say'>): string[] {
  return [
    `Read from ${articles.toLocaleString(say.locale)} news articles by Dateline, data version ${dataVersion}.`,
    'Each incident is counted once, however many reports tell of it. “At least” means that a report leaves the figure open; “not reported” that no report gives one: it is not zero.',
    'Totals over a period or several incidents stand apart and are in no sum. A place known to a district or a province only has no point on the map.',
    attribution
  ];
}
