/** Reads a part of the page that stands in it as it is. */
export function readPlain<T>(root: Document, name: string): T {
  return JSON.parse(textOf(root, name)) as T;
}

/** Unpacks a part: zlib's format, written as base64. */
export async function unpack(root: Document, name: string): Promise<Uint8Array> {
  const packed = Uint8Array.from(atob(textOf(root, name)), (sign) => sign.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

export async function unpackJson<T>(root: Document, name: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await unpack(root, name))) as T;
}

function textOf(root: Document, name: string): string {
  const text = root.getElementById(name)?.textContent;
  if (!text) throw new Error(`this file has lost its part "${name}"`);
  return text;
}
