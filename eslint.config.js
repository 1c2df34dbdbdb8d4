import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** docs: the design's layout, section 4. A folder is listed with what it may import beside itself. */
const MAY_IMPORT = {
  model: [],
  columns: ['model'],
  export: ['model', 'columns'],
  map: ['model', 'columns'],
  ui: ['model', 'columns', 'map'],
  text: ['model'],
  read: ['model'],
  extract: ['text', 'model'],
  geocode: ['text', 'model'],
  merge: ['model'],
  store: ['model'],
  config: ['model'],
  pipeline: ['model', 'text', 'extract', 'geocode', 'merge', 'read'],
  routes: ['model', 'columns', 'export', 'map', 'ui', 'store', 'config', 'pipeline', 'routes', 'hooks'],
  hooks: ['model', 'store', 'config'],
  cli: ['model', 'columns', 'export', 'read', 'text', 'extract', 'geocode', 'merge', 'store', 'config', 'pipeline', 'geodata']
};

const SERVER_STAGES = ['read', 'text', 'extract', 'geocode', 'merge', 'store'];
const elements = [
  ...['model', 'columns', 'export', 'map', 'ui'].map((type) => ({ type, pattern: `src/lib/${type}/**`, mode: 'full' })),
  ...SERVER_STAGES.map((type) => ({ type, pattern: `src/lib/server/${type}/**`, mode: 'full' })),
  { type: 'config', pattern: 'src/lib/server/config.ts', mode: 'full' },
  { type: 'pipeline', pattern: 'src/lib/server/pipeline.ts', mode: 'full' },
  { type: 'routes', pattern: 'src/routes/**', mode: 'full' },
  { type: 'hooks', pattern: 'src/hooks.server.ts', mode: 'full' },
  { type: 'cli', pattern: 'src/cli/**', mode: 'full' },
  { type: 'geodata', pattern: 'geodata/**', mode: 'full' }
];

const only = (names, message) => ({ patterns: names.map((group) => ({ group: [group], message })) });
const NO_MAP = only(['maplibre-gl', 'maplibre-gl/*'], 'maplibre-gl belongs to src/lib/map alone.').patterns;
const NO_TURF = only(['@turf/*'], 'Turf belongs to geocode/, map/ and export/ alone.').patterns;
const NO_SQL = only(['kysely', 'better-sqlite3', 'pg'], 'SQL belongs to store/ alone.').patterns;
const NO_KIT = only(['$app/*', '$env/*', '$lib', '$lib/*'], 'lib/ must run in the command line too.').patterns;
const restrict = (...groups) => ({ 'no-restricted-imports': ['error', { patterns: groups.flat() }] });

export default ts.config(
  { ignores: ['.svelte-kit/', 'build/', 'node_modules/', 'data/', 'geodata/sources/node_modules/', 'test-results/'] },
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
      'import/resolver': { typescript: true, node: { extensions: ['.ts', '.svelte', '.js', '.mjs'] } }
    },
    rules: {
      'boundaries/element-types': [
        'error',
        {
          default: 'disallow',
          rules: Object.entries(MAY_IMPORT).map(([from, allow]) => ({ from, allow: [from, ...allow] }))
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
