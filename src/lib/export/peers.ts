import type { Count, DateInterval, Incident } from '../model/index.ts';

const DAY_MS = 86_400_000;

/** What exports in other projects' columns share. */
export function countryName(code: string | null): string | null {
  return code === null ? null : (COUNTRIES.of(code) ?? null);
}

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** The middle day of an interval, and how many days it has; null where either end is open. */
export function middleOf({ from, to }: DateInterval): { day: string; days: number } | null {
  if (from === null || to === null) return null;
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const days = Math.round((last - first) / DAY_MS) + 1;
  return { day: new Date(first + Math.floor((days - 1) / 2) * DAY_MS).toISOString().slice(0, 10), days };
}

/** Everyone who died, attackers too, as these projects count; null where nobody gives any figure. */
export function deathsOf({ casualties }: Pick<Incident, 'casualties'>): Count | null {
  const { killed, attackersKilled } = casualties;
  if (attackersKilled === null) return killed;
  if (killed === null) return { low: attackersKilled, best: null, high: null };
  const { low, best, high } = killed;
  return {
    low: low + attackersKilled,
    best: (best ?? low) + attackersKilled,
    high: high === null ? null : high + attackersKilled
  };
}

/** What a row's one figure leaves out: "Killed: at least 5. Injured: not reported. Date known to: month." */
export function noteOf(incident: Incident): string {
  const { casualties, date, location, disagree } = incident;
  const parts = [
    `Killed: ${figure(casualties.killed)}`,
    `Injured: ${figure(casualties.injured)}`,
    casualties.attackersKilled === null ? null : `Attackers killed: ${casualties.attackersKilled}`,
    date.precision === 'day' ? null : `Date known to: ${date.precision}`,
    location.precision === 'site' ? null : `Place known to: ${location.precision}`,
    disagree ? 'Reports disagree' : null
  ];
  return `${parts.filter((part) => part !== null).join('. ')}.`;
}

function figure(count: Count | null): string {
  if (count === null) return 'not reported';
  const { low, best, high } = count;
  if (high === null) return `at least ${best ?? low}`;
  return low === high ? String(low) : `${low} to ${high}`;
}
