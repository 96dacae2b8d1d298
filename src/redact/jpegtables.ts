// The tables of a JPEG (ITU-T T.81, B.2.4) cut down to those that its scans use. A table that no scan uses is read by nobody
// and can hold any text. Not here: segments of other kinds (jpeg.ts).

interface Table {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** The tables of a DQT or DHT segment's content; null where it is not well formed. */
function tablesOf(kind: 0xdb | 0xc4, content: Uint8Array): Table[] | null {
  const tables: Table[] = [];
  for (let at = 0; at < content.length;) {
    const id = content[at] ?? 0;
    const counts = content.subarray(at + 1, at + 17);
    const size = kind === 0xdb ? 1 + 64 * (id >> 4 === 0 ? 1 : 2) : 17 + counts.reduce((sum, n) => sum + n, 0);
    if (at + size > content.length) return null;
    tables.push({ id: kind === 0xdb ? id & 15 : id, bytes: content.subarray(at, at + size) });
    at += size;
  }
  return tables;
}

/** A segment as it stands in the file: its marker's second byte, and what follows its length. */
export interface Segment {
  readonly marker: number;
  readonly content: Uint8Array;
}

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * Of the segments of one file in order (scans included), the DQT and DHT contents that are used: by place in the list; an
 * empty content where nothing of it is. Null where a segment is not well formed or holds more than it should.
 */
export function usedTables(segments: readonly Segment[]): Map<number, Uint8Array> | null {
  const quantisers = new Set<number>();
  const codes = new Set<number>();
  for (const { marker, content } of segments) {
    if (isFrame(marker)) {
      const parts = content[5] ?? 0;
      if (content.length !== 6 + parts * 3) return null;
      for (let i = 0; i < parts; i++) quantisers.add(content[8 + i * 3] ?? 0);
    } else if (marker === 0xda) {
      const parts = content[0] ?? 0;
      if (content.length !== 4 + parts * 2) return null;
      for (let i = 0; i < parts; i++) {
        const both = content[2 + i * 2] ?? 0;
        codes.add(both >> 4).add(16 | (both & 15));
      }
    } else if (marker === 0xdd && content.length !== 2) return null;
  }
  const scans = segments.filter(({ marker }) => marker === 0xda).length;
  const kept = new Map<number, Uint8Array>();
  // With one scan, only the last table of a number is ever used.
  const seen = new Set<string>();
  for (let i = segments.length - 1; i >= 0; i--) {
    const { marker, content } = segments[i] as Segment;
    if (marker !== 0xdb && marker !== 0xc4) continue;
    const tables = tablesOf(marker, content);
    if (!tables) return null;
    const used = tables.reverse().filter(({ id }) => {
      const key = `${marker} ${id}`;
      const wanted = (marker === 0xdb ? quantisers : codes).has(id) && !(scans === 1 && seen.has(key));
      seen.add(key);
      return wanted;
    });
    kept.set(i, new Uint8Array(Buffer.concat(used.reverse().map(({ bytes }) => bytes))));
  }
  return kept;
}
