// A ZIP archive becomes a list of its files as a page, and each file a document of its own. Unpacked within the limits of
// office files; what is locked or damaged in it holds it. Not here: office files, which are ZIPs of another kind.
import { BlotterError } from '../../model/index.ts';
import type { Attached } from '../attached.ts';
import type { Manuscript } from '../layout/lay.ts';
import { MAX_ATTACHED } from '../limits.ts';
import { openArchive } from '../ooxml/archive.ts';

/** What systems leave in archives beside the files. */
const isLitter = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);

/** Does the archive say that any of its entries is locked (APPNOTE 6.3.10, 4.4.4, bit 0)? */
function isLocked(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = Buffer.from('PK\x01\x02', 'latin1');
  for (let at = all.indexOf(mark); at >= 0; at = all.indexOf(mark, at + 4)) {
    if (at + 10 <= all.length && (all.readUInt16LE(at + 8) & 1) === 1) return true;
  }
  return false;
}

/** Reads an archive. Throws B-DOC-03 (damaged, a bomb), B-DOC-04 (locked) or B-DOC-11 (too many files). */
export function readZip(bytes: Uint8Array): { readonly manuscript: Manuscript; readonly attachments: readonly Attached[] } {
  if (isLocked(bytes)) throw new BlotterError('B-DOC-04', { format: 'ZIP archive with a password' });
  const entries = [...openArchive(bytes, (name) => !name.endsWith('/') && !isLitter(name), 'a ZIP archive')];
  const attachments = entries.flatMap(([file, content]) => (content === null ? [] : [{ file, bytes: content }]));
  if (attachments.length > MAX_ATTACHED) throw new BlotterError('B-DOC-11', { problem: `${attachments.length} files; the limit is ${MAX_ATTACHED}` });
  const lines = ['ZIP archive with these files:', '', ...attachments.map(({ file }) => file)];
  return { manuscript: { parts: lines.map((text) => ({ kind: 'paragraph', text })), fixed: false }, attachments };
} // prettier-ignore
