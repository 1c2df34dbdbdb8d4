import type { TimeBins } from '../../columns/engine.ts';
import { binAt, endOf } from './geometry.ts';
import { moved, periodOf, windowBetween, type Period, type Window } from './period.ts';

interface Drag {
  kind: 'new' | 'move' | 'first' | 'last';
  /** Days under the pointer when it was pressed, and now. */
  from: number;
  at: number;
  /** The window that is moved, as it was. */
  window: Window | null;
}

interface BrushOptions {
  bins: () => TimeBins;
  /** The window of the period that is chosen. */
  chosen: () => Window | null;
  ondraft: (period: Period | null) => void;
  onchange: (period: Period) => void;
}

/** A press that moved less than this is a click on one bin, pixels. */
const CLICK = 4;

/** What a pointer does to the period: draws a new one, or moves the one that is chosen, or one of its ends. */
export function useBrush({ bins, chosen, ondraft, onchange }: BrushOptions) {
  let drag = $state.raw<Drag | null>(null);
  const dragged = $derived(drag && windowOfDrag(bins(), drag));
  let pressX = 0;

  return {
    get isDragging() {
      return drag !== null;
    },
    /** The window as it is being dragged; null while none is. */
    get dragged() {
      return dragged;
    },
    press(event: PointerEvent, day: number) {
      const kind = (event.target as Element).getAttribute('data-grip') as 'move' | 'first' | 'last' | null;
      pressX = event.clientX;
      drag = { kind: kind ?? 'new', from: day, at: day, window: chosen() };
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
    },
    move(day: number) {
      if (!drag || day === drag.at) return;
      drag = { ...drag, at: day };
      if (dragged) ondraft(periodOf(bins(), dragged));
    },
    release(event: PointerEvent) {
      if (!drag || !dragged) return;
      const isEnd = drag.kind === 'first' || drag.kind === 'last';
      const isClick = Math.abs(event.clientX - pressX) < CLICK && !isEnd;
      const next = isClick ? windowBetween(bins(), drag.at, drag.at) : dragged;
      drag = null;
      onchange(periodOf(bins(), next));
    },
    cancel() {
      drag = null;
      ondraft(null);
    }
  };
}

function windowOfDrag(bins: TimeBins, { kind, from, at, window }: Drag): Window {
  if (kind === 'new' || !window) return windowBetween(bins, from, at);
  if (kind === 'move') return moved(bins, window, binAt(bins, at) - binAt(bins, from));
  const still = kind === 'first' ? endOf(bins, window.last) : (bins.starts[window.first] ?? 0);
  return windowBetween(bins, at, still);
}
