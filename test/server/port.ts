// A port that nobody uses: the address must be known before the server is made.
import { createServer } from 'node:net';

/** Taken and given back. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
