import { openWorkerEngine } from '../../columns/workerEngine.ts';
import { storyFilter, type StoryMoment, type StoryView } from '../../model/index.ts';

/** What a view selects at the day that it is kept at. @throws where the columns of that day cannot be had. */
export async function countView(view: StoryView): Promise<NonNullable<StoryMoment['counts']>> {
  const filter = storyFilter(view);
  const kept = await openWorkerEngine({ base: new URL('/', location.href).href, asOf: filter.asOf });
  try {
    const { counts } = await kept.view(filter);
    return [counts.attack, counts.operation, counts.measure];
  } finally {
    kept.close();
  }
}
