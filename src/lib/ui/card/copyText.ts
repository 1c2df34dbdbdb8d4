import type { Incident, Measure, RecordState, Report } from '../../model/index.ts';
import type { Say } from '../../messages/index.ts';
import type { Quote } from '../detail.ts';
import type { Site } from '../site.ts';
import { groupsInFull, tollInFull } from '../toll.ts';
import { capital, dateWords, fullDate, headline, placeWords, titleWords } from '../words.ts';

/**
 * A record as plain text for a letter or a briefing: what is known of it, its address where it has one, and every source
 * with its words.
 */
export function recordText(
  record: Incident | Measure,
  quotes: readonly Quote[],
  site: Pick<Site, 'say' | 'provinceName' | 'actorName'>,
  { origin, state }: { origin: string | null; state: RecordState }
): string {
  const { say } = site;
  const { asOf, version } = state;
  const isIncident = 'category' in record;
  const place = placeWords(record.location, site);
  const lines = [
    headline(record, site),
    `${dateWords(record.date, say)} · ${place} (${say(`precision.${record.location.precision}`)})`,
    ...(isIncident ? incidentLines(record, site) : measureLines(record, say)),
    ...(asOf === null ? [] : [capital(say('chip.asOf', { date: fullDate(asOf, say.locale) }), say.locale)]),
    ...(version === null ? [] : [say('story.version', { version })]),
    ...(origin === null ? [] : [recordLink(record, origin, state)]),
    '',
    say('card.sources')
  ];
  const reports = [...record.reports].sort((a, b) => ((a.published ?? '') < (b.published ?? '') ? -1 : 1));
  reports.forEach((report, i) => lines.push(...sourceLines(report, i + 1, quotes, say, origin)));
  return `${lines.join('\n')}\n`;
}

/** The address of a record by itself, in the state in which it is shown. */
export function recordLink(
  { id }: Pick<Incident, 'id'>,
  origin: string,
  { asOf, version }: RecordState
): string {
  const kind = id.startsWith('mea-') ? 'measures' : 'incidents';
  const query = new URLSearchParams({ ...(asOf !== null && { asOf }), ...(version !== null && { version }) });
  return `${origin}/${kind}/${encodeURIComponent(id)}${query.size > 0 ? `?${query}` : ''}`;
}

function incidentLines(record: Incident, { say, actorName }: Pick<Site, 'say' | 'actorName'>): string[] {
  const called = (name: string | null) => name && actorName(name);
  const groups = groupsInFull(record, say);
  const named = [
    [say('card.target'), record.target],
    [say('card.weapon'), record.weapon],
    [say('card.claimedBy'), called(record.actors.claimedBy)],
    [say('card.perpetrator'), called(record.actors.perpetrator)],
    [say('card.suspected'), called(record.actors.suspected)],
    [say('card.deniedBy'), called(record.actors.deniedBy)]
  ] as const;
  return [
    tollInFull(record, say),
    ...(groups === null ? [] : [groups]),
    ...named.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []))
  ];
}

function measureLines(record: Measure, say: Say): string[] {
  const named = [
    [say('card.status'), say(`status.${record.status}`)],
    [say('card.issuer'), record.issuer],
    [say('card.protects'), record.protects]
  ] as const;
  return [
    `${say(`measureType.${record.type}`)}: ${record.summary}`,
    ...named.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []))
  ];
}

/** One source: outlet, date, title, address (its own, else its article's page here), and the words it is quoted with. */
function sourceLines(
  report: Report,
  number: number,
  quotes: readonly Quote[],
  say: Say,
  origin: string | null
): string[] {
  const { publisher, published, title, url, articleId, mentionId } = report;
  const when = published ? fullDate(published, say.locale) : say('date.unknown');
  const head = [publisher, when].filter(Boolean).join(', ');
  const own = origin === null ? null : `${origin}/articles/${encodeURIComponent(articleId)}`;
  const address = url ?? own;
  const said = [
    ...new Set(quotes.filter((quote) => quote.mentionId === mentionId).map(({ text }) => text.trim()))
  ];
  return [
    `${number}. ${head}: “${titleWords(title, say)}”.${address === null ? '' : ` ${address}`}`,
    ...said.map((text) => `   “${text.replace(/\s+/g, ' ')}”`)
  ];
}
