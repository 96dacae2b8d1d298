// The child's side of apart.ts: takes jobs from its parent and does `blotter redact` with them. Ends with its parent.
// Not here: limits; a process that is stuck cannot watch itself.
import { readFileSync, rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { withPdf } from '../pdf/index.ts';
import type { FromChild, Job } from './apart.ts';
import { runRedact } from './redact.ts';
import { refusalOf } from './refusal.ts';

/** The catalogue's own limit (intake): nobody gets time for more. */
const MOST_PAGES = 2000;
/** No page takes fewer bytes: a small file that claims many pages gets no time for them. */
const LEAST_BYTES = 200;

/** How many pages `path` has; 0 where that cannot be told. */
async function pagesOf(path: string): Promise<number> {
  try {
    const bytes = new Uint8Array(readFileSync(path));
    const claimed = await withPdf(bytes, (engine, document) => engine.FPDF_GetPageCount(document));
    return Math.max(0, Math.min(claimed, MOST_PAGES, Math.ceil(bytes.length / LEAST_BYTES)));
  } catch {
    return 0;
  }
}

const answer = (message: FromChild): void => {
  process.send?.(message);
};

let said = '';
process.stdout.write = (text: unknown): boolean => {
  said += String(text);
  return true;
};

async function work({ args, input }: Job): Promise<void> {
  said = '';
  answer({ kind: 'pages', pages: await pagesOf(input) });
  try {
    const exit = await runRedact(args);
    if (process.connected) return answer({ kind: 'done', exit, said });
    // The parent is gone, and with it whoever wanted this: it has been given as --out=DRAFT.
    const out = args.find((arg) => arg.startsWith('--out='))?.slice(6);
    if (out !== undefined) rmSync(out, { force: true });
  } catch (error) {
    if (process.connected) answer({ kind: 'refused', refusal: refusalOf(error) });
  }
}

process.on('message', (job: Job) => void work(job));
process.on('disconnect', () => process.exit());

// Where the parent was killed while this process is stuck in a document, nobody would ever end it: a thread looks after that.
const parent = process.ppid;
new Worker(`setInterval(() => { if (process.ppid !== ${parent}) process.kill(process.pid, 'SIGKILL'); }, 500)`, {
  eval: true,
}).unref();
