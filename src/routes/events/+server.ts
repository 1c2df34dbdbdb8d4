import type { RequestHandler } from './$types';

/** How often the store is asked whether its records changed, ms. */
const POLL_MS = 2000;
/** A comment this often keeps proxies from closing a quiet connection, in polls. */
const BEAT = 12;

/** Server-sent events: `version` with the data version, at once and whenever it changes. */
export const GET: RequestHandler = ({ locals, request }) => {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let last = '';
      let polls = 0;
      let isAsking = false;
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const ask = async () => {
        if (isAsking) return;
        isAsking = true;
        try {
          const version = await locals.site.dataVersion();
          if (request.signal.aborted) return;
          if (version !== last) send(`event: version\ndata: ${version}\n\n`);
          else if (polls % BEAT === 0) send(': still here\n\n');
          last = version;
          polls += 1;
        } catch {
          // The store is busy or gone for a moment; the next poll asks again.
        } finally {
          isAsking = false;
        }
      };
      const timer = setInterval(() => void ask(), POLL_MS);
      request.signal.addEventListener('abort', () => {
        clearInterval(timer);
        try {
          controller.close();
        } catch {
          // The reader closed it already.
        }
      });
      send('retry: 3000\n\n');
      void ask();
    }
  });
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
  });
};
