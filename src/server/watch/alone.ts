// /health, /ready and /metrics of a process that serves nothing else, to this machine alone.
import fastify, { type FastifyInstance } from 'fastify';
import { serveWatch, watchRequests, type Watch } from './watch.ts';

/** Listens on `port` of 127.0.0.1 until it is closed. Rejects where the port cannot be used. */
export async function watchAlone(port: number, watch: Watch): Promise<Pick<FastifyInstance, 'close'>> {
  const app = fastify({ logger: false });
  watchRequests(app, watch);
  serveWatch(app, watch, false);
  await app.listen({ host: '127.0.0.1', port });
  return app;
}
