import { describe, expect, it } from 'vitest';
import { zoomAt } from '../../src/lib/map/look.ts';
import { embedAddress } from '../../src/lib/export/oembed.ts';
import { elementSnippet, PLAIN_EMBED } from '../../src/lib/model/index.ts';
import { dayOf, embedQuery, shareLink } from '../../src/lib/ui/share/share.ts';
import { formatView, parseView } from '../../src/lib/ui/view.ts';

const ADDRESS = new URL('https://d.example/?admin1=PK-BA&shade=killed&incident=inc-1&asOf=2024-06-01#top');
const LOOK = {
  center: [66.512345, 28.5] as [number, number],
  zoom: 6,
  bounds: [64, 26, 69, 31] as [number, number, number, number],
  width: 1200,
  height: 800,
  isMoved: true
};

const NOW = { asOf: null, version: null };

describe('what is shared', () => {
  it('is a link to the page, with its opened record, that follows or keeps its day', () => {
    expect(shareLink(ADDRESS, { state: NOW, look: null })).toBe(
      'https://d.example/?admin1=PK-BA&shade=killed&incident=inc-1'
    );
    expect(shareLink(ADDRESS, { state: { asOf: '2024-06-01', version: null }, look: LOOK })).toBe(
      'https://d.example/?admin1=PK-BA&shade=killed&incident=inc-1&asOf=2024-06-01&view=66.5123%2C28.5%2C6'
    );
  });

  it('is fixed to a version of the data, in a link, a frame, an element and by oEmbed', () => {
    const wish = { state: { asOf: null, version: 'v7' }, look: null };
    const link = shareLink(new URL('https://d.example/?admin1=PK-BA&version=v6'), wish);
    expect(link).toBe('https://d.example/?admin1=PK-BA&version=v7');
    const query = embedQuery(ADDRESS, wish, PLAIN_EMBED, 'small');
    expect(query.toString()).toBe('admin1=PK-BA&shade=killed&version=v7');
    expect(elementSnippet(query, 'https://d.example', 600, 400)).toContain(' version="v7"');
    expect(embedAddress(link, 'https://d.example')).toBe('https://d.example/embed?admin1=PK-BA&version=v7');
  });

  it('is an embed of the same part of the map in another size', () => {
    const options = { ...PLAIN_EMBED, legend: false };
    const query = embedQuery(ADDRESS, { state: NOW, look: LOOK }, options, 'small');
    expect(Object.fromEntries(query)).toEqual({
      admin1: 'PK-BA',
      shade: 'killed',
      view: '66.5123,28.5,5',
      legend: 'off'
    });
  });
});

it('zooms out by one step for half the width, whichever side is tight', () => {
  expect(zoomAt(LOOK, 600, 800)).toBe(5);
  expect(zoomAt(LOOK, 4800, 1600)).toBe(7);
});

it('writes a view that it reads again, within what a map can show', () => {
  expect(parseView(new URLSearchParams({ view: formatView({ center: [66.51, 28.5], zoom: 6.25 }) }))).toEqual(
    {
      center: [66.51, 28.5],
      zoom: 6.25
    }
  );
  expect(formatView({ center: [0, 0], zoom: -3 })).toBe('0,0,0');
});

it('names the day where the reader is', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
