// The gate and the package. Nothing leaves while anything is held; nothing partial leaves.
import type { Prepared } from '../flow/index.ts';
import type { Rulebook } from '../guidance/index.ts';
import type { Signer } from '../register/index.ts';
import { indexPage } from './index-page.ts';
import { placeFolder, type PackedFile } from './place.ts';
import { signReceipt } from './receipt.ts';
import { checkJson, receiptJson, scheduleCsv, type MakingPeople } from './report.ts';

/** Who makes the package, when, with what. */
export interface Making {
  readonly at: string;
  readonly by: string;
  readonly version: string;
  readonly engines: Readonly<Record<string, string>>;
  /** Who signs the receipt. */
  readonly signer: Signer;
  /** The newest signed head of the register (JWS); null where there is none. */
  readonly head: string | null;
  /** 64 hexadecimal digits drawn for this receipt alone: opens what it says of originals. It stays with whoever releases. */
  readonly salt: string;
  /** Missing where one person did it all at the command line. */
  readonly people?: MakingPeople;
}

const copies = (prepared: Prepared): PackedFile[] =>
  prepared.documents.flatMap(({ path, copy }) => (path === null || copy === null ? [] : [{ path, bytes: copy }]));

/** Everything a draft folder holds. */
export const draftFiles = (prepared: Prepared): PackedFile[] => [
  ...copies(prepared),
  { path: 'check.json', bytes: `${JSON.stringify(checkJson(prepared), null, 1)}\n` },
];

/** May this go? Open holds, undecided marks or an unverified copy say no. Checked again here, whatever the caller believes. */
export function isReleasable(prepared: Prepared): boolean {
  const open = prepared.documents.some(
    (document) =>
      document.outcome === 'held' ||
      (document.outcome !== 'withheld' && document.copy === null) ||
      document.decided.some((entry) => entry.act === 'undecided') ||
      document.verdicts.some((verdict) => verdict.result !== 'pass') ||
      (document.copy !== null && document.verdicts.length === 0),
  );
  return prepared.holds.length === 0 && !open;
}

/** Writes the package as `folder`: documents, index.html, schedule.csv, receipt.json. Refuses what is not releasable. */
export async function writePackage(
  folder: string,
  prepared: Prepared,
  rulebook: Rulebook,
  making: Making,
): Promise<void> {
  if (!isReleasable(prepared)) throw new Error('a package was asked for while something is held');
  const schedule = scheduleCsv(prepared, rulebook);
  const index = indexPage(prepared, rulebook, making.at);
  const receipt = await signReceipt(
    receiptJson(prepared, { ...making, schedule, index, key: making.signer.key }),
    making.signer,
  );
  await placeFolder(folder, [
    ...copies(prepared),
    { path: 'index.html', bytes: index },
    { path: 'schedule.csv', bytes: schedule },
    { path: 'receipt.json', bytes: receipt },
  ]);
}
