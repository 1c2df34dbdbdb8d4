import type { AggregateRecord, Filter, Layer, PlacePrecision } from '../model/index.ts';
import type { Follow } from './follow.ts';
import type { Reconciliation } from './reconcile.ts';
import type { Admin1, MapIncident, MapMeasure } from './rows.ts';
import type { Summary } from './summary.ts';

export type MapRow = MapIncident | MapMeasure;
export type LayerCounts = Record<Layer, number>;

/** What a page knows before anything is asked of the columns. */
export interface DataMeta {
  /** Names the state of the records; equal versions show equal pictures. */
  dataVersion: string;
  /** The provinces of the country in focus, by name, with their people where a source counts them. */
  admin1: (Admin1 & { population: number | null })[];
  /** ISO 3166-1 alpha-2 of the country in focus. */
  country: string;
  /** Records in the columns. */
  length: number;
  /** True where there are too many for a browser: the server answers for them. */
  isRemote: boolean;
  /** Of which layers they are. */
  counts: LayerCounts;
  /** First and last day that any record touches; null where none is dated. */
  extent: [from: string, to: string] | null;
  /** The latest first day of any record: what "the last 7 days" are counted from; null where none is dated. */
  newest: string | null;
  /** Articles that were read, by month of publication and province that they tell of; see `CoverageCell`. */
  coverage: CoverageCell[];
  /** Articles read by month of publication, each once; null for those whose source states no day. */
  articles: { month: string | null; count: number }[];
  aggregates: AggregateRecord[];
  /** Each of these totals beside the incidents of the whole map that lie in its area, period and group. */
  reconciled: Reconciliation[];
}

/** Articles read: of a month (`YYYY-MM`, null for undated ones), by province (null for those that tell of none). */
export interface CoverageCell {
  month: string | null;
  admin1: string | null;
  articles: number;
}

/** Parts of a filter that a person chooses from a list. */
export const FACETS = [
  'layers',
  'admin1',
  'admin2',
  'types',
  'targets',
  'nationalities',
  'actors',
  'statuses',
  'precisions',
  'publishers'
] as const;
export type FacetName = (typeof FACETS)[number];

/** One choice of a facet; `count` is what it alone would show under every other part of the filter. */
export interface FacetValue {
  value: string;
  count: number;
}

export const BIN_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type BinUnit = (typeof BIN_UNITS)[number];

/** Records over time, under every part of the filter but the period. Days are counted from 1970-01-01. */
export interface TimeBins {
  unit: BinUnit;
  /** First day of each bin, ascending; the last bin ends before `end`. */
  starts: Int32Array;
  end: number;
  /** Records whose whole interval lies in the bin, by layer. */
  within: Record<Layer, Uint32Array>;
  /** Records wider than the bin that touch it: never put on one day, and counted in each bin that they touch. */
  touching: Record<Layer, Uint32Array>;
  /** Intervals that no bin holds, each with its records, widest first; `to` is inclusive. */
  spans: { from: number; to: number; counts: LayerCounts }[];
  /** Records without a date: in no bin. */
  undated: number;
}

/** Records of one place that has an area or a circle, not a point. */
export interface AreaCount {
  /** Its number, for `recordsIn`. */
  area: number;
  precision: PlacePrecision;
  name: string | null;
  admin1: string | null;
  admin2: string | null;
  country: string | null;
  lng: number | null;
  lat: number | null;
  radiusKm: number | null;
  counts: LayerCounts;
}

/** Everything on the screen but single records, all from one selection. */
export interface View {
  filter: Filter;
  /** Records that fit, and of which layers. */
  total: number;
  counts: LayerCounts;
  /** Records without any date that a chosen period leaves out, though all else fits. */
  undated: number;
  summary: Summary;
  /** The sums of every province, also of those that the filter leaves out: for comparing and for choosing. */
  everywhere: Summary;
  /** The 200 most frequent values of each, and those that are chosen; `choices` has all of them. */
  facets: Record<FacetName, FacetValue[]>;
  bins: TimeBins;
  /** Places to draw as an area or a circle: `admin2`, `admin1`, and of `near` the 1,000 with the most records. */
  areas: AreaCount[];
  /** Records that no mark stands for: known to a district only, a province only, and no closer than a country. */
  offMap: { districtOnly: number; provinceOnly: number; placeUnknown: number };
  /** How long each list is; `incidents` and `measures` hold those with a mark of their own. */
  lists: Record<ListName, number>;
}

/** Which of the selected records a list holds. */
export const LIST_NAMES = [
  'all',
  'incidents',
  'measures',
  'districtOnly',
  'provinceOnly',
  'placeUnknown'
] as const;
export type ListName = (typeof LIST_NAMES)[number];
export const SORTS = [
  'date',
  'layer',
  'type',
  'province',
  'place',
  'killed',
  'injured',
  'actor',
  'target',
  'reports',
  'confidence'
] as const;
export type Sort = (typeof SORTS)[number];

export interface Page {
  list: ListName;
  /** Default: date, newest first. Unknown values stand last either way. */
  sort?: Sort;
  ascending?: boolean;
  start: number;
  count: number;
}

/** Records that others followed, in the order of the list; see `findFollowers` for what counts and what is left out. */
export interface FollowPage {
  items: { first: MapRow; followers: { row: MapRow; days: number }[]; count: number }[];
  total: number;
  firsts: number;
  undated: number;
  unplaced: number;
}

/**
 * Answers everything that a page asks of the columns. The same interface stands for columns in this thread, in a worker,
 * on the server and in a one-file page, so that nothing above it knows where they are.
 */
export interface Engine {
  readonly meta: DataMeta;
  view(filter: Filter): Promise<View>;
  /** A stretch of a list of the selection, with how long the whole list is. */
  page(filter: Filter, page: Page): Promise<{ rows: MapRow[]; total: number }>;
  /** Records of one kind that records of the other followed in the same place. */
  follow(filter: Filter, follow: Follow, page: Pick<Page, 'start' | 'count'>): Promise<FollowPage>;
  /** Every value of a facet, also those beyond the most frequent ones that a view carries. */
  choices(filter: Filter, facet: FacetName): Promise<FacetValue[]>;
  /** One record by its id, whether or not any filter shows it; null where there is none. */
  find(id: string): Promise<MapRow | null>;
  /**
   * A Mapbox Vector Tile of the selection. Layer `clusters`: points with `attack`, `operation`, `measure`, `count` and
   * `expand` (the zoom where it parts, null where none does; then `place` asks `recordsAt`). Layer `records`: points
   * with `row`, `layer`, `radius`, `hollow`, `disagree`; several records of one place fan out where it is close.
   * A tile that nobody waits for any more is not cut; its promise is rejected with an `AbortError`.
   */
  tile(filter: Filter, z: number, x: number, y: number, signal?: AbortSignal): Promise<Uint8Array>;
  /** The selected records at one place of the map (`place` of a tile), newest first: a stretch, 100 where none is said. */
  recordsAt(
    filter: Filter,
    place: number,
    start?: number,
    count?: number
  ): Promise<{ rows: MapRow[]; total: number }>;
  /** The selected records that these areas of a view stand for, newest first: a stretch, 100 where none is said. */
  recordsIn(
    filter: Filter,
    areas: readonly number[],
    start?: number,
    count?: number
  ): Promise<{ rows: MapRow[]; total: number }>;
  /** The record of a row number that a tile told. */
  row(row: number): Promise<MapRow>;
  close(): void;
}
