// A case opened and prepared for `check` and `release`: documents behind their fence, a person's answers applied.
import { NOTHING_SAID, openCase, prepareCase, startDocuments, type Prepared } from '../flow/index.ts';
import type { Rulebook } from '../guidance/index.ts';
import type { Manifest, Recipient } from '../model/index.ts';
import type { DecisionsFile } from '../review/index.ts';
import { requireMatched, saidIn } from './decisions.ts';
import { showProgress } from './progress.ts';
import type { openSending } from './sending.ts';

/** What both commands have read before the long work begins. `final`: the copies are those that go. */
export interface Asked {
  readonly manifest: Manifest;
  readonly recipient: Recipient;
  readonly rulebook: Rulebook;
  readonly file: DecisionsFile | null;
  readonly sending: Awaited<ReturnType<typeof openSending>>;
  readonly final: boolean;
}

/** Opens and prepares the case in `caseDir`. Throws B-DEC-01 for answers that match nothing. */
export async function prepareFrom(caseDir: string, asked: Asked): Promise<Prepared> {
  const { manifest, recipient, rulebook, file, sending, final } = asked;
  const progress = showProgress();
  const apart = startDocuments();
  try {
    const opened = await openCase(caseDir, manifest, progress, apart);
    const said = file ? saidIn(file, rulebook.version) : NOTHING_SAID;
    const thisYear = new Date().getFullYear();
    const prepared = await prepareCase(opened, recipient, rulebook, { thisYear, final, said, progress, ...sending, apart });
    if (file) requireMatched(file, prepared);
    return prepared;
  } finally {
    apart.end();
  }
} // prettier-ignore
