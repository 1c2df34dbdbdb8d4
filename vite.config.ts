import { sveltekit } from '@sveltejs/kit/vite';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { trimMapStyles } from './src/lib/map/trimStyles.ts';
import { modulesOf, ROUND } from './src/lib/messages/firstWords.ts';
import { precompileMessages } from './src/lib/messages/precompile.ts';

export default defineConfig({
  // What the columns' worker needs seldom is a file of its own.
  worker: { format: 'es' },
  plugins: [precompileMessages(), trimMapStyles(), sveltekit(), joinChunks()],
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    globalSetup: ['tests/postgres.ts'],
    // Most of the time is spent waiting for programs and databases that tests start.
    maxWorkers: 2,
    testTimeout: 60_000
  }
});

/** Libraries that every page runs on. */
const RUNTIME =
  /\/node_modules\/(?:svelte|@sveltejs\/kit|esm-env|clsx|devalue|intl-messageformat|@formatjs)\//;

/**
 * Makes one file of what every page needs, and one of what the pages with a map need and no other does: cut by who
 * imports them, these are dozens of small files, which compress worse and are asked for one by one.
 */
function joinChunks(): Plugin {
  const modules = (...paths: string[]) =>
    new Set(modulesOf(paths.map((path) => join(import.meta.dirname, path))).keys());
  return {
    name: 'join-chunks',
    applyToEnvironment: ({ name }) => name === 'client',
    outputOptions(options) {
      if (options.codeSplitting === false) return null;
      const frame = modules(...ROUND);
      const [page, embed] = [modules('src/routes/+page.svelte'), modules('src/routes/embed/+page.svelte')];
      const others = modules(
        ...['table', 'compare', 'review', 'articles'].map((name) => `src/routes/${name}/+page.svelte`)
      );
      const isShared = (id: string) => page.has(id) && embed.has(id) && !others.has(id);
      const groups = [
        { name: 'frame', test: (id: string) => RUNTIME.test(id) || frame.has(id), priority: 2 },
        { name: 'map', test: isShared, priority: 1 }
      ];
      return { ...options, codeSplitting: { groups } };
    }
  };
}
