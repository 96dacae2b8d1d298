// Everything that is done with a stranger's document, done behind a fence: the parent sends bytes and gets checked answers.
// One process serves one case, warm, because starting costs as much as ten pages; it is replaced by a fresh one after every
// failure and every so often. Nothing that a document does is thrown here: a document that breaks it is a document that
// cannot be opened. Not here: the fence (sandbox/), the work (program.ts).
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { localOffice, startReading, type Opened } from '../../intake/index.ts';
import { BlotterError, explain, refusalOf, type CaseDocument, type Refusal, type Verdict } from '../../model/index.ts';
import { startTesseract, type Raster } from '../../reading/index.ts';
import type { RedactionPlan } from '../../redact/index.ts';
import { startFenced, type Fenced, type Limits, type Outcome, type Program, type Rung, type Services } from '../../sandbox/index.ts'; // prettier-ignore
import type { CleanCopy } from '../copy.ts';
import {
  copyForm,
  drawnForm,
  officeForm,
  openedForm,
  pictureForm,
  pixelsForm,
  redactForm,
  verdictsForm,
} from './forms.ts';
import { REQUESTS, type CopyOptions, type DocumentTask, type FilePlan } from './tasks.ts';
import { warmUp } from './warm.ts';

/** Far above what ordinary papers take (bench/redact.ts), far below what takes a machine down. */
export const DOCUMENT_LIMITS: Limits = {
  seconds: 60,
  secondsPerPage: 2,
  memory: { megabytes: 1536, heapMegabytes: 1024 },
  // What may be unpacked of one file (intake/limits.ts), with room.
  caps: { json: 256 * 2 ** 20, blobs: 900 * 2 ** 20 },
};
/** Bytes of a file that give it a second more for opening, and the most that this can come to. */
const BYTES_A_SECOND = 50_000;
const MOST_SECONDS = 600;
/** So many tasks, or so much memory at rest (MB), and a fresh process takes over. */
const RENEW_AFTER = 400;
const RENEW_AT = 700;

/** Pages drawn in one task, and after how many failures a document is drawn no further. */
const DRAWN_AT_ONCE = 8;
const DRAWN_FAILURES = 5;

const ROOT = path.resolve(import.meta.dirname, '../../..');
const MODULES = path.join(ROOT, 'node_modules');

/** The program behind the fence, and what it may read: its code, the packages, and nothing of anybody's papers. */
export const documentProgram = (): Program => ({
  file: path.join(import.meta.dirname, 'program.ts'),
  reads: [path.join(ROOT, 'src'), MODULES, path.join(ROOT, 'package.json')].filter((one) => existsSync(one)),
  compiled: process.env['NODE_COMPILE_CACHE'] ?? null,
  // Decoders of pictures and the drawing of pages are native code: what holds them are the kernel's fences.
  native: true,
  threads: false,
});

/** Documents behind a fence. Every function takes its turn; none rejects for what a document does. */
export interface Documents {
  /** Opens one document (see openDocument). A document that breaks the process says so in `failure`. `tell` hears of each picture whose pixels are about to be read. */
  readonly open: (bytes: Uint8Array, file: string, hints: { readonly type?: string; readonly about?: string; readonly unused?: boolean }, depth?: number, tell?: () => void) => Promise<Opened>;
  /** Makes and checks a clean copy (see makeCopy). */
  readonly copy: (source: Uint8Array, plan: RedactionPlan, options: CopyOptions) => Promise<CleanCopy>;
  /** One file by a plan. */
  readonly redact: (bytes: Uint8Array, file: string, plan: FilePlan) => Promise<
    { readonly ok: true; readonly bytes: Uint8Array; readonly said: string } | { readonly ok: false; readonly refusal: Refusal }
  >;
  /** The check alone. Where it could not be made, that is a verdict. */
  readonly verify: (output: Uint8Array, plan: FilePlan) => Promise<readonly Verdict[]>;
  /** Pages (from 1) of a PDF as pixels for people to look at; null for each that cannot be drawn. */
  readonly draw: (pdf: Uint8Array, pages: readonly number[], dpi: number) => Promise<readonly (Raster | null)[]>;
  /** The fence that stands; null before the first task. */
  readonly rung: () => Rung | null;
  readonly pid: () => number;
  readonly megabytes: () => number;
  readonly end: () => void;
} // prettier-ignore

const refusalFor = (outcome: Exclude<Outcome, { ok: true }>): BlotterError => {
  if (outcome.why === 'time') return new BlotterError('B-LIMIT-01', { seconds: outcome.seconds, pages: outcome.pages });
  if (outcome.why === 'memory') return new BlotterError('B-LIMIT-02', { megabytes: outcome.megabytes });
  return new BlotterError('B-LIMIT-03', { how: outcome.how });
};

const closed = (file: string, hints: { readonly about?: string }, error: BlotterError): CaseDocument => ({
  file,
  type: 'OTHER',
  typeBy: 'unknown',
  ...(hints.about === undefined ? {} : { about: hints.about }),
  format: 'unknown',
  pages: [],
  hidden: [],
  failure: { code: error.code, why: error.what, cure: error.cure },
});

