// Text compared as two readers may see it: letters and figures only, look-alikes as one. Not here: what follows from a difference.

const ALIKE: Readonly<Record<string, string>> = {
  ...{ o: '0', q: '9', g: '9', i: '1', l: '1', '|': '1', '!': '1', j: '1', s: '5', '$': '5', z: '2', b: '8' },
}; // prettier-ignore

/** One character folded; '' for what is neither letter nor figure. */
function foldUnit(unit: string): string {
  const plain = unit.normalize('NFKD').toLowerCase();
  const first = plain[0] ?? '';
  return ALIKE[first] ?? (/[\p{L}\p{N}]/u.test(first) ? first : '');
}

/** The folded form, and for each of its characters where it stands in `text`. */
export function fold(text: string): { readonly folded: string; readonly from: readonly number[] } {
  let folded = '';
  const from: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = foldUnit(text[i] as string);
    if (unit === '') continue;
    folded += unit;
    from.push(i);
  }
  return { folded, from };
}

/** Edits from `a` to `b`: for each character of `a` the one of `b` that stands for it, −1 for none, and the number of edits. */
export function align(a: string, b: string): { readonly to: Int32Array; readonly edits: number } {
  const wide = b.length + 1;
  const cost = new Uint16Array((a.length + 1) * wide);
  for (let k = 0; k <= b.length; k++) cost[k] = k;
  for (let i = 1; i <= a.length; i++) {
    cost[i * wide] = i;
    for (let k = 1; k <= b.length; k++) {
      const same = a[i - 1] === b[k - 1] ? 0 : 1;
      const swap = (cost[(i - 1) * wide + k - 1] as number) + same;
      const gone = (cost[(i - 1) * wide + k] as number) + 1;
      const more = (cost[i * wide + k - 1] as number) + 1;
      cost[i * wide + k] = Math.min(swap, gone, more);
    }
  }
  const to = new Int32Array(a.length).fill(-1);
  for (let i = a.length, k = b.length; i > 0 && k > 0;) {
    const here = cost[i * wide + k] as number;
    if (here === (cost[(i - 1) * wide + k - 1] as number) + (a[i - 1] === b[k - 1] ? 0 : 1)) to[--i] = --k;
    else if (here === (cost[(i - 1) * wide + k] as number) + 1) i--;
    else k--;
  }
  return { to, edits: cost[a.length * wide + b.length] as number };
}

/** 0 to 1: how alike two readings are once folded; 1 for two that are both empty. */
export function likeness(a: string, b: string): number {
  const [one, two] = [fold(a).folded, fold(b).folded];
  const long = Math.max(one.length, two.length);
  return long === 0 ? 1 : 1 - align(one, two).edits / long;
}
