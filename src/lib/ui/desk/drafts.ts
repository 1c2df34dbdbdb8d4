import type { Saying } from '../../messages/index.ts';
import type {
  Casualties,
  CasualtyGroup,
  Count,
  DateInterval,
  DatePrecision,
  Geocode,
  PlacePrecision
} from '../../model/index.ts';

/** A form's content read: the value, or what is wrong with it. */
export type ReadDraft<T> = { value: T } | { problem: Saying };

export interface DateDraft {
  precision: DatePrecision;
  /** ISO date or empty. */
  from: string;
  to: string;
}

export function draftDate({ precision, from, to }: DateInterval): DateDraft {
  return { precision, from: from ?? '', to: to ?? from ?? '' };
}

/** A day is one day; a month or a year is the whole of it unless an end is given; unknown has no day at all. */
export function readDateDraft({ precision, from, to }: DateDraft): ReadDraft<DateInterval> {
  if (precision === 'unknown') return { value: { from: null, to: null, precision } };
  if (!from) return { problem: { key: 'desk.wrong.firstDay' } };
  if (precision === 'day') return { value: { from, to: from, precision } };
  const last = to || lastOf(precision, from);
  if (last < from) return { problem: { key: 'desk.wrong.dateOrder' } };
  return { value: { from, to: last, precision } };
}

function lastOf(precision: DatePrecision, from: string): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const last =
    precision === 'year'
      ? Date.UTC(year, 12, 0)
      : precision === 'month'
        ? Date.UTC(year, month, 0)
        : Date.UTC(year, month - 1, day + 6);
  return new Date(last).toISOString().slice(0, 10);
}

/** How closely a place is known, where a pin may stand for it. */
export const POINTED: readonly PlacePrecision[] = ['site', 'settlement', 'near', 'admin2'];

export interface PlaceDraft {
  name: string;
  admin1: string;
  admin2: string;
  country: string;
  precision: PlacePrecision;
  /** Degrees and kilometres as typed. */
  lng: string;
  lat: string;
  radiusKm: string;
}

export function draftPlace(place: Geocode): PlaceDraft {
  const text = (value: number | null) => (value === null ? '' : String(value));
  return {
    name: place.name ?? '',
    admin1: place.admin1 ?? '',
    admin2: place.admin2 ?? '',
    country: place.country ?? '',
    precision: place.precision,
    lng: text(place.lng),
    lat: text(place.lat),
    radiusKm: text(place.radiusKm)
  };
}

/** What is known to an area only has no pin: unknown is never a guessed point. */
export function readPlaceDraft(draft: PlaceDraft, was: Geocode): ReadDraft<Geocode> {
  const { precision } = draft;
  const [lng, lat, radius] = [
    degrees(draft.lng, 180),
    degrees(draft.lat, 90),
    draft.radiusKm.trim() === '' ? null : Number(draft.radiusKm)
  ];
  const hasPin = POINTED.includes(precision);
  if (hasPin && (lng === undefined || lat === undefined)) return { problem: { key: 'desk.wrong.degrees' } };
  if (hasPin && (lng === null || lat === null)) return { problem: { key: 'desk.wrong.noPin' } };
  if (precision === 'admin1' && !draft.admin1) return { problem: { key: 'desk.wrong.province' } };
  if (radius !== null && !(radius >= 0 && radius <= 2000)) return { problem: { key: 'desk.wrong.radius' } };
  const isKnown = precision !== 'unknown';
  const country = draft.admin1 ? draft.admin1.slice(0, 2) : draft.country || null;
  const name = draft.name.trim() || null;
  const isSamePlace = name === was.name && String(lng) === String(was.lng) && String(lat) === String(was.lat);
  return {
    value: {
      name: isKnown ? name : null,
      placeId: isSamePlace ? was.placeId : null,
      admin1: isKnown && precision !== 'country' ? draft.admin1 || null : null,
      admin2: hasPin ? draft.admin2.trim() || null : null,
      country: isKnown ? country : null,
      lng: hasPin ? (lng ?? null) : null,
      lat: hasPin ? (lat ?? null) : null,
      precision,
      radiusKm: hasPin ? radius : null,
      score: 1,
      reasons: ['set by a person']
    }
  };
}

