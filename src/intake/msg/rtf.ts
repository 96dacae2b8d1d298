// The words of a message body that Outlook keeps as compressed RTF ([MS-OXRTFCP], [RTF 1.9.1]): unpacked, then read
// control word by control word. Layout, pictures and embedded objects are left out. Not here: RTF written by us; we write none.

/** What every compressed body starts from ([MS-OXRTFCP] 2.1.2.1). */
const START =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
/** Bodies larger than this (bytes unpacked) are no letters. */
const MOST = 32 * 1024 * 1024;

/** Unpacks a compressed RTF body; null where it is damaged. Latin-1: RTF itself is ASCII. */
export function unpackRtf(packed: Uint8Array): string | null {
  if (packed.length < 16) return null;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const raw = Math.min(view.getUint32(4, true), MOST);
  const kind = view.getUint32(8, true);
  const body = packed.subarray(16);
  if (kind === 0x414c454d) return Buffer.from(body.subarray(0, raw)).toString('latin1');
  if (kind !== 0x75465a4c) return null;
  const ring = new Uint8Array(4096);
  for (let i = 0; i < START.length; i++) ring[i] = START.charCodeAt(i);
  let write = START.length;
  const out = new Uint8Array(raw);
  let length = 0;
  const put = (byte: number): void => {
    out[length++] = byte;
    ring[write] = byte;
    write = (write + 1) % 4096;
  };
  for (let at = 0; at < body.length && length < raw;) {
    const control = body[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < body.length && length < raw; bit++) {
      if (((control >> bit) & 1) === 0) {
        put(body[at++] ?? 0);
        continue;
      }
      const pair = ((body[at] ?? 0) << 8) | (body[at + 1] ?? 0);
      at += 2;
      const from = pair >> 4;
      if (from === write) return Buffer.from(out.subarray(0, length)).toString('latin1');
      for (let k = 0; k < (pair & 15) + 2 && length < raw; k++) put(ring[(from + k) % 4096] ?? 0);
    }
  }
  return Buffer.from(out.subarray(0, length)).toString('latin1');
} // prettier-ignore

/** Groups that hold no words of the letter. */
const ASIDE =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|object|listtable|listoverridetable|rsidtbl|generator|themedata|xmlnstbl|datastore|fldinst|htmltag)$/;
const SIGNS: Readonly<Record<string, string>> = {
  par: '\n', line: '\n', row: '\n', sect: '\n', page: '\n', tab: '\t', cell: '\t', emdash: '—', endash: '–',
  lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•',
}; // prettier-ignore
const TOKEN = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

/** The words of an RTF text: what a reader sees, and what is marked hidden or deleted. */
export function readRtf(rtf: string): { readonly text: string; readonly hidden: string } {
  const decoder = new TextDecoder('windows-1252');
  interface Group {
    aside: boolean;
    hidden: boolean;
    skip: number;
  }
  const groups: Group[] = [{ aside: false, hidden: false, skip: 1 }];
  let [text, hidden] = ['', ''];
  let starred = false;
  let swallow = 0;
  const say = (words: string): void => {
    const now = groups.at(-1);
    if (!now || now.aside) return;
    if (swallow > 0) {
      const eaten = Math.min(swallow, words.length);
      swallow -= eaten;
      words = words.slice(eaten);
    }
    if (now.hidden) hidden += words;
    else text += words;
  };
  for (const [, word, number, hex, sign, brace, words] of rtf.matchAll(TOKEN)) {
    const now = groups.at(-1) as Group;
    if (brace === '{') {
      if (groups.length < 2000) groups.push({ ...now });
      else return { text, hidden };
    } else if (brace === '}') {
      if (groups.length > 1) groups.pop();
    } else if (sign === '*') starred = true;
    else if (word !== undefined) {
      const name = word.toLowerCase();
      if (starred || ASIDE.test(name)) now.aside = true;
      else if (name === 'v' || name === 'deleted') now.hidden = number !== '0';
      else if (name === 'uc') now.skip = Number(number ?? 1);
      else if (name === 'u' && number !== undefined) {
        say(String.fromCharCode(Number(number) & 0xffff));
        swallow = now.aside ? 0 : now.skip;
      } else say(SIGNS[name] ?? '');
      starred = false;
    } else if (hex !== undefined) say(decoder.decode(Uint8Array.of(Number.parseInt(hex, 16))));
    else if (sign !== undefined) say(sign === '~' ? ' ' : sign === '_' ? '-' : /[\\{}]/.test(sign) ? sign : '');
    else if (words !== undefined) say(words);
  }
  return { text, hidden };
} // prettier-ignore
