import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect } from './dateline.ts';

export const PASSWORDS = { amna: 'a password for amna', bilal: 'a password for bilal' } as const;

/** The store of the server that the desk's tests change; the same as in playwright.config.ts. */
const STORE = 'test-results/desk-store';

export async function signIn(page: Page, name: keyof typeof PASSWORDS, to = '/'): Promise<void> {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(PASSWORDS[name]);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

export interface MapFeature {
  id: string;
  geometry: { coordinates: [number, number] } | null;
  properties: { from: string | null; type: string; sources: { articleId: string }[] };
}

export async function incidents(request: APIRequestContext): Promise<MapFeature[]> {
  return JSON.parse(await (await request.get('/incidents.geojson')).text()).features;
}

/** The incident of a day with most reports. */
export async function incidentOf(request: APIRequestContext, day: string): Promise<MapFeature> {
  const [most] = (await incidents(request))
    .filter(({ properties }) => JSON.stringify(properties).includes(day))
    .sort((a, b) => b.properties.sources.length - a.properties.sources.length);
  if (!most) throw new Error(`no incident of ${day} is on the map`);
  return most;
}

/** Runs the command line on the store that the server shows. */
export function dateline(...args: string[]): void {
  execFileSync(process.execPath, ['src/cli/dateline.mjs', ...args], {
    env: { ...process.env, DATELINE_DATA: STORE, DATABASE_URL: '' },
    stdio: 'ignore'
  });
}

/** Puts a second reader's proposals into the store that the server shows. */
export function propose(): void {
  execFileSync(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('propose.ts', import.meta.url))], {
    env: { ...process.env, DATELINE_DATA: STORE },
    stdio: ['ignore', 'ignore', 'inherit']
  });
}

/** Measures on the map, by what they say. */
export async function measures(request: APIRequestContext): Promise<{ id: string; summary: string }[]> {
  const { features } = JSON.parse(await (await request.get('/measures.geojson')).text()) as {
    features: { id: string; properties: { summary: string } }[];
  };
  return features.map(({ id, properties }) => ({ id, summary: properties.summary }));
}

/** Takes back everything that is in force, so that a test leaves the store as it found it. */
export async function undoAll(page: Page): Promise<void> {
  const answer = await page.request.get('/corrections');
  const corrections = (await answer.json()) as {
    id: string;
    action: { kind: string; correction?: string };
  }[];
  const undone = new Set(corrections.map(({ action }) => action.correction));
  for (const { id, action } of corrections.reverse())
    if (action.kind !== 'undo' && !undone.has(id))
      await page.request.post('/corrections', { data: { kind: 'undo', correction: id } });
}
