/** The copy's own words. */
export const FILE_WORDS = {
  title: (selection: string) => `Dateline: ${selection}`,
  copy: 'A copy',
  about: 'About this copy',
  heading: 'About this copy',
  what: 'What it holds',
  records: 'Records',
  asOf: 'As known on',
  version: 'Data version',
  until: 'Reports up to',
  undated: 'no report is dated',
  read: 'Articles read',
  still:
    'This page was saved from Dateline and changes no more. It needs no network: the map, the records and their quotes are all in the file. Filters choose among what it holds.',
  more: 'Figures are sums of the records in this file. What was not selected when it was saved is not in it, which does not mean that nothing happened.',
  sources: 'Sources',
  sourcesHint: 'Titles lead to the outlets, where an address is known; that needs a network.',
  noSources: 'It holds no record, and so no source.',
  rights: 'Rights',
  software:
    'Map drawn by MapLibre GL JS (BSD 3-Clause). Fonts: Noto Sans, Noto Serif, Noto Naskh Arabic (SIL Open Font License 1.1).',
  close: 'Close',
  noDate: 'date not known',
  sheet: 'Provinces, filters and lists',
  opened: 'The opened record',
  broken: 'This file is damaged or was cut short: a part of it is missing. Ask for it to be saved again.'
} as const;

/** "data version abc · reports up to 12 March 2024" */
export function copyWords(version: string, until: string | null): string {
  return until === null ? `data version ${version}` : `data version ${version} · reports up to ${until}`;
}
