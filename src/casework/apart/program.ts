// The process in which a case is prepared or packed: judging takes seconds of computing, and whoever serves pages must answer
// meanwhile. It knows no database and no secret: papers come from a folder, results go into another, signatures are asked
// for. Documents are opened behind the fence, which is its own child. Ends with its parent.
import { writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import path from 'node:path';
import {
  openCase,
  prepareCase,
  startDocuments,
  type Documents,
  type Prepared,
  type Progress,
} from '../../flow/index.ts';
import { loadRulebook, withLayer, type Rulebook } from '../../guidance/index.ts';
import { bookVersion, readBook } from '../../identity/index.ts';
import { BlotterError, isDiskFull, refusalOf } from '../../model/index.ts';
import type { Signer } from '../../register/index.ts';
import { replay } from '../../review/index.ts';
import { packView, viewOf } from '../view.ts';
import { packRelease } from './pack.ts';
import { drawCase } from './pictures.ts';
import { VIEW_FILE, type Answer, type CaseTask, type FromChild, type Task, type ToChild } from './task.ts';

/** Below whoever answers people. */
const NICE = 10;

const send = (message: FromChild): void => void process.send?.(message);

/** Steps of each document: opened, drafted, drawn. */
const STEPS = 3;

/** Tells each step; a document inside another counts with the one that it came in. */
function counted(): { readonly tell: Progress; readonly drawn: (file: string, no: number, of: number) => void } {
  let [done, all] = [0, 0];
  return {
    tell: ({ step, file, no, of, note }) => {
      all = Math.max(all, of * STEPS);
      if (step !== 'page') done++;
      send({ kind: 'progress', done: Math.min(done, all), of: all, no, paper: { file, step, note } });
    },
    drawn: (file, no, of) => {
      all = Math.max(all, of * STEPS);
      done++;
      send({
        kind: 'progress',
        done: Math.min(done, all),
        of: all,
        no,
        paper: { file, step: 'picture', note: 'ready' },
      });
    },
  };
}

function rulebookOf({ rulebook, layer }: CaseTask): Rulebook {
  const book = loadRulebook(rulebook);
  return layer === undefined ? book : withLayer(book, layer);
}

async function prepared(task: CaseTask, final: boolean, apart: Documents, progress: Progress, rulebook: Rulebook): Promise<Prepared> {
  const opened = await openCase(task.folder, task.manifest, progress, apart);
  const log = replay(task.events);
  const said = () => log;
  const thisYear = Number(task.now.slice(0, 4));
  const book = task.book === undefined ? undefined : readBook(task.book);
  return prepareCase(opened, task.recipient, rulebook, { thisYear, today: task.now.slice(0, 10), final, said, progress, apart, book, bookVersion: task.book === undefined ? undefined : bookVersion(task.book) });
} // prettier-ignore

async function prepare(task: CaseTask, apart: Documents): Promise<Answer> {
  const { tell, drawn } = counted();
  const made = await prepared(task, false, apart, tell, rulebookOf(task));
  const pictures = await drawCase(made, apart, task.out, drawn);
  await writeFile(path.join(task.out, VIEW_FILE), packView(viewOf(made, new Date(task.now))), { mode: 0o600 });
  const counts = { redact: 0, ask: 0, keep: 0 };
  for (const { judged } of made.documents) for (const { act } of judged.proposals) counts[act]++;
  const unreadable = made.documents.flatMap(({ judged: { document }, opened: { sha256 } }) =>
    document.failure === undefined ? [] : [{ file: document.file, sha256, code: document.failure.code }],
  );
  const all = made.documents.flatMap(({ judged: { document } }) => document.pages);
  const pages = { all: all.length, read: all.filter(({ pixels }) => pixels !== undefined).length };
  return { kind: 'prepared', guidance: made.guidance, pictures, pages, counts, unreadable };
}

const waiting = new Map<number, (jws: string | null) => void>();
let asked = 0;

/** Signs by asking the parent. */
const signerOf = (key: Signer['key']): Signer => ({
  key,
  sign: async (payload, typ) => {
    const no = asked++;
    const jws = await new Promise<string | null>((resolve) => {
      waiting.set(no, resolve);
      send({ kind: 'sign', no, payload, typ });
    });
    if (jws === null) throw new Error('the signature was refused');
    return jws;
  },
});

async function work(task: Task): Promise<void> {
  const apart = startDocuments();
  try {
    if (task.kind === 'prepare') send({ kind: 'answer', answer: await prepare(task, apart) });
    else {
      const rulebook = rulebookOf(task);
      const made = await prepared(task, true, apart, counted().tell, rulebook);
      const { key, ...making } = task.making;
      const answer = await packRelease(made, rulebook, task, { ...making, signer: signerOf(key) });
      send({ kind: 'answer', answer });
    }
  } catch (error) {
    // Whatever could not be written here: the job waits for room, and is not to blame.
    send({ kind: 'refused', refusal: refusalOf(isDiskFull(error) ? new BlotterError('B-OUT-04') : error) });
  } finally {
    apart.end();
  }
}

try {
  setPriority(NICE);
} catch {
  // Not everywhere; it is a courtesy.
}
// Its parent is gone: nobody wants the answer.
process.on('disconnect', () => process.exit());
process.on('message', (message: ToChild) => {
  if (message.kind === 'task') void work(message.task);
  else {
    waiting.get(message.no)?.(message.jws);
    waiting.delete(message.no);
  }
});
