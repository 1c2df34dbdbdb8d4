/** A body that is made as it is read: who reads slowly is waited for, and when nobody reads any more the making ends. */
export async function streamed(
  parts: AsyncIterator<string | Uint8Array>
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const next = async (): Promise<Uint8Array | null> => {
    for (;;) {
      const { value, done } = await parts.next();
      if (done) return null;
      const bytes = typeof value === 'string' ? encoder.encode(value) : value;
      if (bytes.length > 0) return bytes;
    }
  };
  // What goes wrong at the start is still told in a status.
  let first = await next();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const bytes = first ?? (await next());
      first = null;
      if (bytes === null) controller.close();
      else controller.enqueue(bytes);
    },
    async cancel() {
      await parts.return?.();
    }
  });
}
