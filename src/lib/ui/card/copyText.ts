import type { Incident, Measure, Report } from '../../model/index.ts';
import type { Quote } from '../detail.ts';
import type { Site } from '../site.ts';
import { groupWords, tollFigures } from '../toll.ts';
import {
  dateWords,
  fullDate,
  headline,
  MEASURE_TYPE_WORDS,
  placeWords,
  PRECISION_WORDS,
  STATUS_WORDS,
  titleWords
} from '../words.ts';
import { CARD_WORDS } from './words.ts';

/**
 * A record as plain text for a letter or a briefing: what is known of it, its address where it has one, and every source
 * with its words.
 */
export function recordText(
  record: Incident | Measure,
  quotes: readonly Quote[],
  site: Pick<Site, 'locale' | 'provinceName'>,
  origin: string | null
): string {
  const isIncident = 'category' in record;
  const place = placeWords(record.location, site.provinceName, site.locale);
  const lines = [
    headline(record, site.provinceName),
    `${dateWords(record.date, site.locale)} · ${place} (${PRECISION_WORDS[record.location.precision]})`,
    ...(isIncident ? incidentLines(record, site) : measureLines(record)),
    ...(origin === null
      ? []
      : [`${origin}/${isIncident ? 'incidents' : 'measures'}/${encodeURIComponent(record.id)}`]),
    '',
    CARD_WORDS.sources
  ];
  const reports = [...record.reports].sort((a, b) => ((a.published ?? '') < (b.published ?? '') ? -1 : 1));
  reports.forEach((report, i) => lines.push(...sourceLines(report, i + 1, quotes, site, origin)));
  return `${lines.join('\n')}\n`;
}

function incidentLines(record: Incident, site: Pick<Site, 'locale'>): string[] {
  const toll = tollFigures(record).map(({ number, prefix, word, qualifier }) => {
    const figure = number === null ? `${word}: ${qualifier}` : `${word}: ${prefix}${number}`;
    return number !== null && qualifier ? `${figure} (${qualifier})` : figure;
  });
  const groups = record.casualties.groups.map((group) => groupWords(group, site.locale));
  const named = [
    [CARD_WORDS.target, record.target],
    [CARD_WORDS.weapon, record.weapon],
    [CARD_WORDS.claimedBy, record.actors.claimedBy],
    [CARD_WORDS.perpetrator, record.actors.perpetrator],
    [CARD_WORDS.suspected, record.actors.suspected],
    [CARD_WORDS.deniedBy, record.actors.deniedBy]
  ] as const;
  return [
    capital(toll.join('; ')),
    ...(groups.length > 0 ? [capital(groups.join('; '))] : []),
    ...named.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []))
  ];
}

function measureLines(record: Measure): string[] {
  const named = [
    [CARD_WORDS.status, STATUS_WORDS[record.status]],
    [CARD_WORDS.issuer, record.issuer],
    [CARD_WORDS.protects, record.protects]
  ] as const;
  return [
    `${MEASURE_TYPE_WORDS[record.type]}: ${record.summary}`,
    ...named.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []))
  ];
}

/** One source: outlet, date, title, address (its own, else its article's page here), and the words it is quoted with. */
function sourceLines(
  report: Report,
  number: number,
  quotes: readonly Quote[],
  site: Pick<Site, 'locale'>,
  origin: string | null
): string[] {
  const { publisher, published, title, url, articleId, mentionId } = report;
  const when = published ? fullDate(published, site.locale) : CARD_WORDS.noDate;
  const head = [publisher, when].filter(Boolean).join(', ');
  const own = origin === null ? null : `${origin}/articles/${encodeURIComponent(articleId)}`;
  const address = url ?? own;
  const said = [
    ...new Set(quotes.filter((quote) => quote.mentionId === mentionId).map(({ text }) => text.trim()))
  ];
  return [
    `${number}. ${head}: “${titleWords(title)}”.${address === null ? '' : ` ${address}`}`,
    ...said.map((text) => `   “${text.replace(/\s+/g, ' ')}”`)
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
