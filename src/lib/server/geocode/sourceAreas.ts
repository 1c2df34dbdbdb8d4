import type { SourcePlace } from './sourcePlace.ts';
import { cell, list, numberOf, type Row } from './sourceRows.ts';
import { fromSites, fromWorldPlaces } from './sourceTables.ts';

/** One key for a country or first-order unit of whichever source. */
export function areaKey(place: SourcePlace): string {
  return place.class === 'country' ? place.country : `${place.admin1}`;
}

/** Adds what the second source of the same area knows beyond the first. */
export function mergeArea(known: SourcePlace, area: SourcePlace): void {
  known.aliases.push(area.name, ...area.aliases);
  known.demonyms.push(...area.demonyms);
  known.deep ||= area.deep;
  known.population ||= area.population;
  known.lng ??= area.lng;
  known.lat ??= area.lat;
  known.radiusKm ??= area.radiusKm;
}

/** Names for districts that the gazetteer has, and districts that it lacks because it has no town of theirs. */
export function addDistricts(places: SourcePlace[], rows: Row[]): void {
  const byId = new Map(places.map((place) => [place.id, place]));
  for (const row of rows) {
    const name = cell(row, 'name');
    const known = byId.get(cell(row, 'id'));
    if (known) known.aliases.push(name, ...list(row, 'aliases'));
    else places.push({ ...fromSites(row), class: 'admin2', admin2: name, deep: false });
  }
}

/** Towns and sites of other countries that the gazetteer lacks, and names of news for those that it has, by its ids. */
export function addWorldPlaces(places: SourcePlace[], rows: Row[]): void {
  const byId = new Map(places.map((place) => [place.id, place]));
  for (const row of rows) {
    const known = byId.get(cell(row, 'id'));
    if (known) known.aliases.push(cell(row, 'name'), ...list(row, 'aliases'));
    else places.push(fromWorldPlaces(row));
  }
}

const POSTAL = /^[A-Z]{2}$/;

/** Short forms of provinces: "Ky." anywhere, "KY" only after a comma. */
export function addForms(areas: ReadonlyMap<string, SourcePlace>, rows: Row[]): void {
  for (const row of rows) {
    const area = areas.get(cell(row, 'code'));
    const forms = list(row, 'forms');
    area?.aliases.push(...forms.filter((form) => !POSTAL.test(form)));
    area?.codes.push(...forms.filter((form) => POSTAL.test(form)));
  }
}

/** The points that stand for countries. */
export function addPoints(areas: ReadonlyMap<string, SourcePlace>, rows: Row[]): void {
  for (const row of rows) {
    const country = areas.get(cell(row, 'code'));
    if (country) Object.assign(country, { lng: numberOf(row, 'lng'), lat: numberOf(row, 'lat') });
  }
}
