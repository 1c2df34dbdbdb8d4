import type { Engine, MapRow, View } from '../../columns/engine.ts';
import type { FrameWords } from '../../map/frame.ts';
import { SLIDE_SCALE, type Briefing, type BriefingImage } from '../../model/index.ts';
import { fetchDetail } from '../fetchRecord.ts';
import { pinnedVersion } from '../pinned.ts';
import { filterWords } from '../filters/words.ts';
import { figuresWords } from '../selection.ts';
import type { Site } from '../site.ts';
import { composeBriefing } from './compose.ts';

export interface BriefingWish {
  engine: Engine;
  view: View;
  site: Site;
  title: string;
  /** Ids of the records with a slide of their own, in order. */
  ids: readonly string[];
  /** Null where there is no map to be drawn. */
  snapshot: ((frame: Partial<FrameWords>) => Promise<BriefingImage>) | null;
  /** Says what is being done. */
  onstep: (words: string) => void;
}

/** Records that a person may choose from. */
const OFFERED = 40;

/** The records to choose from: incidents that killed most, and then measures. */
export async function offerRecords(engine: Engine, view: View): Promise<MapRow[]> {
  const killed = { list: 'all', sort: 'killed', start: 0, count: OFFERED } as const;
  return (await engine.page(view.filter, killed)).rows;
}

/** Gathers what a briefing says. @throws an Error with words for the reader where a part cannot be had. */
export async function makeBriefing(wish: BriefingWish): Promise<Briefing> {
  const { engine, view, site, onstep } = wish;
  onstep(site.say('slides.step.map'));
  const map = wish.snapshot ? await wish.snapshot({ scale: SLIDE_SCALE }) : null;
  onstep(site.say('slides.step.records'));
  const state = { asOf: view.filter.asOf, version: pinnedVersion(new URL(location.href)) };
  const details = await Promise.all(wish.ids.map((id) => fetchDetail(id, state)));
  return composeBriefing({
    view,
    details,
    title: wish.title,
    subtitle: filterWords(view.filter, site) || site.say('filter.everything'),
    summary: figuresWords(view, site.say),
    map,
    dataVersion: engine.meta.dataVersion,
    articles: engine.meta.articles.reduce((sum, { count }) => sum + count, 0),
    site
  });
}
