import { error } from '@sveltejs/kit';
import { parseDay } from '../../lib/model/index.ts';
import type { ArticlePlace } from '../../lib/server/store/articles.ts';
import { DATA } from '../../lib/ui/data.ts';
import { headingOf } from '../../lib/ui/words.ts';
import type { PageServerLoad } from './$types';

/** Articles on one page. */
const ARTICLES = 100;

/** The articles read, newest first: those after the last one of a page (`after`), published up to a day (`until`). */
export const load: PageServerLoad = async ({ locals, url, depends }) => {
  depends(DATA);
  const { site } = locals;
  const until = parseDay(url.searchParams.get('until'));
  const asked = url.searchParams.get('after');
  const after = asked === null ? null : parsePlace(asked);
  const [count, found] = await Promise.all([
    site.countArticles(),
    site.articles({ after, until, count: ARTICLES + 1 })
  ]);
  const articles = found.slice(0, ARTICLES);
  return {
    provinces: site.geodata.provinces,
    count,
    until,
    isFirst: after === null,
    next: found.length > ARTICLES ? formatPlace(articles.at(-1)!) : null,
    articles: articles.map(({ opening, ...article }) => ({
      ...article,
      heading: headingOf(article.title, opening)
    }))
  };
};

/** Undated articles stand last. */
function formatPlace({ published, id }: ArticlePlace): string {
  return `${published ?? ''}~${id}`;
}

function parsePlace(text: string): ArticlePlace {
  const split = text.indexOf('~');
  const published = text.slice(0, split);
  if (split < 0 || (published !== '' && parseDay(published) === null))
    error(400, `after=${text.slice(0, 60)}; expected where a page of this list ends`);
  return { published: published || null, id: text.slice(split + 1) };
}
