import { readReason, readTolls, type ReasonTexts } from '../messages/reasons/index.ts';
import { INCIDENT_TYPES, MEASURE_TYPES } from '../model/index.ts';
import type { Site } from './site.ts';
import { countryName, fullDate, joined } from './words.ts';

/** What a reason is said with. */
export interface ReasonVoice {
  texts: ReasonTexts;
  site: Pick<Site, 'say' | 'provinceName' | 'placeName'>;
  /** What a report is called; null for one that is not of the record. */
  reportTitle: (mentionId: string) => string | null;
}

/**
 * A reason of the stages in the reader's language, its codes as names; null where no template knows it, to be shown as
 * it was stored.
 */
export function reasonWords(reason: string, voice: ReasonVoice): string | null {
  const read = readReason(reason);
  return read && filled(voice.texts.REASONS[read.code], read.values, voice);
}

function filled(text: string, values: Readonly<Record<string, string>>, voice: ReasonVoice): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => valueWords(name, values[name] ?? '', voice));
}

/** A value by the name of its place, as templates.ts tells them apart. */
function valueWords(name: string, value: string, voice: ReasonVoice): string {
  const { texts, site, reportTitle } = voice;
  const { say, placeName } = site;
  const own = (text: string) => (say.language === 'ur' ? isolated(text) : text);
  const reportWords = (id: string) => own(reportTitle(id) ?? id);
  switch (name) {
    case 'n':
    case 'm':
      return Number(value).toLocaleString(say.locale);
    case 'day':
      return fullDate(value, say.locale);
    case 'area':
      return own(areaName(value, site));
    case 'nation':
      return countryName(value, say.locale);
    case 'nations':
      return joined(
        value.split(', ').map((code) => countryName(code, say.locale)),
        say
      );
    case 'type':
    case 'type2':
      return typeWords(value, say);
    case 'outcome':
      return say(`desk.outcome.${value as 'killed'}`);
    case 'tolls':
      return tollWords(value, voice) ?? own(value);
    case 'record':
      return reportWords(value);
    case 'records':
      return joined(value.split(' and ').map(reportWords), say);
    case 'word':
      return own(texts.WORDS[value] ?? value);
    case 'name':
    case 'known':
      return own(placeName(value));
    default:
      return own(value);
  }
}

function areaName(value: string, { say, provinceName, placeName }: ReasonVoice['site']): string {
  if (/^[A-Z]{2}-/.test(value)) return provinceName(value);
  return /^[A-Z]{2}$/.test(value) ? countryName(value, say.locale) : placeName(value);
}

function tollWords(value: string, voice: ReasonVoice): string | null {
  const parts = readTolls(value)?.map(({ code, values }) => filled(voice.texts.TOLLS[code], values, voice));
  return parts ? joined(parts, voice.site.say) : null;
}

function typeWords(type: string, say: Site['say']): string {
  const measure = MEASURE_TYPES.find((known) => known === type && known !== 'other');
  if (measure) return say(`measureType.${measure}`);
  const incident = INCIDENT_TYPES.find((known) => known === type);
  return incident ? say(`incidentType.${incident}`) : type;
}

/** Keeps its own direction in a line from right to left (Unicode's FSI and PDI). */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
