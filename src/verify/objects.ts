// One object of a file as plain data, from the text that stands in the file. Strict: what it does not understand is no
// object. Not here: finding the objects (scan.ts), judging them (shapes.ts).

/** A name, a reference, a string (its bytes as Latin-1), a number, an array or a dictionary. */
export type Value =
  | number
  | boolean
  | null
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'ref'; readonly no: number }
  | { readonly kind: 'string'; readonly bytes: string }
  | readonly Value[]
  | Entries;
export type Entries = ReadonlyMap<string, Value>;

export const isEntries = (value: Value | undefined): value is Entries => value instanceof Map;
export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);
export const nameIn = (value: Value | undefined): string | null =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'name' ? value.name : null;
export const refIn = (value: Value | undefined): number | null =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'ref' ? value.no : null;
export const isCount = (value: Value | undefined): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

/** The words of a text string (7.9.2.2): UTF-16 with its mark, or else Latin-1; null where it is none. */
export function wordsIn(value: Value | undefined): string | null {
  if (typeof value !== 'object' || value === null || !('kind' in value) || value.kind !== 'string') return null;
  const { bytes } = value;
  if (!bytes.startsWith('\u00fe\u00ff')) return bytes;
  if (bytes.length % 2 === 1) return null;
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le');
}

const TOKEN =
  /[\0\t\n\f\r ]+|(?<two><<|>>)|(?<one>[[\]])|\/(?<name>[^\0\t\n\f\r ()<>[\]{}/%]*)|<(?<hex>[0-9A-Fa-f\s]*)>|\((?<literal>[^()\\]*)\)|(?<ref>\d{1,10}[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![A-Za-z]))|(?<number>[+-]?(?:\d+\.?\d*|\.\d+))|(?<word>true|false|null)/y;

/** Reads the one object that `text` holds; undefined where it holds anything else. Literal strings with escapes count as else. */
export function readObject(text: string): Value | undefined {
  const open: { readonly dict: boolean; readonly items: Value[] }[] = [{ dict: false, items: [] }];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (!found?.groups) return undefined;
    const { two, one, name, hex, literal, ref, number, word } = found.groups;
    const top = open.at(-1);
    if (!top || open.length > 40) return undefined;
    if (two === '<<' || one === '[') open.push({ dict: two !== undefined, items: [] });
    else if (two !== undefined || one !== undefined) {
      open.pop();
      const into = open.at(-1);
      const made = top.dict === (two !== undefined) ? (top.dict ? entriesOf(top.items) : top.items) : undefined;
      if (!into || made === undefined) return undefined;
      into.items.push(made);
    } else if (name !== undefined)
      top.items.push({
        kind: 'name',
        name: name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
      });
    else if (hex !== undefined)
      top.items.push({ kind: 'string', bytes: Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1') });
    else if (literal !== undefined) top.items.push({ kind: 'string', bytes: literal });
    else if (ref !== undefined) top.items.push({ kind: 'ref', no: parseInt(ref, 10) });
    else if (number !== undefined) top.items.push(Number(number));
    else if (word !== undefined) top.items.push(word === 'null' ? null : word === 'true');
  }
  const [whole, ...more] = open[0]?.items ?? [];
  return open.length === 1 && more.length === 0 ? whole : undefined;
}

/** A dictionary of these keys and values in turn; undefined where a key is no name or stands twice. */
function entriesOf(items: readonly Value[]): Entries | undefined {
  const entries = new Map<string, Value>();
  for (let i = 0; i < items.length; i += 2) {
    const key = nameIn(items[i]);
    const value = items[i + 1];
    if (key === null || value === undefined || entries.has(key)) return undefined;
    entries.set(key, value);
  }
  return entries;
}
