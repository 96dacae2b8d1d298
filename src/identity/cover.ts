// The cover e-mail's papers beside the package's: what is attached or named must be in the package, and nothing else. Not here:
// its addresses (recipient.ts) and what its words give away (flow/cover-mail.ts).
import type { Hold } from '../model/index.ts';

/** What a cover e-mail carries and says, and what there is. */
export interface CoverPapers {
  readonly attached: readonly { readonly file: string; readonly sha256: string | null }[];
  /** Subject and body. */
  readonly text: string;
  /** File names in the package, without folders. */
  readonly packaged: readonly string[];
  /** Documents of the case that do not go, without folders. */
  readonly withheld: readonly string[];
  /** Hashes of the originals. */
  readonly originals: ReadonlySet<string>;
}

/** Files that a package holds beside its documents. */
const OWN = ['schedule.csv', 'receipt.json'];
const FILE =
  /[^\s"'“”<>;,:()\n][^"'“”<>;,:\n]*?\.(?:pdf|docx?|xlsx?|eml|msg|zip|jpe?g|png|tiff?|txt|csv|json)(?:\.pdf)?\b/gi;
const last = (file: string): string => file.slice(file.lastIndexOf('/') + 1).toLowerCase();
const stem = (file: string): string => last(file).replace(/(?:\.[a-z]{2,4}){1,2}$/, '');

/** Holds about attachments and named files. Tells file names of the case, never what is in them. */
export function checkCoverPapers({ attached, text, packaged, withheld, originals }: CoverPapers): Hold[] {
  const holds: Hold[] = [];
  const hold = (why: string, cure: string): void => {
    if (!holds.some((other) => other.why === why)) holds.push({ kind: 'recipient', file: null, page: null, why, cure });
  };
  const going = new Set([...packaged.map(last), ...OWN]);
  for (const { file, sha256 } of attached) {
    if (sha256 !== null && originals.has(sha256))
      hold(`The cover e-mail carries an original: "${file}" is not the redacted copy.`, 'Take it off, and attach the package’s own file.'); // prettier-ignore
    else if (!going.has(last(file)))
      hold(`The cover e-mail carries "${file}", which is not in this package.`, 'Take it off; everything that goes, goes through the package.'); // prettier-ignore
  }
  const low = text.toLowerCase();
  for (const file of withheld)
    if (!going.has(last(file)) && stem(file).length >= 4 && low.includes(stem(file)))
      hold(`The cover e-mail speaks of "${file}", which does not go to this recipient.`, 'Take the mention out, or put the document into the release.'); // prettier-ignore
  for (const [name] of text.matchAll(FILE)) {
    const said = name.toLowerCase();
    // Words before a file's name may have been taken with it, and a file may have two endings ("MG5.docx.pdf").
    const known = [...going, ...withheld.map(last)];
    if (!known.some((file) => said.endsWith(file)))
      hold('The cover e-mail names a file that is not in this package.', 'Name the files as the package does.');
  }
  return holds;
}
