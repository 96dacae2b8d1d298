// ToUnicode maps (ISO 32000-2, 9.10.3) cut down to the codes that are still drawn. A subset font lists its letters in
// the order of first use, so a whole map of the original would spell out what was removed.
const TOKEN = /<([0-9A-Fa-f\s]*)>|\[|\]|\b(begin|end)(bfchar|bfrange)\b/g;

/** Code → UTF-16BE as hex. Entries that make no sense are left out. */
export function readToUnicode(bytes: Uint8Array): Map<number, string> {
  const map = new Map<number, string>();
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/%[^\r\n]*/g, '');
  let mode = '';
  let items: (string | string[])[] = [];
  let list: string[] | null = null;
  for (const [token, hex, edge, kind] of text.matchAll(TOKEN)) {
    if (edge === 'begin') [mode, items, list] = [kind ?? '', [], null];
    else if (edge === 'end') {
      if (kind === 'bfchar') for (let i = 0; i + 1 < items.length; i += 2) put(map, items[i], items[i + 1]);
      else for (let i = 0; i + 2 < items.length; i += 3) putRange(map, items[i], items[i + 1], items[i + 2]);
      mode = '';
    } else if (mode === '') continue;
    else if (token === '[') list = [];
    else if (token === ']') {
      if (list) items.push(list);
      list = null;
    } else (list ?? items).push((hex ?? '').replace(/\s/g, '').toLowerCase());
  }
  return map;
}

function put(map: Map<number, string>, code: unknown, to: unknown): void {
  if (typeof code === 'string' && typeof to === 'string' && code !== '' && to.length <= 64)
    map.set(parseInt(code, 16), to);
}

function putRange(map: Map<number, string>, from: unknown, to: unknown, target: unknown): void {
  if (typeof from !== 'string' || typeof to !== 'string') return;
  const first = parseInt(from, 16);
  const last = Math.min(parseInt(to, 16), first + 65535);
  if (Array.isArray(target)) {
    for (let code = first; code <= last; code++) put(map, from === '' ? '' : code.toString(16), target[code - first]);
  } else if (typeof target === 'string' && target.length >= 4) {
    const head = target.slice(0, -4);
    const tail = parseInt(target.slice(-4), 16);
    for (let code = first; code <= last; code++)
      map.set(code, head + ((tail + code - first) & 0xffff).toString(16).padStart(4, '0'));
  }
}

/** A map of `entries` as a CMap program; `digits` is 2 for one-byte codes and 4 for two-byte codes. */
export function writeToUnicode(entries: ReadonlyMap<number, string>, digits: 2 | 4): string {
  const codes = [...entries.keys()].sort((a, b) => a - b);
  const lines = [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CMapName /M def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    digits === 2 ? '<00> <ff>' : '<0000> <ffff>',
    'endcodespacerange',
  ];
  for (let i = 0; i < codes.length; i += 100) {
    const part = codes.slice(i, i + 100);
    lines.push(`${part.length} beginbfchar`);
    for (const code of part) lines.push(`<${code.toString(16).padStart(digits, '0')}> <${entries.get(code) ?? ''}>`);
    lines.push('endbfchar');
  }
  lines.push('endcmap', 'CMapName currentdict /CMap defineresource pop', 'end', 'end');
  return lines.join('\n');
}
