import { zoomAt, type Look } from '../../map/look.ts';
import type { Say } from '../../messages/index.ts';

/** What a briefing is written as, with its media type. */
export const FORMATS = {
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  pdf: 'application/pdf',
  png: 'image/png'
} as const;
export type BriefFormat = keyof typeof FORMATS;

/** The map's room on a sheet of `/brief`, in CSS pixels. */
export const SHEET_MAP = { width: 1036, height: 410 };

interface BriefWish {
  /** The filter and how the map is shaded, as an address has them. */
  query: string;
  title: string;
  /** Records told one by one; none is none. */
  ids: readonly string[];
  look: Look | null;
}

/** What `/brief` and `/brief.pdf` are asked for. */
export function briefQuery({ query, title, ids, look }: BriefWish): URLSearchParams {
  const asked = new URLSearchParams(query);
  asked.set('title', title);
  for (const id of ids.length > 0 ? ids : ['']) asked.append('record', id);
  if (look?.isMoved) {
    const zoom = zoomAt(look, SHEET_MAP.width, SHEET_MAP.height);
    asked.set('view', [...look.center.map((degrees) => degrees.toFixed(4)), zoom.toFixed(2)].join(','));
  }
  return asked;
}

/** The document as the server draws it; null where the server has no browser. @throws words for the reader */
export async function fetchPdf(query: URLSearchParams, say: Say): Promise<Blob | null> {
  const response = await fetch(`/brief.pdf?${query}`);
  if (response.ok) return response.blob();
  if (response.status === 501) return null;
  throw new Error(
    response.status === 429 ? say('brief.busy') : say('brief.failed', { status: response.status })
  );
}

/** What a data URL holds; the page's policy lets nothing fetch one. */
export function bytesOf(dataUrl: string): Uint8Array<ArrayBuffer> {
  const text = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}
