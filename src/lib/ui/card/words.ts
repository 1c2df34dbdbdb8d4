import type { Related } from '../related.ts';
import { countOf, fullDate, spanOf } from '../words.ts';

export const CARD_WORDS = {
  copyLink: 'Copy link to this record',
  copyText: 'Copy as text with sources',
  copiedLink: 'The link was copied.',
  copiedText: 'The text was copied, with its sources.',
  linkPrompt: 'The link to this record',
  textPrompt: 'This record as text; select all and copy it',
  close: 'Close',
  related: 'Measures beside it',
  relatedHint: 'The same place within 30 days. Nothing says that one led to the other.',
  promptedHint: 'A report says that this incident prompted them.',
  promptedBy: 'The incident that prompted it',
  sources: 'Sources',
  what: 'What',
  target: 'Target',
  weapon: 'Weapon',
  when: 'When',
  where: 'Where',
  claimedBy: 'Claimed by',
  perpetrator: 'Carried out by',
  suspected: 'Suspected',
  deniedBy: 'Denied by',
  issuer: 'Taken by',
  protects: 'Protects',
  status: 'Status',
  untitled: 'Untitled report',
  noDate: 'date not known',
  happened: 'happened',
  reported: 'reported'
} as const;

/** "the same day", "3 days later", "2 days before". */
export function daysWords(days: NonNullable<Related['days']>): string {
  if (days === 0) return 'the same day';
  const count = countOf(Math.abs(days), { one: 'day', many: 'days' });
  return days > 0 ? `${count} later` : `${count} before`;
}

/** "5 reports from 14 July to 20 August 2021", for who cannot see the strip. */
export function stripWords(published: readonly string[], locale: string): string {
  const [first, last] = [published[0], published.at(-1)];
  const reports = countOf(published.length, { one: 'report', many: 'reports' });
  if (first === undefined || last === undefined) return reports;
  return first === last
    ? `${reports} of ${fullDate(first, locale)}`
    : `${reports}, ${spanOf(first, last, locale)}`;
}
