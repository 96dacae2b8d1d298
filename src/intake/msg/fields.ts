// An Outlook message by the library: its fields and attachments. Not here: what any of it means (read.ts), and what keeps a
// message that leads in a circle from going on for ever (unpack.ts).
import library, { type FieldsData } from '@kenjiuno/msgreader';

/** `contents[i]` belongs to `data.attachments[i]`; empty where there is none. */
export interface Unpacked {
  readonly data: FieldsData;
  readonly contents: readonly Uint8Array[];
}

/** Unpacks a message. Throws where it is none. */
export function unpack(message: Uint8Array): Unpacked {
  // The library reads a buffer from its start, whatever view of it it is given: a copy of its own.
  const bytes = new Uint8Array(message);
  const reader = new library.default(bytes.buffer);
  const data = reader.getFileData();
  if (data.error !== undefined) throw new Error('no message');
  const contents = (data.attachments ?? []).map((one) => {
    try {
      return new Uint8Array(reader.getAttachment(one).content);
    } catch {
      // Cloud links and damaged parts have no content: an empty file is held, and says that it is empty.
      return new Uint8Array(0);
    }
  });
  return { data, contents };
}
