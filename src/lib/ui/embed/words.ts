export const EMBED_WORDS = {
  name: 'Dateline map',
  home: 'Open in Dateline',
  wake: 'Click to use the map',
  provinces: 'Provinces'
} as const;
