// A case that was prepared for good becomes its package, whole, in one archive. Refuses what is not fit, in words.
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Prepared } from '../../flow/index.ts';
import type { Rulebook } from '../../guidance/index.ts';
import { isReleasable, madeBy, writePackage, zipFolder, type Making } from '../../release/index.ts';
import { replay } from '../../review/index.ts';
import { printOf } from '../gate/print.ts';
import { standingOf, viewOf } from '../view.ts';
import { PACKAGE_FILE, type CaseTask, type HeldAnswer, type PackedAnswer } from './task.ts';

/** Why a case that was prepared for good may not go, as sentences. */
function reasons({ holds, documents }: Prepared): string[] {
  const failed = documents.flatMap(({ judged, verdicts, outcome, copy }) =>
    outcome !== 'withheld' && (copy === null || verdicts.some(({ result }) => result !== 'pass'))
      ? [`${judged.document.file}: the copy that would go did not pass its check.`]
      : [],
  );
  const open = documents.flatMap(({ judged, decided }) =>
    decided.some(({ act }) => act === 'undecided')
      ? [`${judged.document.file}: something in it is still undecided.`]
      : [],
  );
  const all = [...new Set([...holds.map(({ file, why }) => (file === null ? why : `${file}: ${why}`)), ...failed, ...open])]; // prettier-ignore
  return all.length > 0 ? all : ['Something in it is still open.'];
}

/** Writes the package into the task's folder, or says why not. */
export async function packRelease(
  prepared: Prepared,
  rulebook: Rulebook,
  task: CaseTask,
  making: Pick<Making, 'by' | 'signer' | 'head' | 'people' | 'salt'>,
): Promise<PackedAnswer | HeldAnswer> {
  if (!isReleasable(prepared)) return { kind: 'held', why: reasons(prepared), holds: prepared.holds };
  const folder = path.join(task.out, 'package');
  const at = new Date(task.now);
  await writePackage(folder, prepared, rulebook, { ...making, ...madeBy(), at: task.now });
  const receipt = await readFile(path.join(folder, 'receipt.json'), 'utf8');
  await writeFile(path.join(task.out, PACKAGE_FILE), await zipFolder(folder, at), { mode: 0o600 });
  await rm(folder, { recursive: true });
  const { documents, guidance } = prepared;
  const gone = documents.filter(({ copy }) => copy !== null).length;
  const [view, log] = [viewOf(prepared, at), replay(task.events)];
  const print = printOf(view, log, standingOf(view, log));
  return { kind: 'packed', guidance, print, receipt, documents: gone, withheld: documents.length - gone };
}
