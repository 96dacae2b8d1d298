// TrueType programs cut to a few letters, with tables of our own beside the outlines. Not here: where the outlines come from.
import { typeface } from './letters.ts';

interface Subset {
  includeGlyph(glyph: number): number;
  encodeStream(): {
    on(event: 'data', take: (bytes: Uint8Array) => void): { on(event: 'end', done: () => void): void };
  };
}

type Tables = Map<string, Uint8Array>;

function tablesOf(bytes: Buffer): Tables {
  const tables: Tables = new Map();
  for (let i = 0; i < bytes.readUInt16BE(4); i++) {
    const at = 12 + i * 16;
    const from = bytes.readUInt32BE(at + 8);
    tables.set(bytes.toString('latin1', at, at + 4), bytes.subarray(from, from + bytes.readUInt32BE(at + 12)));
  }
  return tables;
}

function fileOf(tables: Tables): Uint8Array {
  const names = [...tables.keys()].sort();
  const head = Buffer.alloc(12 + names.length * 16);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(names.length, 4);
  const parts: Buffer[] = [head];
  let at = head.length;
  names.forEach((name, i) => {
    const table = tables.get(name) ?? new Uint8Array();
    const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4);
    padded.set(table);
    head.write(name, 12 + i * 16, 'latin1');
    head.writeUInt32BE(at, 12 + i * 16 + 8);
    head.writeUInt32BE(table.length, 12 + i * 16 + 12);
    parts.push(padded);
    at += padded.length;
  });
  return new Uint8Array(Buffer.concat(parts));
}

/** A cmap of platform 3, encoding 0: code 0xF000 + i is glyph i. */
function symbolMap(glyphs: number): Uint8Array {
  const table = Buffer.alloc(4 + 8 + 16 + 8 * 2);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt32BE(12, 8);
  const map = table.subarray(12);
  [4, 32, 0, 4, 4, 1, 0, 0xf000 + glyphs - 1, 0xffff, 0, 0xf000, 0xffff, 0x1000, 1, 0, 0].forEach((n, i) =>
    map.writeUInt16BE(n, i * 2),
  );
  return table;
}

/** A name table whose family, licence and sample text are `text`. */
function nameTable(text: string): Uint8Array {
  const wide = Buffer.from(text, 'utf16le').swap16();
  const ids = [1, 13, 19];
  const table = Buffer.alloc(6 + ids.length * 12);
  table.writeUInt16BE(ids.length, 2);
  table.writeUInt16BE(table.length, 4);
  ids.forEach((id, i) =>
    [3, 1, 0x409, id, wide.length, 0].forEach((n, k) => table.writeUInt16BE(n, 6 + i * 12 + k * 2)),
  );
  return Buffer.concat([table, wide]);
}

/** A post table that names its glyphs, the last name being `text`. */
function postTable(glyphs: number, text: string): Uint8Array {
  const head = Buffer.alloc(34 + glyphs * 2);
  head.writeUInt32BE(0x00020000, 0);
  head.writeUInt16BE(glyphs, 32);
  for (let i = 1; i < glyphs; i++) head.writeUInt16BE(258, 34 + i * 2);
  return Buffer.concat([head, Buffer.from([text.length]), Buffer.from(text, 'latin1')]);
}

export interface TrueTypeExtra {
  /** Text for the name table and for the post table. */
  readonly note?: string;
  /** A table of no known kind. */
  readonly own?: Uint8Array;
}

/** A font whose glyph 1… are `letters`; code 0xF000 + i of its map is glyph i. */
export async function makeTrueType(letters: readonly string[], { note, own }: TrueTypeExtra = {}): Promise<Uint8Array> {
  const subset = typeface.createSubset() as unknown as Subset;
  for (const letter of letters) subset.includeGlyph(typeface.glyphForCodePoint(letter.codePointAt(0) ?? 0).id);
  const parts: Uint8Array[] = [];
  await new Promise<void>((done) => {
    subset
      .encodeStream()
      .on('data', (bytes) => parts.push(bytes))
      .on('end', done);
  });
  const tables = tablesOf(Buffer.concat(parts));
  tables.set('cmap', symbolMap(letters.length + 1));
  if (note !== undefined) {
    tables.set('name', nameTable(note));
    tables.set('post', postTable(letters.length + 1, note));
  }
  if (own) tables.set('priv', own);
  return fileOf(tables);
}