/** Starts at once, so that the process loads its engines while the parent has other things to do. */
export function startDocuments(limits: Limits = DOCUMENT_LIMITS): Documents {
  /** Hears of every picture of the document that is being opened. */
  let onPicture: (() => void) | undefined;
  const picture = startReading();
  const pixels = startTesseract();
  const services: Services = {
    [REQUESTS.picture]: async (value) => {
      onPicture?.();
      return picture.readPicture(pictureForm.parse(value));
    },
    [REQUESTS.pixels]: async (value) => {
      const { raster, layout } = pixelsForm.parse(value);
      return pixels.readPixels(raster, layout);
    },
    [REQUESTS.office]: async (value) => {
      const { bytes, ending, to } = officeForm.parse(value);
      return localOffice.convert(bytes, ending, to);
    },
  };
  const program = documentProgram();
  let ended = false;
  let done = 0;
  let fenced: Fenced = startFenced(program, limits, { services });
  let rung: Rung | null = null;
  warmUp(program, limits.memory);

  const renew = (): void => {
    fenced.end();
    fenced = startFenced(program, limits, { services });
    done = 0;
  };
  /** One task in a process that is fit for it; once more in a fresh one where another document may have been to blame. */
  const ask = async <T>(task: DocumentTask, form: z.ZodType<T>, seconds?: number): Promise<T | BlotterError> => {
    if (ended) return new BlotterError('B-LIMIT-03', { how: 'it has been ended' });
    if (!fenced.alive() || done >= RENEW_AFTER || (done > 0 && fenced.megabytes() > RENEW_AT)) renew();
    for (;;) {
      const used = done++ > 0;
      const outcome = await fenced.ask(task, seconds);
      rung = fenced.rung() ?? rung;
      if (outcome.ok) {
        const answer = form.safeParse(outcome.answer);
        if (answer.success) return answer.data;
        fenced.end();
        return new BlotterError('B-LIMIT-03', { how: 'it answered with nonsense' });
      }
      fenced.end();
      if (ended || !used || outcome.why === 'time') return refusalFor(outcome);
      renew();
    }
  };

  return {
    open: async (bytes, file, hints, depth = 0, tell?: () => void) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const seconds = Math.min(MOST_SECONDS, limits.seconds + bytes.length / BYTES_A_SECOND);
      const task = { kind: 'open', bytes, file, hints, depth, pixels: true, office: localOffice.lays() } as const;
      onPicture = tell;
      const opened = await ask(task, openedForm, seconds);
      onPicture = undefined;
      if (opened instanceof BlotterError) return { document: closed(file, hints, opened), sha256, pdf: null, attachments: [] };
      // The name is the parent's: a document cannot take that of another.
      return { ...opened, document: { ...opened.document, file }, sha256, pdf: opened.pdf === 'input' ? bytes : opened.pdf };
    },
    copy: async (source, plan, options) => {
      const made = await ask({ kind: 'copy', source, plan, options }, copyForm);
      return made instanceof BlotterError ? { ok: false, why: made.what, verdicts: [] } : made;
    },
    redact: async (bytes, file, plan) => {
      const made = await ask({ kind: 'redact', bytes, file, plan, office: localOffice.lays() }, redactForm);
      if (made instanceof BlotterError) return { ok: false, refusal: refusalOf(made) };
      return made.ok ? made : { ok: false, refusal: made.refusal as Refusal };
    },
    verify: async (output, plan) => {
      const made = await ask({ kind: 'verify', output, plan }, verdictsForm);
      if (!(made instanceof BlotterError)) return made;
      const { what } = explain(made.code);
      return [{ check: 'the check could be made', result: 'unsure', where: made.what === '' ? what : made.what }];
    },
    draw: async (pdf, pages, dpi) => {
      const drawn: (Raster | null)[] = [];
      let failures = 0;
      for (let at = 0; at < pages.length; at += DRAWN_AT_ONCE) {
        const some = pages.slice(at, at + DRAWN_AT_ONCE);
        // A page that breaks the process takes no other with it; a document that keeps on breaking it is left.
        const parts = [some, ...some.map((page) => [page])];
        const answers: (Raster | null)[] = [];
        for (const part of parts) {
          if (answers.length === some.length) break;
          const answer = failures < DRAWN_FAILURES ? await ask({ kind: 'draw', pdf, pages: part, dpi }, drawnForm) : null;
          if (Array.isArray(answer) && answer.length === part.length) answers.push(...answer);
          else {
            failures++;
            if (part !== some || some.length === 1) answers.push(null);
          }
        }
        drawn.push(...answers);
      }
      return drawn;
    },
    rung: () => rung ?? fenced.rung(),
    pid: () => fenced.pid(),
    megabytes: () => fenced.megabytes(),
    end: () => {
      ended = true;
      fenced.end();
      picture.close();
      pixels.close();
    },
  };
} // prettier-ignore
