import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { parseStory, type Story } from '../../model/index.ts';

/** The longest link that programs pass on whole, by and large; mail programs begin to cut at `CAREFUL`. Characters. */
export const LONGEST_LINK = 30_000;
export const CAREFUL = 2000;

/** Stands before the story, so that another way of writing can be told from this one. */
const VERSION = '1';
/** No story of ours is longer, bytes; what unpacks to more is not worth reading. */
const MOST_BYTES = 2_000_000;
/** Of what is handed from page to page in one browser. */
const MOST_CHARACTERS = 1_000_000;

/** Why a link gives no story. */
export type LinkProblem = 'broken' | 'newer' | 'tooLong';

/** A story as the part of an address after its `#`: `1.`, and the packed story in base64url. */
export function encodeStory(story: Story): string {
  return `${VERSION}.${toBase64Url(deflateSync(strToU8(JSON.stringify(story)), { level: 9 }))}`;
}

/** The story of a link, whatever the link holds; never throws. */
export function decodeStory(text: string): { story: Story } | { problem: LinkProblem } {
  if (text.length > MOST_CHARACTERS) return { problem: 'tooLong' };
  const [version, packed, ...rest] = text.split('.');
  if (packed === undefined || rest.length > 0) return { problem: 'broken' };
  if (version !== VERSION) return { problem: /^\d+$/.test(version ?? '') ? 'newer' : 'broken' };
  try {
    const story = parseStory(JSON.parse(strFromU8(inflate(fromBase64Url(packed)))));
    return story === null || story.views.length === 0 ? { problem: 'broken' } : { story };
  } catch (error) {
    return { problem: error instanceof TooLong ? 'tooLong' : 'broken' };
  }
}

class TooLong extends Error {}

/** Stops where more comes out than a story could be: a few bytes can unpack to very many. */
function inflate(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  const stream = new Inflate((part, final) => {
    length += part.length;
    if (length > MOST_BYTES) throw new TooLong();
    parts.push(part);
    isWhole = final;
  });
  const STEP = 1024;
  for (let at = 0; at < bytes.length; at += STEP)
    stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  if (!isWhole) throw new Error('cut off');
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @throws where a character is none of base64url's. */
function fromBase64Url(text: string): Uint8Array {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(bytes, (c) => c.charCodeAt(0));
}
