// A fenced process that has fallen to its document and talks what it likes to its parent: for tests of the parent.
import { writeSync } from 'node:fs';
import { encode } from './frames.ts';
import { standBy } from './stand-by.ts';

const say = (message: unknown): void => {
  for (const part of encode(message)) write(part);
};
function write(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(3, bytes, at);
    } catch (error) {
      // The pipe is full: try again, as a flood does.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
    }
  }
}
const head = (json: number, blobs: number): Uint8Array => new Uint8Array(new Uint32Array([json, blobs]).buffer);
const never = (): Promise<never> => new Promise(() => setInterval(() => undefined, 1000));

standBy(async (task, parent) => {
  switch ((task as { what: string }).what) {
    case 'noise':
      write(new TextEncoder().encode('nobody asked me for this, but here it is'));
      return never();
    case 'huge':
      write(head(2 ** 31, 2 ** 32 - 1));
      return never();
    case 'flood':
      for (;;) write(new Uint8Array(1_000_000).fill(65));
    case 'early':
      say({ kind: 'answer', no: 7, ok: true, value: 'another’s' });
      return never();
    case 'stranger':
      say({ kind: 'order', no: 0 });
      return never();
    case 'deep':
      write(head(8000, 0));
      write(new TextEncoder().encode('['.repeat(8000)));
      return never();
    case 'requests':
      say({ kind: 'pages', no: 0, pages: 1e9 });
      return never();
    default:
      return parent.request('no-such-service', null).then(
        () => 'served',
        () => 'refused',
      );
  }
});
