// The codes that a file shows, run by run and font by font, whatever they are said to mean. Not here: what they can mean
// (letters.ts), nor looking for anything (codes.ts).
import { isDict, isList, isName, isReference, nameOf, parseValue, type Dict, type Value } from './parse.ts';
import { latin, type Scan } from './scan.ts';

/** A string of codes as one font shows it. Consecutive strings of one font are one run. */
export interface Run {
  readonly codes: readonly number[];
}

/** A font as the file has it, and what it shows. */
export interface ShownFont {
  readonly no: number;
  readonly font: Dict;
  readonly runs: Run[];
  /** Pages (from 1) whose resources name it, directly or through forms. */
  readonly pages: Set<number>;
}

const DEPTH = 12;

/** Every font of a scanned file with all that is shown by it, on pages, in forms, patterns and glyphs. */
export function shownFonts(scanned: Scan): ShownFont[] {
  const objects = new Map(scanned.objects.map((object) => [object.no, object]));
  const resolve = (value: Value | undefined): Value | undefined =>
    isReference(value) ? objects.get(value.ref)?.value : value;
  const fonts = new Map<Dict, ShownFont>();
  const done = new Set<string>();

  const show = (content: Uint8Array, resources: Dict, page: number): void => {
    const list = resolve(resources.get('Font'));
    const named = (name: string): ShownFont | null => {
      const raw = isDict(list) ? list.get(name) : undefined;
      const font = resolve(raw);
      if (!isDict(font)) return null;
      const known = fonts.get(font) ?? { no: isReference(raw) ? raw.ref : 0, font, runs: [], pages: new Set<number>() };
      fonts.set(font, known);
      known.pages.add(page);
      return known;
    };
    readRuns(latin(content), named, resolve);
  };

  const visit = (value: Value | undefined, inherited: Dict, page: number, depth: number): void => {
    const holder = resolve(value);
    if (depth > DEPTH || !isDict(holder)) return;
    const key = `${isReference(value) ? value.ref : -1} ${page}`;
    if (isReference(value) && done.has(key)) return;
    done.add(key);
    const own = resolve(holder.get('Resources'));
    const resources = isDict(own) ? own : inherited;
    const contents = holder.get('Contents') ?? value;
    const found = resolve(contents);
    const streams = isList(found) ? found : [contents];
    const parts = streams.flatMap((one) => {
      const decoded = isReference(one) ? objects.get(one.ref)?.stream?.decoded : null;
      return decoded ? [decoded, Buffer.of(10)] : [];
    });
    if (parts.length > 0 && nameOf(resolve(holder.get('Subtype'))) !== 'Image')
      show(Buffer.concat(parts), resources, page);
    for (const kind of ['XObject', 'Pattern', 'ExtGState', 'Font']) {
      const list = resolve(resources.get(kind));
      if (!isDict(list)) continue;
      for (const [, one] of list) {
        const inner = resolve(one);
        if (!isDict(inner)) continue;
        if (kind === 'ExtGState') {
          const mask = resolve(inner.get('SMask'));
          if (isDict(mask)) visit(mask.get('G'), resources, page, depth + 1);
        } else if (kind === 'Font') {
          const glyphs = resolve(inner.get('CharProcs'));
          const theirs = resolve(inner.get('Resources'));
          if (isDict(glyphs) && isDict(theirs) && theirs.size > 0)
            for (const [, glyph] of glyphs) visit(glyph, theirs, page, depth + 1);
        } else visit(one, resources, page, depth + 1);
      }
    }
  };

  pagesOf(scanned, resolve).forEach((page, i) => visit(page.value, page.resources, i + 1, 0));
  return [...fonts.values()];
}

interface FoundPage {
  readonly value: Value;
  readonly resources: Dict;
}

/** The pages in the order of the tree, with what they inherit. */
function pagesOf(scanned: Scan, resolve: (value: Value | undefined) => Value | undefined): FoundPage[] {
  const pages: FoundPage[] = [];
  const seen = new Set<Value>();
  const visit = (value: Value | undefined, inherited: Dict): void => {
    const node = resolve(value);
    if (value === undefined || !isDict(node) || seen.has(node)) return;
    seen.add(node);
    const own = resolve(node.get('Resources'));
    const resources = isDict(own) ? own : inherited;
    const kids = resolve(node.get('Kids'));
    if (isList(kids)) for (const kid of kids) visit(kid, resources);
    else pages.push({ value, resources });
  };
  for (const trailer of scanned.trailers) {
    const root = isDict(trailer.value) ? resolve(trailer.value.get('Root')) : undefined;
    if (isDict(root)) visit(root.get('Pages'), new Map());
  }
  return pages;
}

/** Goes through a content stream and puts what is shown to the fonts that show it. */
function readRuns(
  text: string,
  named: (name: string) => ShownFont | null,
  resolve: (value: Value | undefined) => Value | undefined,
): void {
  let font: ShownFont | null = null;
  let open: number[] = [];
  let operands: Value[] = [];
  const close = (): void => {
    if (font && open.length > 0) font.runs.push({ codes: open });
    open = [];
  };
  const put = (value: Value | undefined): void => {
    if (value instanceof Uint8Array && font)
      for (const code of codesOf(value, isWide(font.font, resolve))) open.push(code);
  };
  const token = /[\0\t\n\f\r ]+|%[^\r\n]*|([A-Za-z'"*][A-Za-z0-9'"*]*)/y;
  for (let at = 0; at < text.length;) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) {
      const [value, end] = parseValue(text, at);
      operands.push(value);
      at = end;
      continue;
    }
    at = token.lastIndex;
    const operator = found[1];
    if (operator === undefined) continue;
    if (operator === 'Tf') {
      close();
      const name = operands.findLast(isName);
      font = name ? named(name.name) : null;
    } else if (operator === 'Tj' || operator === "'" || operator === '"') put(operands.at(-1));
    else if (operator === 'TJ') {
      const list = operands.at(-1);
      if (isList(list)) for (const one of list) put(one);
    } else if (operator === 'ID') {
      const end = /[\0\t\n\f\r ]EI(?![^\0\t\n\f\r ])/g;
      end.lastIndex = at;
      at = end.exec(text) ? end.lastIndex : text.length;
    }
    if (operator !== 'true' && operator !== 'false') operands = [];
  }
  close();
}

const isWide = (font: Dict, resolve: (value: Value | undefined) => Value | undefined): boolean =>
  nameOf(resolve(font.get('Subtype'))) === 'Type0';

function codesOf(bytes: Uint8Array, wide: boolean): number[] {
  if (!wide) return [...bytes];
  return Array.from(
    { length: bytes.length >> 1 },
    (_, i) => ((bytes[2 * i] as number) << 8) | (bytes[2 * i + 1] as number),
  );
}
