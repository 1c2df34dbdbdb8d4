import { describe, expect, it } from 'vitest';
import type { StoryView } from '../../src/lib/model/index.ts';
import { readMessage } from '../../src/lib/ui/story/channel.ts';
import { placeAt } from '../../src/lib/ui/story/dragging.ts';
import { movedView, StoryDraft, type DraftStorage } from '../../src/lib/ui/story/draft.svelte.ts';
import { indexAfter, stepOf } from '../../src/lib/ui/story/keys.ts';

function view(id: string): StoryView {
  const made = { on: '2026-11-23', dataVersion: 'v1', counts: null };
  return { id, query: '', bounds: null, caption: id, notes: '', citations: [], made, follows: false };
}

function storage(): DraftStorage {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => void kept.set(key, text) };
}

const captions = ({ story }: StoryDraft) => story.views.map(({ caption }) => caption).join('');

describe('a story that is being made', () => {
  it('takes views, moves and removes them, and gives them back', () => {
    const draft = new StoryDraft(storage);
    for (const id of ['a', 'b', 'c']) draft.add(view(id));
    draft.move('c', -1);
    expect(captions(draft)).toBe('acb');
    draft.change('c', { caption: 'C' });
    draft.remove('a');
    expect(captions(draft)).toBe('Cb');
    draft.undo();
    expect(captions(draft)).toBe('aCb');
    draft.undo();
    expect(captions(draft)).toBe('aCb');
  });

  it('is there again in the same browser, and says where it is not kept', () => {
    const place = storage();
    const draft = new StoryDraft(() => place);
    draft.rename('Makran');
    draft.add(view('a'));
    const again = new StoryDraft(() => place);
    again.read();
    expect(again.story).toEqual(draft.story);
    const full = new StoryDraft(() => {
      throw new Error('forbidden');
    });
    full.add(view('a'));
    expect([full.isKept, captions(full)]).toEqual([false, 'a']);
  });

  it('knows whether the store holds it as it is, also after clearing and undoing', () => {
    const draft = new StoryDraft(storage);
    const origin = { id: 'sto-1', author: 'amna', changedAt: '2026-11-23T09:00:00.000Z' };
    draft.open({ title: 'Bolan', views: [view('a')] }, origin);
    expect(draft.isSaved).toBe(true);
    draft.clear();
    expect([draft.origin, captions(draft)]).toEqual([null, '']);
    draft.undo();
    expect([draft.origin, draft.isSaved, captions(draft)]).toEqual([origin, true, 'a']);
    draft.change('a', { notes: 'Slowly.' });
    expect([draft.origin, draft.isSaved]).toEqual([origin, false]);
  });
});

it('moves a view no further than to an end', () => {
  const ids = (views: StoryView[]) => views.map(({ id }) => id).join('');
  const views = ['a', 'b', 'c'].map(view);
  expect(ids(movedView(views, 'a', -1))).toBe('abc');
  expect(ids(movedView(views, 'a', 9))).toBe('bca');
  expect(ids(movedView(views, 'x', 1))).toBe('abc');
});

describe('the keys of a presentation', () => {
  const press = (key: string, held = {}, isRtl = false) =>
    stepOf({ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held }, isRtl);

  it('are those of a keyboard and of a clicker', () => {
    expect([' ', 'PageDown', 'ArrowRight', 'ArrowDown'].map((key) => press(key))).toEqual(
      Array(4).fill('next')
    );
    expect(['PageUp', 'ArrowLeft', 'ArrowUp'].map((key) => press(key))).toEqual(Array(3).fill('previous'));
    expect([press('Home'), press('End'), press('Escape')]).toEqual(['first', 'last', 'leave']);
    expect([press('a'), press('ArrowLeft', { altKey: true })]).toEqual([null, null]);
  });

  it('lead the way that the page is read', () => {
    expect([press('ArrowLeft', {}, true), press('ArrowRight', {}, true)]).toEqual(['next', 'previous']);
  });

  it('stop at both ends', () => {
    expect(indexAfter('next', 2, 3)).toBe(2);
    expect(indexAfter('previous', 0, 3)).toBe(0);
    expect(indexAfter('last', 0, 3)).toBe(2);
  });
});

it('hears on its channel nothing but messages of its own', () => {
  expect(readMessage({ kind: 'go', index: 2 })).toEqual({ kind: 'go', index: 2 });
  expect(readMessage({ kind: 'hello', more: 1 })).toEqual({ kind: 'hello' });
  expect(
    [null, 'go', { kind: 'go', index: '2' }, { kind: 'at', index: 0, story: 1 }].map(readMessage)
  ).toEqual([null, null, null, null]);
});

it('puts a dragged view before the first of the others whose middle lies below it', () => {
  const others = [
    { top: 0, bottom: 40 },
    { top: 40, bottom: 240 },
    { top: 240, bottom: 280 }
  ];
  expect([-5, 19, 21, 139, 141, 900].map((y) => placeAt(y, others))).toEqual([0, 0, 1, 1, 2, 3]);
  expect(placeAt(10, [])).toBe(0);
});
