// Damaged values that their shape alone still tells: a mail address with a space in it, sort code and account that lost or
// gained a space, machine-readable lines, driving licences whose date is impossible. Not here: numbers that need a word
// beside them (damaged.ts).
import type { Category, Evidence } from '../../model/index.ts';
import { isCommon } from '../../people/index.ts';
import type { Hit, Recogniser } from '../recogniser.ts';
import { matches } from '../scan.ts';
import type { View } from '../view.ts';

const TOP = '(?:com|org|net|uk|example|gov|info|me|io|eu|ie|biz|test|invalid|wales|scot)';
const ENDS = new RegExp(String.raw`\.${TOP}$`, 'i');
const AT = /[a-zÀ-ɏ\d._%+'-]*(?<=[a-zÀ-ɏ\d]) ?@ ?[a-zÀ-ɏ\d.-]+/gi;

function* mails(view: View): Generator<Hit> {
  const { text } = view;
  for (const match of matches(text, AT)) {
    let from = match.index;
    let to = from + match[0].length;
    const domain = (): string => text.slice(text.indexOf('@', from) + 1, to).replaceAll(' ', '').replace(/[.-]+$/, ''); // prettier-ignore
    if (!ENDS.test(domain())) {
      const next = /^ ([a-zÀ-ɏ\d.-]+)/i.exec(text.slice(to, to + 30));
      const joined = next === null ? '' : (domain() + (text[to - 1] === '.' ? '.' : '') + (next[1] ?? '')).replace(/[.-]+$/, ''); // prettier-ignore
      if (next === null || !ENDS.test(joined)) continue;
      to += next[0].replace(/[.-]+$/, '').length;
    } else to = from + text.slice(from, to).replace(/[.-]+$/, '').length;
    // "d- nowak98@", "mo_kh an84@": the piece before belongs to it where it ends open or is no word.
    const before = /(?:^|[\s:<(])([a-zÀ-ɏ\d][a-zÀ-ɏ\d._%+-]*) $/i.exec(text.slice(Math.max(0, from - 40), from));
    const piece = before?.[1] ?? '';
    const open = /[._%+-]$/.test(piece) || /^[._%+-]/.test(match[0]);
    const odd = piece !== '' && piece === piece.toLowerCase() && (/[\d_]|\w[.-]\w/.test(piece) || ((!isCommon(piece) && piece.length < 5))); // prettier-ignore
    if ((open && /[a-z\d]/i.test(piece) && !/[.:]$/.test(piece.replace(/^.{1,12}[.]$/, ''))) || odd)
      from -= piece.length + 1;
    yield hit(from, to, 'email', 'an e-mail address with a space in it', 2.5);
  }
}

const D = '[0-9OIlSBZG]';
const FILLER = String.raw`(?:[\s,;:/-]|a ?\/ ?c|a ?c ?c ?o ?u ?n ?t|acct?|no\.?|number|and){0,10}`;
const PAIR = new RegExp(String.raw`(?<![\d/.-])(?:${D} ?${D} ?- ?${D} ?${D} ?- ?${D} ?${D}|${D}${D} ${D}${D} ${D}${D}|${D}{6}(?=${FILLER}a ?c))${FILLER}${D}(?: ?${D}){7}(?![\d/-])`, 'g'); // prettier-ignore
const ZONE = /(?<![A-Z\d<])[A-Z\d<](?: ?[A-Z\d<]){28,46}(?![A-Z\d<])/g;
const LICENCE =
  /(?<![a-zÀ-ɏ\d])(?:[A-Z]{5}|[A-Z]{2,4}9{1,3}) ?\d(?: ?\d){5} ?[A-Z9] ?[A-Z9] ?[A-Z\d] ?[A-Z] ?[A-Z](?![a-zÀ-ɏ\d])/g;
const PRISON = /(?<![\p{L}\d/.-])[A-Z]\d{4}[A-HJ-NP-Z]{2}(?![\p{L}\d/-])/gu;
const IBAN = /(?<![\p{L}\d])(?:GB|G8|6B)[\dOISBZG]{2} ?[A-Z0158]{4}(?: ?[\dOISBZG]){14}(?![\p{L}\d])/gu;

/** Finds them. Gives also what is sound: whoever asks drops what is known. */
export const shapedNumbers: Recogniser = {
  name: 'shaped-number',
  *find(view) {
    const { text } = view;
    if (text.includes('@')) yield* mails(view);
    for (const match of matches(text, PAIR))
      if ((match[0].match(/\d/g)?.length ?? 0) >= 12) yield hit(match.index, match.index + match[0].length, 'bank', 'sort code and account number, damaged', 2); // prettier-ignore
    for (const match of matches(text, ZONE)) {
      const plain = match[0].replaceAll(' ', '');
      if (plain.length >= 30 && plain.length <= 46 && /<<</.test(plain) && (plain.match(/\d/g)?.length ?? 0) >= 8)
        yield hit(match.index, match.index + match[0].length, 'passport', 'a machine-readable line, damaged', 2.5);
    }
    for (const [pattern, category, says, weight] of [[LICENCE, 'licence', 'the form of a driving licence', 1.5], [PRISON, 'other', 'the form of a prison number', 1], [IBAN, 'bank', 'the form of a British IBAN', 1.5]] as const)
      for (const match of matches(text, pattern)) yield hit(match.index, match.index + match[0].length, category, says, weight);
  },
}; // prettier-ignore

function hit(from: number, to: number, category: Category, says: string, weight: number): Hit {
  const why: Evidence = { kind: 'shape', says, weight };
  return { from, to, category, evidence: [why], traits: category === 'other' ? ['reference'] : ['damaged'] };
}
