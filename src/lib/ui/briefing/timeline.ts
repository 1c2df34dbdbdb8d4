import { isoDay } from '../../columns/columns.ts';
import type { TimeBins, View } from '../../columns/engine.ts';
import { overlaps } from '../../columns/index.ts';
import { PALETTES } from '../../map/palette.ts';
import type { Say } from '../../messages/index.ts';
import { LAYERS, type BriefingChart, type Filter } from '../../model/index.ts';
import { sentence } from './sentence.ts';

/** The screen's timeline shows what lies beyond a period too, to choose another; a briefing is about the period alone. */
export function timelineOf({ bins, filter }: View, say: Say): BriefingChart {
  const [first, end] = binsIn(bins, filter);
  const labels = [...bins.starts.slice(first, end)].map((day) => binName(day, bins.unit, say.locale));
  const imprecise = bins.spans
    .filter(({ from, to }) => overlaps({ from: isoDay(from), to: isoDay(to) }, filter))
    .reduce((sum, { counts }) => sum + LAYERS.reduce((all, layer) => all + counts[layer], 0), 0);
  const notes = [
    imprecise > 0 && say('slides.inNoBar', { n: imprecise }),
    bins.undated > 0 && say('slides.undated', { n: bins.undated })
  ].filter((note) => note !== false);
  return {
    labels,
    series: LAYERS.map((layer) => ({
      name: say(`layer.many.${layer}`),
      colour: PALETTES.light.category[layer],
      values: [...bins.within[layer].slice(first, end)]
    })).filter(({ values }) => values.some((value) => value > 0)),
    note:
      notes.length > 0
        ? sentence(
            notes.reduce((a, b) => say('list.parts', { a, b })),
            say
          )
        : null
  };
}

/** The bins that share a day with the period: the first, and the one behind the last. */
function binsIn({ starts, end }: TimeBins, { from, to }: Pick<Filter, 'from' | 'to'>): [number, number] {
  const lastOf = (i: number) => (starts[i + 1] ?? end) - 1;
  const first = from === null ? 0 : [...starts].findIndex((_, i) => isoDay(lastOf(i)) >= from);
  const behind = to === null ? -1 : [...starts].findIndex((start) => isoDay(start) > to);
  return first < 0 ? [0, 0] : [first, behind < 0 ? starts.length : behind];
}

const DAY_MS = 86_400_000;

function binName(day: number, unit: TimeBins['unit'], locale: string): string {
  const date = new Date(day * DAY_MS);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
  if (unit === 'year') return format({ year: 'numeric' });
  if (unit === 'month' || unit === 'quarter') return format({ month: 'short', year: 'numeric' });
  return format({ day: 'numeric', month: 'short', year: 'numeric' });
}
