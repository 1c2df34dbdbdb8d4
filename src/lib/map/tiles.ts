import { addProtocol, removeProtocol } from 'maplibre-gl';

/** Answers one tile; empty bytes are a tile without anything. */
export type TileAnswer = (z: number, x: number, y: number, signal: AbortSignal) => Promise<Uint8Array>;

export interface TileServer {
  /** Template of the tiles' addresses; another serial makes the map ask for all of them again. */
  template(serial: number): string;
  close(): void;
}

const PROTOCOL = 'dateline';
const ADDRESS = /^dateline:\/\/(\d+)\/\d+\/(\d+)\/(\d+)\/(\d+)$/;
/** The maps of this page, by their numbers: the protocol is one for all of them. */
const answers = new Map<number, TileAnswer>();
let last = 0;

/** Lets MapLibre ask a function of this page for its tiles. */
export function serveTiles(answer: TileAnswer): TileServer {
  const number = (last += 1);
  if (answers.size === 0) addProtocol(PROTOCOL, ({ url }, { signal }) => answerTile(url, signal));
  answers.set(number, answer);
  return {
    template: (serial) => `${PROTOCOL}://${number}/${serial}/{z}/{x}/{y}`,
    close() {
      answers.delete(number);
      if (answers.size === 0) removeProtocol(PROTOCOL);
    }
  };
}

async function answerTile(url: string, signal: AbortSignal): Promise<{ data: ArrayBuffer }> {
  const [number = -1, z, x, y] = (ADDRESS.exec(url) ?? []).slice(1).map(Number);
  if (z === undefined || x === undefined || y === undefined)
    throw new Error(`${url} names no tile; expected ${PROTOCOL}://MAP/SERIAL/Z/X/Y`);
  const bytes = (await answers.get(number)?.(z, x, y, signal)) ?? new Uint8Array();
  // MapLibre hands the buffer to its worker for good, so it gets one of its own.
  return { data: Uint8Array.from(bytes).buffer };
}
