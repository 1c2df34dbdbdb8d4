import { FEATURE_CLASSES, type FeatureClass } from '../../model/index.ts';
import { foldName } from './names.ts';
import type { SourcePlace } from './sourcePlace.ts';
import { cell, list, numberOf, type Row } from './sourceRows.ts';

export function fromWorldRegions(row: Row): SourcePlace {
  return {
    ...common(row),
    id: `dateline:region:${foldName(cell(row, 'name')).replaceAll(' ', '-')}`,
    class: 'region',
    country: row.get('country') ?? '',
    aliases: list(row, 'aliases'),
    demonyms: [],
    codes: [],
    deep: false
  };
}

export function fromWorldPlaces(row: Row): SourcePlace {
  return {
    ...common(row),
    id: cell(row, 'id'),
    country: cell(row, 'country'),
    aliases: list(row, 'aliases'),
    demonyms: [],
    codes: [],
    deep: false
  };
}

export function fromGazetteer(row: Row): SourcePlace {
  return {
    ...common(row),
    id: cell(row, 'id'),
    country: cell(row, 'country'),
    ...(row.get('capital') === 'yes' ? { isCapital: true } : {}),
    aliases: list(row, 'alternates'),
    demonyms: list(row, 'demonyms'),
    codes: [],
    deep: false
  };
}

/** Sources whose places are those of reported events. */
const REPORTED = /^UCDP GED/;

export function fromSites(row: Row): SourcePlace {
  const place = common(row);
  const country = row.get('country') || (place.admin1 ?? '').slice(0, 2);
  const id =
    row.get('id') ||
    `dateline:${place.admin1 ?? country}:${place.class}:${slug(place.admin2)}${slug(place.name)}`;
  const reported = REPORTED.test(row.get('source') ?? '');
  return {
    ...place,
    id,
    country,
    aliases: list(row, 'aliases'),
    demonyms: [],
    codes: [],
    reported,
    deep: true
  };
}

export function fromCountries(row: Row): SourcePlace {
  const code = cell(row, 'code');
  return {
    ...common(row),
    id: row.get('id') || `dateline:country:${code}`,
    class: 'country',
    country: code,
    admin1: null,
    aliases: list(row, 'aliases'),
    demonyms: list(row, 'demonyms'),
    codes: [],
    deep: false
  };
}

export function fromRegions(row: Row): SourcePlace {
  const code = cell(row, row.has('code') ? 'code' : 'admin1');
  return {
    ...common(row),
    id: row.get('id') || `dateline:${code}`,
    class: 'admin1',
    country: code.slice(0, 2),
    admin1: code,
    aliases: [...list(row, 'aliases'), ...list(row, 'name_ur'), ...list(row, 'name_zh')],
    demonyms: list(row, 'demonyms'),
    codes: [],
    deep: true
  };
}

function common(
  row: Row
): Pick<SourcePlace, 'name' | 'class' | 'admin1' | 'admin2' | 'lng' | 'lat' | 'population' | 'radiusKm'> {
  return {
    name: cell(row, 'name'),
    class: classOf(row),
    admin1: row.get('admin1') || null,
    admin2: row.get('admin2') || null,
    lng: numberOf(row, 'lng'),
    lat: numberOf(row, 'lat'),
    population: numberOf(row, 'population') ?? 0,
    radiusKm: numberOf(row, 'radiusKm')
  };
}

function classOf(row: Row): FeatureClass {
  const name = row.get('class') || 'settlement';
  const known = FEATURE_CLASSES.find((candidate) => candidate === name);
  if (!known) throw new Error(`${row.where}: class "${name}", expected one of ${FEATURE_CLASSES.join(', ')}`);
  return known;
}

function slug(name: string | null): string {
  return name ? `${foldName(name).replaceAll(' ', '-')}/` : '';
}
