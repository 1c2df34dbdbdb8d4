import { config } from 'maplibre-gl';
import { afterEach, describe, expect, it } from 'vitest';
import { serveTiles, type TileServer } from '../../src/lib/map/tiles.ts';

/** What MapLibre does with an address of the protocol. */
async function load(template: string, z: number, x: number, y: number): Promise<number[]> {
  const url = template.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));
  const answer = config.REGISTERED_PROTOCOLS.dateline;
  if (!answer) throw new Error('nobody answers dateline://');
  const { data } = await answer({ url, type: 'arrayBuffer' }, new AbortController());
  return [...new Uint8Array(data as ArrayBuffer)];
}

describe('tiles', () => {
  const open: TileServer[] = [];
  const serve = (answer: Parameters<typeof serveTiles>[0]) => {
    const server = serveTiles(answer);
    open.push(server);
    return server;
  };
  afterEach(() => open.splice(0).forEach((server) => server.close()));

  it('come from the map that they are of, where a page has several', async () => {
    const left = serve(async (z, x, y) => Uint8Array.of(1, z, x, y));
    const right = serve(async (z, x, y) => Uint8Array.of(2, z, x, y));
    expect(await load(left.template(0), 6, 45, 27)).toEqual([1, 6, 45, 27]);
    expect(await load(right.template(0), 6, 45, 27)).toEqual([2, 6, 45, 27]);
    right.close();
    expect(await load(right.template(0), 6, 45, 27)).toEqual([]);
    expect(await load(left.template(0), 6, 45, 27)).toEqual([1, 6, 45, 27]);
  });

  it('have other addresses for another selection, so that the map asks for them anew', () => {
    const server = serve(async () => new Uint8Array());
    expect(server.template(1)).not.toBe(server.template(2));
    expect(server.template(1)).toMatch(/^dateline:\/\/\d+\/1\/\{z\}\/\{x\}\/\{y\}$/);
  });

  it('are copies: what MapLibre takes for its worker is still there to be asked for again', async () => {
    const kept = Uint8Array.of(7, 7);
    const server = serve(async () => kept);
    const answer = config.REGISTERED_PROTOCOLS.dateline;
    const url = server.template(0).replace('{z}/{x}/{y}', '0/0/0');
    const { data } = (await answer?.({ url, type: 'arrayBuffer' }, new AbortController())) ?? {};
    expect(data).toBeInstanceOf(ArrayBuffer);
    expect(data).not.toBe(kept.buffer);
  });

  it('of no map or no place are an error that names the address', async () => {
    serve(async () => new Uint8Array());
    await expect(load('dateline://somewhere', 0, 0, 0)).rejects.toThrow(/dateline:\/\/somewhere/);
  });

  it('are asked of nobody once the last map has gone', () => {
    serve(async () => new Uint8Array()).close();
    expect(config.REGISTERED_PROTOCOLS.dateline).toBeUndefined();
  });
});
