// One step of the redaction benchmark as a process of its own: node bench/redact-step.ts STEP FILE PLAN TIMES. Exit 3 where
// the check of the copy fails. TIMES gets the CPU seconds of the work without the start of the process. `mupdf` (AGPL) is
// loaded here and nowhere else: it is a yardstick, never a part.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Redacted } from '../src/redact/index.ts';
import type { Plan } from './redact-inputs.ts';

async function redactOurs(source: Uint8Array, { boxes, values }: Plan): Promise<Redacted> {
  const { redactPdf } = await import('../src/redact/index.ts');
  return redactPdf(source, { redactions: boxes.map((one) => ({ ...one, code: 'A' })), values, dropPages: [] });
}

async function redactAndVerify(source: Uint8Array, plan: Plan): Promise<void> {
  const { isFit, verifyPdf } = await import('../src/verify/index.ts');
  const { bytes: output, ...known } = await redactOurs(source, plan);
  const verdicts = await verifyPdf({ ...known, output, source, values: plan.values, render: true });
  if (isFit(verdicts)) return;
  for (const { check, result, where } of verdicts)
    if (result !== 'pass') process.stderr.write(`${check}: ${result} (${where})\n`);
  process.exitCode = 3;
}

/** The peer's own way: a Redact annotation over each box and each hit of a value, applied, saved. No rebuild, no check. */
async function redactByPeer(source: Uint8Array, { boxes, values }: Plan): Promise<void> {
  const mupdf = await import('mupdf');
  const document = mupdf.PDFDocument.openDocument(source, 'application/pdf').asPDF();
  if (!document) throw new Error('not a PDF');
  for (let no = 0; no < document.countPages(); no++) {
    const page = document.loadPage(no);
    if (!(page instanceof mupdf.PDFPage)) throw new Error('not a page of a PDF');
    const [, , , top] = page.getBounds();
    for (const { page: of, box } of boxes)
      if (of === no + 1) page.createAnnotation('Redact').setRect([box[0], top - box[3], box[2], top - box[1]]);
    const own = values[no];
    for (const quads of own === undefined ? [] : page.search(own, {}))
      for (const [x0, y0, , , , , x1, y1] of quads) page.createAnnotation('Redact').setRect([x0, y0, x1, y1]);
    page.applyRedactions(true, mupdf.PDFPage.REDACT_IMAGE_PIXELS);
    page.destroy();
  }
  document.saveToBuffer('garbage=compact,compress').destroy();
  document.destroy();
}

const STEPS: Readonly<Record<string, (source: Uint8Array, plan: Plan) => Promise<unknown>>> = {
  redact: redactOurs,
  verify: redactAndVerify,
  mupdf: redactByPeer,
};
const LOADED: Readonly<Record<string, () => Promise<unknown>>> = {
  redact: () => import('../src/redact/index.ts'),
  verify: () => Promise.all([import('../src/redact/index.ts'), import('../src/verify/index.ts')]),
  mupdf: () => import('mupdf'),
};

const [step = '', file = '', plan = '', times = ''] = process.argv.slice(2);
const source = new Uint8Array(readFileSync(file));
await LOADED[step]?.();
const before = process.cpuUsage();
await STEPS[step]?.(source, JSON.parse(readFileSync(plan, 'utf8')) as Plan);
const { user, system } = process.cpuUsage(before);
writeFileSync(times, JSON.stringify((user + system) / 1e6));
