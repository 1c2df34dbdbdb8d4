import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** docs: the design's layout, section 4. A folder is listed with what it may import beside itself. */
const MAY_IMPORT = {
  model: [],
  messages: ['model'],
  columns: ['model'],
  export: ['model', 'messages', 'columns'],
  map: ['model', 'messages', 'columns'],
  ui: ['model', 'messages', 'columns', 'map'],
  text: ['model'],
  read: ['model'],
  extract: ['text', 'model'],
  geocode: ['text', 'model'],
  merge: ['model'],
  'second-reader': ['text', 'model'],
  store: ['model'],
  config: ['model'],
  provinces: ['model', 'columns'],
  'page-parts': ['model', 'columns', 'export', 'provinces', 'store'],
  resources: ['text', 'extract', 'geocode', 'config', 'pipeline'],
  pipeline: ['model', 'text', 'extract', 'geocode', 'merge', 'read', 'second-reader'],
  routes: [
    'model',
    'messages',
    'columns',
    'export',
    'map',
    'ui',
    'read',
    'merge',
    'store',
    'config',
    'provinces',
    'page-parts',
    'pipeline',
    'resources',
    'routes',
    'hooks'
  ],
  hooks: ['model', 'messages', 'store', 'config', 'routes'],
  cli: [
    'model',
    'messages',
    'columns',
    'export',
    'read',
    'text',
    'extract',
    'geocode',
    'merge',
    'second-reader',
    'store',
    'config',
    'provinces',
    'page-parts',
    'pipeline',
    'resources',
    'geodata'
  ],
  onefile: ['model', 'messages', 'columns', 'map', 'ui']
};

const SERVER_STAGES = ['read', 'text', 'extract', 'geocode', 'merge', 'second-reader', 'store'];
const elements = [
  ...['model', 'messages', 'columns', 'export', 'map', 'ui'].map((type) => ({
    type,
    pattern: `src/lib/${type}`
  })),
  ...SERVER_STAGES.map((type) => ({ type, pattern: `src/lib/server/${type}` })),
  { type: 'routes', pattern: 'src/routes' },
  { type: 'cli', pattern: 'src/cli' },
  { type: 'onefile', pattern: 'src/onefile' },
  { type: 'geodata', pattern: 'geodata' }
];
const files = [
  { category: 'config', pattern: 'src/lib/server/config.ts' },
  { category: 'provinces', pattern: 'src/lib/server/provinces.ts' },
  { category: 'page-parts', pattern: 'src/lib/server/pageParts.ts' },
  { category: 'pipeline', pattern: 'src/lib/server/pipeline.ts' },
  { category: 'resources', pattern: 'src/lib/server/resources.ts' },
  { category: 'hooks', pattern: 'src/hooks.server.ts' }
];
/** @param {string} name */
const isFile = (name) => files.some((file) => file.category === name);
/**
 * A selector for the folders and single files named.
 * @param {string[]} names
 */
const those = (names) => [
  { element: { types: { anyOf: names.filter((name) => !isFile(name)) } } },
  ...names.filter(isFile).map((name) => ({ file: { categories: name } }))
];

/**
 * @param {string[]} names
 * @param {string} message
 */
const only = (names, message) => ({ patterns: names.map((group) => ({ group: [group], message })) });
const NO_MAP = only(['maplibre-gl', 'maplibre-gl/*'], 'maplibre-gl belongs to src/lib/map alone.').patterns;
const NO_TURF = only(['@turf/*'], 'Turf belongs to geocode/, map/ and export/ alone.').patterns;
const NO_SQL = only(['kysely', 'better-sqlite3', 'pg'], 'SQL belongs to store/ alone.').patterns;
const NO_KIT = only(
  ['$app/*', '$env/*', '$lib', '$lib/*'],
  'lib/ must run in the command line too.'
).patterns;
/**
 * @param {ReturnType<typeof only>['patterns'][]} groups
 * @returns {Record<string, import('eslint').Linter.RuleEntry>}
 */
const restrict = (...groups) => ({ 'no-restricted-imports': ['error', { patterns: groups.flat() }] });

export default ts.config(
  {
    ignores: [
      '.svelte-kit/',
      'build/',
      'node_modules/',
      'data/',
      'geodata/sources/node_modules/',
      'test-results/'
    ]
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: { 'svelte/no-navigation-without-resolve': 'off' }
  },
  {
    files: ['src/**'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': elements,
      'boundaries/files': files,
      'import/resolver': { node: { extensions: ['.ts', '.svelte', '.js', '.mjs'] } }
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(MAY_IMPORT).map(([from, allow]) => ({
            from: those([from]).at(-1),
            allow: those([from, ...allow]).map((to) => ({ to }))
          }))
        }
      ]
    }
  },
  { files: ['src/**/*.{ts,svelte}'], rules: restrict(NO_MAP, NO_TURF, NO_SQL) },
  { files: ['src/lib/**/*.ts'], rules: restrict(NO_MAP, NO_TURF, NO_SQL, NO_KIT) },
  { files: ['src/lib/server/geocode/**', 'src/lib/export/**'], rules: restrict(NO_MAP, NO_SQL, NO_KIT) },
  { files: ['src/lib/map/**/*.ts'], rules: restrict(NO_SQL, NO_KIT) },
  { files: ['src/lib/map/**/*.svelte'], rules: restrict(NO_SQL) },
  { files: ['src/lib/server/store/**'], rules: restrict(NO_MAP, NO_TURF, NO_KIT) }
);
