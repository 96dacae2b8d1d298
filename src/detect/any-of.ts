// One regular expression that finds any of many codes in any spacing: a trie, so that hundreds of numbers with the same
// beginning cost little more than one. Optionally blind to what scans confuse (0 O, 1 l I, 5 S, 8 B, 2 Z, 6 G).

const LOOKALIKES: Readonly<Record<string, string>> = { '0': '[0Oo]', '1': '[1lI|]', '2': '[2Z]', '5': '[5S]', '6': '[6G]', '8': '[8B]' }; // prettier-ignore
const UNMIX: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1', '|': '1', Z: '2', S: '5', G: '6', B: '8' }; // prettier-ignore
const GAP = String.raw`[ \t\n().\/-]{0,3}`;

interface Node {
  readonly next: Map<string, Node>;
  end: boolean;
}

function sourceOf(node: Node, one: (mark: string) => string, gap: string, first: boolean): string {
  const branches: string[] = [];
  for (const [mark, child] of node.next)
    branches.push((first ? '' : gap) + one(mark) + sourceOf(child, one, gap, false));
  if (branches.length === 0) return '';
  const all = branches.length === 1 ? (branches[0] ?? '') : `(?:${branches.join('|')})`;
  return node.end ? `(?:${all})?` : all;
}

/**
 * An expression for any of `codes` (letters and digits only, capitals), not inside longer runs of letters and digits.
 * Null for none. `misread`: digits may be the letters that a scan makes of them.
 */
export function anyOf(codes: Iterable<string>, misread = false): RegExp | null {
  const one = (mark: string): string => (misread ? LOOKALIKES[mark] : undefined) ?? plain(mark);
  const source = trie(codes, one, GAP);
  return source === '' ? null : new RegExp(String.raw`(?<![a-zÀ-ɏ\d]|\d[.,])${source}(?![a-zÀ-ɏ\d]|[.,]\d)`, 'gi');
} // prettier-ignore

/** The same for words and phrases as written; a space matches any white space. Null for none. */
export function anyPhrase(phrases: Iterable<string>): RegExp | null {
  const source = trie(phrases, (mark) => (mark === ' ' ? String.raw`\s+` : plain(mark)), '');
  return source === '' ? null : new RegExp(String.raw`(?<![a-zÀ-ɏ\d])${source}(?![a-zÀ-ɏ\d])`, 'gi');
}

const plain = (mark: string): string => mark.replace(/[^\p{L}\d]/gu, '\\$&');

function trie(values: Iterable<string>, one: (mark: string) => string, gap: string): string {
  const root: Node = { next: new Map(), end: false };
  for (const value of values) {
    let node = root;
    for (const mark of value) {
      let next = node.next.get(mark);
      if (!next) node.next.set(mark, (next = { next: new Map(), end: false }));
      node = next;
    }
    if (node !== root) node.end = true;
  }
  return sourceOf(root, one, gap, true);
}

/** A found form as its code: no separators, capitals. */
export const squash = (text: string): string => text.replace(/[^\p{L}\d]/gu, '').toUpperCase();

/** The digits that a scan may have read as letters, put back. Only for codes that are digits throughout. */
export const unmix = (text: string): string => text.replace(/[OolI|ZSGB]/g, (mark) => UNMIX[mark] ?? mark);
