// Files inside the file, wherever they hang: the list of attachments, a paper clip on a page, the associated files of
// anything. Each is told, and handed on to be read as a document of its own.
import { PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFContext, PDFDict } from '@cantoo/pdf-lib';
import type { Attachment } from '../inside.ts';
import type { Say } from './tally.ts';
import { dictOf, entry, key, resolve, unpack, words } from './values.ts';

/** Gathers embedded files up to `limit` bytes in all. */
export interface Embedded {
  /** Looks at a dictionary that may be a file specification (ISO 32000-2, 7.11.3). */
  readonly see: (dict: PDFDict, where: string, say: Say) => void;
  readonly files: readonly Attachment[];
}

export function gatherEmbedded(context: PDFContext, limit: number): Embedded {
  const files: Attachment[] = [];
  const seen = new Set<PDFRawStream>();
  let total = 0;
  return {
    files,
    see: (dict, where, say) => {
      const held = dictOf(entry(context, dict, 'EF'));
      if (!held) return;
      const names = ['UF', 'F', 'Unix', 'DOS', 'Mac'].map((name) => words(entry(context, dict, name)));
      const file = names.find((name) => name !== '') ?? `attachment ${files.length + 1}`;
      const text = [...new Set([...names, words(entry(context, dict, 'Desc'))])].filter((one) => one !== '').join('\n');
      const place = where === 'file' ? 'attached files' : where;
      for (const [, item] of held.entries()) {
        const stream = resolve(context, item);
        if (!(stream instanceof PDFRawStream) || seen.has(stream)) continue;
        seen.add(stream);
        say('attachment', place, text);
        const bytes = stream.dict.has(key('Filter')) ? unpack(stream) : stream.contents;
        const fits = bytes !== null && total + bytes.length <= limit;
        total += fits ? bytes.length : 0;
        files.push({ file, bytes: fits ? bytes.slice() : new Uint8Array(0) });
      }
    },
  };
}
