import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { FACETS, LIST_NAMES, SORTS, type Engine } from '../../lib/columns/engine.ts';
import { parseFilter, type Filter } from '../../lib/model/index.ts';
import { columnsFor, versioned } from '../columns.server.ts';
import type { RequestHandler } from './$types';

const row = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(row, v.maxValue(500));
const stretch = { start: row, count };
const PAGE = v.object({
  list: v.picklist(LIST_NAMES),
  sort: v.optional(v.picklist(SORTS)),
  ascending: v.optional(v.boolean()),
  ...stretch
});
const FOLLOW = v.object({
  first: v.picklist(['incident', 'measure']),
  place: v.union([
    v.picklist(['admin2', 'admin1']),
    v.object({ km: v.pipe(v.number(), v.minValue(0.1), v.maxValue(500)) })
  ]),
  days: v.pipe(row, v.maxValue(3660))
});

/** Each question of an engine with what it takes beside the filter. */
const QUESTIONS: Record<string, (engine: Engine, filter: Filter, args: unknown) => Promise<unknown>> = {
  view: (engine, filter) => engine.view(filter),
  choices: (engine, filter, args) => engine.choices(filter, ...v.parse(v.tuple([v.picklist(FACETS)]), args)),
  page: (engine, filter, args) => engine.page(filter, ...v.parse(v.tuple([PAGE]), args)),
  follow: (engine, filter, args) =>
    engine.follow(filter, ...v.parse(v.tuple([FOLLOW, v.object(stretch)]), args)),
  recordsAt: (engine, filter, args) =>
    engine.recordsAt(filter, ...v.parse(v.tuple([row, v.optional(row, 0), v.optional(count, 100)]), args)),
  recordsIn: (engine, filter, args) =>
    engine.recordsIn(
      filter,
      ...v.parse(v.tuple([v.array(row), v.optional(row, 0), v.optional(count, 100)]), args)
    ),
  find: (engine, _, args) => engine.find(...v.parse(v.tuple([v.string()]), args)),
  row: (engine, _, args) => engine.row(...v.parse(v.tuple([row]), args))
};

/**
 * What a page asks of columns that its browser is not given: the filter as in a page's address, `ask` the question's
 * name, `args` what else it takes, as JSON.
 */
export const GET: RequestHandler = async ({ url, locals }) => {
  const name = url.searchParams.get('ask') ?? 'view';
  const question = Object.hasOwn(QUESTIONS, name) ? QUESTIONS[name] : undefined;
  if (!question) error(400, `ask=${name}; expected ${Object.keys(QUESTIONS).join(', ')}`);
  const set = await columnsFor(locals, url);
  try {
    const args: unknown = JSON.parse(url.searchParams.get('args') ?? '[]');
    return versioned(await question(set.engine(), parseFilter(url.searchParams), args), url);
  } catch (problem) {
    if (problem instanceof SyntaxError) error(400, `args: ${problem.message}; expected JSON`);
    if (problem instanceof v.ValiError) error(400, `args: ${problem.message}`);
    throw problem;
  }
};
