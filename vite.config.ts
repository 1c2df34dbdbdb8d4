import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { trimMapStyles } from './src/lib/map/trimStyles.ts';
import { precompileMessages } from './src/lib/messages/precompile.ts';

export default defineConfig({
  // What the columns' worker needs seldom is a file of its own.
  worker: { format: 'es' },
  plugins: [precompileMessages(), trimMapStyles(), sveltekit()],
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    globalSetup: ['tests/postgres.ts'],
    // Most of the time is spent waiting for programs and databases that tests start.
    maxWorkers: 2,
    testTimeout: 60_000
  }
});
