// One file by a plan, behind the fence: redacted, checked by other means, tried again with pages as pictures. Not here: reading
// the plan, and writing anything (cli/redact.ts).
import type { OfficeRunner } from '../../intake/index.ts';
import { BlotterError, type Unseen, type Verdict } from '../../model/index.ts';
import type { PixelReader } from '../../reading/index.ts';
import { redactPdf, type Redacted } from '../../redact/index.ts';
import { colourOf, failedPages, isFit, verifyPdf } from '../../verify/index.ts';
import { readyFor, type Ready } from './redact-source.ts';
import type { FilePlan } from './tasks.ts';

/** Pages that a check was not content with become pictures; what it could not look at for their sake may fail after that. */
const TRIES = 3;

/** The clean copy, and what is said of it. Throws BlotterError and Unopened for what the person can cure. */
export async function redactOne(
  bytes: Uint8Array,
  file: string,
  asked: FilePlan,
  reader: PixelReader,
  office: OfficeRunner,
): Promise<{ readonly bytes: Uint8Array; readonly said: string }> {
  const ready = await readyFor(bytes, file, asked, office);
  let { redacted, verdicts } = await redactAndCheck(ready, [], reader);
  const pictures: number[] = [];
  for (let left = TRIES - 1; left > 0 && !isFit(verdicts); left--) {
    const again = failedPages(verdicts, redacted);
    if (again.length === 0) break;
    pictures.push(...again);
    ({ redacted, verdicts } = await redactAndCheck(ready, pictures, reader));
  }
  if (!isFit(verdicts)) {
    const failed = verdicts.filter(({ result }) => result !== 'pass').map(({ check, where }) => `${check}: ${where}`);
    throw new BlotterError('B-REDACT-01', { failed: [...new Set(failed)].slice(0, 5).join('; ') });
  }
  const drawn = redacted.rasterised.length === 0 ? '' : `, ${redacted.rasterised.length} as pictures with their text`;
  const said = `${redacted.boxes.length} boxes on ${redacted.pages.length} pages${drawn}; ${verdicts.length} checks passed.${ready.note}`;
  return { bytes: redacted.bytes, said };
}

async function redactAndCheck(
  { source, plan, unseen }: Ready,
  pictures: readonly number[],
  reader: PixelReader,
): Promise<{ redacted: Redacted; verdicts: Verdict[] }> {
  const redacted = await redactPdf(source, { ...plan, dropPages: [], unseen }, { pictures });
  const { bytes: output, ...known } = redacted;
  const values = plan.inverse ? [] : plan.values;
  const verdicts = await verifyPdf({
    ...known,
    boxColour: colourOf(redacted.fill),
    output,
    source,
    values,
    unseen: boxesOf(unseen),
    render: true,
    read: 'auto',
    readFailed: false,
    reader,
  });
  return { redacted, verdicts };
}

/** No page is left out here: a page of the copy has the number of its source. */
const boxesOf = (unseen: ReadonlyMap<number, Unseen>): Map<number, Float32Array> =>
  new Map([...unseen].map(([page, { boxes }]) => [page, boxes]));

/** The check of `output` against a plan of what must go, with nothing else known of it. */
export const verifyOne = (output: Uint8Array, plan: FilePlan, reader: PixelReader): Promise<Verdict[]> =>
  verifyPdf({
    output,
    values: plan.values,
    boxes: plan.redactions.map(({ page, box }) => ({ page, box })),
    labels: plan.redactions.map(({ code }) => code),
    // Other programs' boxes have other colours.
    boxColour: 'any',
    render: true,
    read: 'auto',
    reader,
  });
