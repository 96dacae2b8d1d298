// Numbers that were damaged beyond their own recogniser, read from the word that says what they are: the grammar of the kind
// over what stands beside the word, with spaces folded and look-alikes taken for what the grammar wants. The word makes up
// for the check that fails. Not here: kinds that are told by their shape alone (shaped.ts), and whole texts put right (heal.ts).
import type { Category, Evidence } from '../../model/index.ts';
import { slipBetween } from '../../people/index.ts';
import type { Hit, Recogniser } from '../recogniser.ts';
import { matches } from '../scan.ts';

const D = '[0-9OoQDIl|SsBZzG]';
const A = '[A-Z0158264]';

interface Kind {
  readonly category: Category;
  readonly what: string;
  /** The words that say it; as in cue.ts, without anchors. */
  readonly words: string;
  /** The value without its spaces. */
  readonly form: string;
  /** How many of its characters are true digits at least. */
  readonly digits: number;
  /** Only beside a label, never for a word somewhere near. */
  readonly label?: boolean;
  readonly traits?: readonly string[];
  readonly fits?: (value: string) => boolean;
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']; // prettier-ignore
const isMonth = (written: string): boolean => {
  const word = written.toLowerCase();
  return MONTHS.some((month) => [month, month.slice(0, 3), month.slice(0, 4)].some((form) => word === form || slipBetween(word, form) !== null)); // prettier-ignore
};

const WORDED = new RegExp(`^${D}{1,2}(?:st|nd|rd|th)?-?([A-Za-z0-9]{3,9}?)-?${D}{4}$`);

const KINDS: readonly Kind[] = [
  { category: 'nhs', what: 'an NHS number', words: String.raw`nhs(?: ?(?:no|number|num))?\b\.?|n\.h\.s\.?(?: no\.?)?|chi|h ?& ?c`, form: `${D}{3}-?${D}{3}-?${D}{4}`, digits: 8 }, // prettier-ignore
  { category: 'nino', what: 'a National Insurance number', words: String.raw`nino|ni|n\.i\.?|nat(?:ional)?\.? ins(?:urance)?`, form: `${A}{2}-?(?:${D}{2}-?){3}[A-D8]`, digits: 5, label: true }, // prettier-ignore
  { category: 'bank', what: 'a tax reference', words: String.raw`utr|tax(?:payer)?(?:'s)? ref(?:erence)?`, form: `${D}{10}`, digits: 8, label: true }, // prettier-ignore
  { category: 'other', what: 'a pupil number', words: 'upn|pupil', form: `${A}${D}{11}[A-Z0-9]`, digits: 9, traits: ['reference'] }, // prettier-ignore
  { category: 'passport', what: 'a passport number', words: 'passport', form: `(?:${D}{9}|${A}{2}${D}{7})`, digits: 7, label: true }, // prettier-ignore
  { category: 'licence', what: 'a driving licence', words: String.raw`licen[cs]e|dvla|dln|driver|d\/l`, form: `[A-Z0-9]{5}${D}{6}[A-Z0-9]{3}${A}{2}(?:\\d{2})?`, digits: 5 }, // prettier-ignore
  { category: 'bank', what: 'an IBAN', words: 'iban|account|beneficiary', form: `(?:GB|G8|6B|68)${D}{2}${A}{4}${D}{14}`, digits: 13 }, // prettier-ignore
  { category: 'card', what: 'a payment card', words: 'card|visa|master ?card|amex|debit|credit|pan', form: `${D}{4}-?${D}{4}-?${D}{4}-?${D}{4}`, digits: 14 }, // prettier-ignore
  { category: 'card', what: 'a payment card', words: 'payment', form: `[3-6]\\d{3}-?\\d{4}-?\\d{4}-?\\d{4}`, digits: 16 }, // prettier-ignore
  { category: 'pnc', what: 'a PNC id', words: String.raw`pnc ?(?:id)?|police national computer`, form: `(?:${D}{2}|${D}{4})/?${D}{3,7}${A}`, digits: 4, fits: (value) => value.length >= 7 }, // prettier-ignore
  { category: 'cro', what: 'a CRO number', words: String.raw`cro|c\.r\.o\.?|criminal records? office`, form: `(?:${D}{3,6}/?${D}{2}${A}|[S5]F${D}{2}/?${D}{3,6}${A})`, digits: 4, label: true }, // prettier-ignore
  { category: 'urn', what: 'an arrest summons number', words: String.raw`asn|a\.s\.n\.?|arrest[ /]?summons`, form: `${D}{2}/?${D}{2}${A}{2}/?${D}{2}/?${D}{3,11}${A}`, digits: 6 }, // prettier-ignore
  { category: 'other', what: 'a prison number', words: 'prison(?:er)?|nomis|noms|hmp', form: `${A}${D}{4}${A}{2}`, digits: 3, traits: ['reference'] }, // prettier-ignore
  { category: 'imei', what: 'an IMEI', words: 'imei', form: `${D}{15}`, digits: 12 }, // prettier-ignore
  { category: 'imei', what: 'a SIM number', words: 'iccid|sim', form: `${D}{18,20}`, digits: 16 }, // prettier-ignore
  { category: 'imei', what: 'an IP address', words: 'ip|log-?in|logged in|router|session|connection', form: `${D}{1,3}\\.${D}{1,3}\\.${D}{1,3}\\.${D}{1,3}`, digits: 3 }, // prettier-ignore
  { category: 'vrm', what: 'a vehicle', words: 'vrm|vrn|reg(?:istration)?|index|plate|ford|golf|yaris|corsa|focus|bmw|van|car|vehicle|transit|anpr', form: `(?:[A-Z]{2}${D}{2}${A}{3}|${A}{2}\\d{2}${A}{3}|${A}\\d{3}[A-Z]{3}|[A-Z]${D}{3}${A}{3}|[A-Z]{3}${D}{3}${A})`, digits: 1, label: true }, // prettier-ignore
  { category: 'dob', what: 'a birth date', words: String.raw`d\.? ?o\.? ?b\.?|date of birth|birth ?date|birth date given|date of birth as|born|b\.`, form: `(?:${D}{1,2}[/.-]${D}{1,2}[/.-](?:${D}{4}|${D}{2})|${D}{4}-${D}{2}-${D}{2}|${D}{1,2}(?:st|nd|rd|th)?-?[A-Za-z0-9]{3,9}-?${D}{4})`, digits: 3, label: true, fits: (value) => !/[A-Za-z]{2}/.test(value) || isMonth(WORDED.exec(value)?.[1] ?? '') }, // prettier-ignore
  { category: 'phone', what: 'a telephone', words: String.raw`tel(?:ephone)?|mob(?:ile)?|phone|landline|ring (?:me|him|her) on|call(?:ed)?|contact(?: \(work\))?|number|m|text sent to|from`, form: `(?:\\(?0|\\+44)[(]?0?[)]?[0-9OoIlSBZG()-]{9,14}`, digits: 8, label: true, fits: (value) => value.replace(/[^A-Za-z0-9]/g, '').replace(/^44/, '0').length >= 10 }, // prettier-ignore
];

const READY = KINDS.map((kind) => ({
  kind,
  says: new RegExp(String.raw`(?<![a-zÀ-ɏ\d])(?:${kind.words})(?![a-zÀ-ɏ\d])`, 'gi'),
  form: new RegExp(`^${kind.form}$`),
}));

/** What may stand between the word and its value, when the word is its label. */
const GLUE = /^(?:[\s:;.,=#>"'()[\]|_*/-]|numbers?\b|nos?\b|num\b|ref(?:erence)?\b|code\b|id\b|is\b|was\b|are\b|the\b|as\b|with\b|of\b|read\b|own\b|card\b|serial\b|line\b|given\b|address\b|to\b|on\b|at\b|in\b|an?\b|blue\b|grey\b|silver\b|red\b|white\b|black\b)*$/i; // prettier-ignore
/** So far from the word a value is looked for, on its line or the line below a label. */
const REACH = 72;
/** So many pieces a value may have fallen into. */
const PIECES = 6;

const PIECE = /[A-Za-z0-9(+|<][A-Za-z0-9|/.()+<-]*/g;
const LETTERS_FOR_DIGITS = /[OoQIl|SsBZzG]/g;

/** Finds damaged numbers beside the word that says their kind. Gives also what is sound: whoever asks drops what is known. */
export const damagedNumbers: Recogniser = {
  name: 'damaged-number',
  *find(view) {
    const { text } = view;
    for (const { kind, says, form } of READY)
      for (const word of matches(text, says)) {
        const end = word.index + word[0].length;
        const lineStart = Math.max(text.lastIndexOf('\n', word.index - 1) + 1, word.index - REACH);
        const below = text.indexOf('\n', end);
        const lineEnd = below < 0 ? text.length : below;
        // A label may stand over its value.
        const over = below >= 0 && GLUE.test(text.slice(end, below)) ? text.indexOf('\n', below + 1) : lineEnd;
        const to = Math.min(over < 0 ? text.length : over, end + REACH);
        yield* valuesIn(text, lineStart, to, word.index, end, kind, form);
      }
  },
};

function* valuesIn(text: string, from: number, to: number, word: number, end: number, kind: Kind, form: RegExp): Generator<Hit> {
  const pieces = [[from, word], [end, to]].flatMap(([a = 0, b = 0]) =>
    [...text.slice(a, b).matchAll(PIECE)].map((piece) => [a + piece.index, a + piece.index + piece[0].length] as const));
  for (let i = 0; i < pieces.length; i++) {
    const [start = 0] = pieces[i] ?? [];
    let found = 0;
    for (let n = 0; n < PIECES && i + n < pieces.length; n++) {
      const [next = 0, stop = 0] = pieces[i + n] ?? [];
      if (n > 0 && text.slice(pieces[i + n - 1]?.[1] ?? 0, next) !== ' ') break;
      if (start < end && stop > word) break;
      const value = text.slice(start, stop).replaceAll(' ', '').replace(/[.,]+$/, '').replace(/^\((?!0)/, '').replace(/(?<!\(.*)\)$/, '');
      if (form.test(value) && fits(value, text.slice(start, stop), kind)) found = stop - (/[.,)]+$/.exec(text.slice(start, stop))?.[0].length ?? 0);
    }
    if (found === 0) continue;
    const label = start >= end && GLUE.test(text.slice(end, start));
    const tail = found <= word && /^[\s,;:()'"-]{0,4}$/.test(text.slice(found, word));
    if (kind.label === true && !label && !(tail && kind.category !== 'dob')) continue;
    const evidence: Evidence[] = [
      { kind: 'cue', says: label || tail ? `labelled ${kind.what}` : `near ${kind.what}`, weight: label || tail ? 2 : 1 },
      { kind: 'shape', says: 'the form of its kind, damaged', weight: 0.25 },
    ];
    yield { from: text[start] === '(' && text[start + 1] !== '0' ? start + 1 : start, to: found, category: kind.category, evidence, traits: [...(kind.traits ?? []), 'damaged'] };
    return;
  }
} // prettier-ignore

/** Enough true digits, and no word of the language taken for a code. */
function fits(value: string, written: string, kind: Kind): boolean {
  if ((value.match(/\d/g)?.length ?? 0) < kind.digits) return false;
  if (kind.fits !== undefined && !kind.fits(value)) return false;
  if (kind.category === 'dob' || kind.category === 'licence') return true;
  return (written.match(LETTERS_FOR_DIGITS)?.length ?? 0) <= 9 && !/(?<![A-Za-z])[a-z]{3,}/.test(written);
}
