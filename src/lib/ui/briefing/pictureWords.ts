import type { View } from '../../columns/engine.ts';
import { BLANKS, type Choropleth } from '../../map/choropleth.ts';
import type { FrameWords, SnapshotKey, SnapshotKeys } from '../../map/frame.ts';
import { PALETTES, stepsOf, type Theme } from '../../map/palette.ts';
import { rampOf } from '../../map/provincePaint.ts';
import type { Say } from '../../messages/index.ts';
import { filterWords } from '../filters/words.ts';
import { classWords, offMapWords, shadeTitle } from '../shadeWords.ts';
import type { Site } from '../site.ts';

/** What a picture that goes out by itself says around the map: title, period and filters, sources, data version. */
export function pictureFrame(
  view: View,
  { title, dataVersion }: { title: string; dataVersion: string },
  site: Site
): Pick<FrameWords, 'heading' | 'lines'> {
  return {
    heading: { title, subtitle: filterWords(view.filter, site) || site.say('filter.everything') },
    lines: [
      ...withoutMark(view, site.say),
      sourcesLine(view, site.say),
      `${site.say('brief.dataVersion')} ${dataVersion}`
    ]
  };
}

/** What no mark on the picture stands for; empty where all is on it. */
export function withoutMark({ offMap }: View, say: Say): string[] {
  const words = offMapWords(offMap, say);
  return words === null ? [] : [words];
}

/** "Read from news articles of 12 publishers, among them Dawn, …" */
function sourcesLine({ facets }: View, say: Say): string {
  const names = facets.publishers.filter(({ count }) => count > 0).map(({ value }) => value);
  const list = new Intl.ListFormat(say.locale, { type: 'unit', style: 'short' });
  return names.length === 0
    ? say('brief.noPublishers')
    : say('brief.publishers', { n: names.length, names: list.format(names.slice(0, NAMED)) });
}

/** Publishers that a picture names; their number says how many there are. */
const NAMED = 6;

/** What the colours of the provinces mean; null where they are not shaded. */
export function shadingWords(choropleth: Choropleth | null, theme: Theme, say: Say): SnapshotKeys | null {
  if (choropleth === null) return null;
  const { classes, provinces, per } = choropleth;
  const steps = stepsOf(rampOf(choropleth, PALETTES[theme]), classes.length);
  const keys = classes.map((part, i): SnapshotKey => ({
    colour: steps[i] ?? PALETTES[theme].ramp[0],
    text: classWords(part, !per, say)
  }));
  const blanks = BLANKS.filter((blank) => [...provinces.values()].some(({ step }) => step === blank));
  return {
    title: shadeTitle(choropleth, say),
    keys: [
      ...keys,
      ...blanks.map((blank): SnapshotKey =>
        blank === 'none'
          ? { colour: PALETTES[theme].focus, text: say('shadeBlank.none') }
          : { icon: { kind: 'blank', blank }, text: say(`shadeBlank.${blank}`) }
      )
    ]
  };
}
