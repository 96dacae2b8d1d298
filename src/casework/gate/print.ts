// What a release would hold, as one hash: papers, guidance, and what is redacted, kept, left out. The same for the same
// papers and answers, however often they are prepared; another one as soon as anything that goes would be otherwise. Pure.
import { createHash } from 'node:crypto';
import { looksOf, type ReviewLog } from '../../review/index.ts';
import type { CaseStandingNow, CaseView } from '../view.ts';

/** 64 hexadecimal digits. `now`: what `log` comes to in `view` (standingOf). It leaves the store in no form: it is worked out from values' places, never from values. */
export function printOf(view: CaseView, log: ReviewLog, { documents }: CaseStandingNow): string {
  const looks = looksOf(log).map(({ file, page, act }) => [file, page, act]);
  const told = documents.map(({ view: { sha256, judged }, decided, withheld }) => ({
    file: judged.document.file,
    sha256,
    goes: withheld === null,
    release: judged.release,
    dropped: judged.dropPages.map(({ page }) => page),
    marks: decided.map(({ proposal: { id, finding }, act, edges }) => [id, act, edges ?? null, finding.passage.boxes]).toSorted(byFirst), // prettier-ignore
  }));
  const whole = { recipient: view.recipient, guidance: view.guidance, told, looks: looks.toSorted(byFirst) };
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
}

const byFirst = (a: readonly unknown[], b: readonly unknown[]): number =>
  JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
