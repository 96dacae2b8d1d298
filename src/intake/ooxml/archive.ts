// The zip of an office file, opened with limits: number of entries, unpacked bytes, ratio. Not here: what the entries mean.
import { unzipSync } from 'fflate';
import { BlotterError } from '../../model/index.ts';
import { ZIP } from '../limits.ts';

/** Entry name (with "/", no leading one) to its bytes. Entries that `wanted` refuses are listed with null. */
export type Archive = ReadonlyMap<string, Uint8Array | null>;

/**
 * Unpacks an archive. The sizes that its directory states are checked before anything is unpacked, and nothing unpacks to
 * more than it states. Throws B-DOC-03 for damage and for archives beyond the limits.
 */
export function openArchive(bytes: Uint8Array, wanted: (name: string) => boolean, format = 'an Office file'): Archive {
  const damaged = (reason: string): BlotterError => new BlotterError('B-DOC-03', { format, reason });
  const entries = new Map<string, Uint8Array | null>();
  let count = 0;
  let total = 0;
  const plain = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '');
  try {
    const unpacked = unzipSync(bytes, {
      filter: (file) => {
        if (++count > ZIP.entries) throw damaged('too many parts');
        entries.set(plain(file.name), null);
        if (!wanted(plain(file.name))) return false;
        total += file.originalSize;
        const ratio = file.originalSize / Math.max(1, file.size);
        if (total > ZIP.total || (file.originalSize > ZIP.ratioFrom && ratio > ZIP.ratio)) {
          throw damaged('it unpacks to far more than such a file holds');
        }
        return true;
      },
    });
    for (const [name, content] of Object.entries(unpacked)) entries.set(plain(name), content);
  } catch (error) {
    if (error instanceof BlotterError) throw error;
    throw damaged('the archive is broken');
  }
  return entries;
}
