import type { DataMeta, View } from '../../columns/engine.ts';
import type {
  BriefingImage,
  RecordState,
  Story,
  StoryBriefing,
  StoryPage,
  StoryView
} from '../../model/index.ts';
import { methodOf, sourcesOf } from '../briefing/compose.ts';
import { fetchDetail } from '../fetchRecord.ts';
import type { RecordDetail } from '../detail.ts';
import { filterWords } from '../filters/words.ts';
import { spokenWords } from '../selection.ts';
import type { Site } from '../site.ts';
import { tollInFull } from '../toll.ts';
import { dateWords, headline } from '../words.ts';
import { stateWords } from './words.ts';

/** What a view showed when its picture was taken. */
export interface StoryFrame {
  view: StoryView;
  /** What it was told from. */
  state: RecordState;
  selection: View;
  meta: DataMeta;
  /** Null where there is no map to be drawn. */
  image: BriefingImage | null;
}

/** A story on paper, with the records that it cites. @throws an Error in words where a record cannot be fetched. */
export async function makeStoryBriefing(
  story: Story,
  frames: readonly StoryFrame[],
  site: Site
): Promise<StoryBriefing> {
  const { say } = site;
  const cited = await Promise.all(
    frames.map(({ view, state }) =>
      Promise.all(view.citations.map((id) => fetchDetail(id, state).catch(() => null)))
    )
  );
  const [first] = frames;
  const dataVersion = first?.meta.dataVersion ?? '';
  const articles = first?.meta.articles.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return {
    locale: say.locale,
    title: story.title || say('story.untitled'),
    pages: frames.map((frame, i) => pageOf(frame, cited[i] ?? [], site)),
    sources: sourcesOf(
      cited.flat().filter((detail) => detail !== null),
      say
    ),
    method: methodOf({ articles, dataVersion }, say),
    dataVersion,
    words: {
      sources: say('story.paper.sources'),
      method: say('story.paper.method'),
      noMap: say('story.paper.noMap'),
      dataVersion: say('story.paper.dataVersion')
    }
  };
}

function pageOf(
  { view, state, selection, image, meta }: StoryFrame,
  cited: readonly (RecordDetail | null)[],
  site: Site
): StoryPage {
  const { say } = site;
  const what = filterWords({ ...selection.filter, asOf: null }, site) || say('story.everything');
  const figures = spokenWords(selection, site);
  return {
    caption: view.caption.trim(),
    lines: [
      // The figures name province and period by themselves.
      ...(figures.startsWith(what) ? [] : [what]),
      figures,
      stateWords(view, state, site, say('story.following')),
      say('story.version', { version: meta.dataVersion })
    ],
    citations: cited.map((detail) => {
      if (detail === null) return { text: say('story.recordGone'), url: null };
      const { record } = detail;
      const toll = 'category' in record ? ` · ${tollInFull(record, say)}` : '';
      return {
        text: `${headline(record, site)}, ${dateWords(record.date, say)}${toll}`,
        url: record.reports.find(({ url }) => url !== null)?.url ?? null
      };
    }),
    map: image,
    notes: view.notes.trim()
  };
}

const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** Hands the slides to the browser as a download. */
export function saveSlides(bytes: Uint8Array, dataVersion: string): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: TYPE }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `dateline-story-${dataVersion}.pptx`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
