// The file as bytes around its objects: what stands before its header and behind its end, and how often it was saved on
// top of itself. Not here: what earlier states showed (revisions.ts).
import type { Say } from './tally.ts';
import { readableRuns } from './values.ts';

const BLANK = new Set([0, 9, 10, 12, 13, 32, 0xef, 0xbb, 0xbf]);
const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => BLANK.has(byte));

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
/** How far into a file a reader looks for its header (ISO 32000-1, annex H). */
const HEADER_WITHIN = 1024;

/** Says what stands outside the file's own first and last bytes. White space and byte order marks are nothing. */
export function tellEdges(bytes: Uint8Array, say: Say): void {
  const buffer = asBuffer(bytes);
  const start = buffer.subarray(0, HEADER_WITHIN).indexOf('%PDF-');
  const before = bytes.subarray(0, Math.max(0, start));
  if (!isBlank(before)) say('outside-bytes', `before the beginning of the file, ${before.length} bytes`, readableRuns(before));
  const end = buffer.lastIndexOf('%%EOF');
  const after = end < 0 ? bytes.subarray(0, 0) : bytes.subarray(end + 5);
  if (!isBlank(after)) say('outside-bytes', `after the end of the file, ${after.length} bytes`, readableRuns(after));
} // prettier-ignore

/**
 * Where each earlier state of the file ends (offsets just behind its %%EOF), oldest first. A state counts where its own table
 * is where it says and what follows it brings objects: linearised files and Word's second table are no revision.
 */
export function earlierStates(bytes: Uint8Array): number[] {
  const buffer = asBuffer(bytes);
  const start = Math.max(0, buffer.subarray(0, HEADER_WITHIN).indexOf('%PDF-'));
  const ends: number[] = [];
  for (let at = buffer.indexOf('%%EOF'); at >= 0 && ends.length < 1000; at = buffer.indexOf('%%EOF', at + 5)) {
    const tail = buffer.subarray(Math.max(0, at - 60), at).toString('latin1');
    const table = /startxref\s+(\d+)\s*$/.exec(tail)?.[1];
    if (table === undefined) continue;
    const offset = Number(table) + start;
    if (offset >= at || !/^\s*(?:xref|\d+ \d+ obj)/.test(buffer.subarray(offset, offset + 40).toString('latin1'))) continue;
    ends.push(at + 5);
  }
  return ends.slice(0, -1).filter((end, i) => hasObjects(buffer.subarray(end, ends[i + 1])));
} // prettier-ignore

/** Does this part bring objects, beside tables? */
function hasObjects(part: Buffer): boolean {
  for (let at = part.indexOf(' obj'); at >= 0; at = part.indexOf(' obj', at + 4)) {
    const [head = ''] = part
      .subarray(at + 4, at + 400)
      .toString('latin1')
      .split('stream');
    if (!/\/Type\s*\/XRef\b/.test(head)) return true;
  }
  return false;
}