/** Null for an empty field, undefined for no such degree. */
function degrees(text: string, limit: number): number | null | undefined {
  if (text.trim() === '') return null;
  const value = Number(text);
  return Math.abs(value) <= limit ? Math.round(value * 1e5) / 1e5 : undefined;
}

/** Three figures as typed; all empty where nobody says. */
export interface CountDraft {
  low: string;
  best: string;
  high: string;
}

export interface TollDraft {
  killed: CountDraft;
  injured: CountDraft;
  attackersKilled: string;
  groups: GroupDraft[];
}

export type GroupDraft = CountDraft & Pick<CasualtyGroup, 'outcome' | 'role'> & { nationality: string };

export function draftToll({ killed, injured, attackersKilled, groups }: Casualties): TollDraft {
  return {
    killed: draftCount(killed),
    injured: draftCount(injured),
    attackersKilled: attackersKilled === null ? '' : String(attackersKilled),
    groups: groups.map((group) => ({
      ...draftCount(group),
      outcome: group.outcome,
      role: group.role,
      nationality: group.nationality ?? ''
    }))
  };
}

export function readTollDraft(draft: TollDraft): ReadDraft<Casualties> {
  const killed = readCount(draft.killed, 'killed');
  const injured = readCount(draft.injured, 'injured');
  const attackers = whole(draft.attackersKilled);
  if ('problem' in killed) return killed;
  if ('problem' in injured) return injured;
  if (attackers === undefined) return { problem: { key: 'desk.wrong.attackers' } };
  const groups: CasualtyGroup[] = [];
  for (const { outcome, role, nationality, ...figures } of draft.groups) {
    const count = readCount(figures, 'group');
    if ('problem' in count) return count;
    if (count.value === null) continue;
    const code = nationality.trim().toUpperCase();
    if (code && !/^[A-Z]{2}$/.test(code))
      return { problem: { key: 'desk.wrong.country', values: { given: nationality } } };
    groups.push({
      ...count.value,
      outcome,
      role,
      nationality: code || null,
      qualifier: wording(count.value)
    });
  }
  return { value: { killed: killed.value, injured: injured.value, attackersKilled: attackers, groups } };
}

function draftCount(count: Count | null): CountDraft {
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : String(value);
  return { low: text(count?.low), best: text(count?.best), high: text(count?.high) };
}

/** The best figure alone is exact; with a lowest and no highest it is "at least". */
function readCount(draft: CountDraft, of: 'killed' | 'injured' | 'group'): ReadDraft<Count | null> {
  const [low, best, high] = [whole(draft.low), whole(draft.best), whole(draft.high)];
  if (low === undefined || best === undefined || high === undefined)
    return { problem: { key: 'desk.wrong.whole', values: { of } } };
  if (low === null && best === null && high === null) return { value: null };
  if (low === null && high === null) return { value: { low: best ?? 0, best, high: best } };
  const count = { low: low ?? 0, best, high };
  const inOrder = count.low <= (best ?? count.low) && (best ?? count.low) <= (high ?? Infinity);
  return inOrder ? { value: count } : { problem: { key: 'desk.wrong.figureOrder', values: { of } } };
}

function wording({ low, best, high }: Count): CasualtyGroup['qualifier'] {
  if (high === null) return best === null ? 'unspecified' : 'at_least';
  return low === high ? 'exact' : 'range';
}

/** Null for an empty field, undefined for what is no number of people. */
function whole(text: string): number | null | undefined {
  if (String(text ?? '').trim() === '') return null;
  return /^\d{1,6}$/.test(String(text).trim()) ? Number(text) : undefined;
}
