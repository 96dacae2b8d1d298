// Telephone numbers: the United Kingdom's number plan in every layout people use, spaced-out and spelt digits, foreign
// numbers with a plus, and the last digits by which people name a phone.
import type { Evidence } from '../../model/index.ts';
import { against, cued, cueOf, present } from '../cue.ts';
import type { Hit, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { matches } from '../scan.ts';

const CANDIDATE =
  /(?<![\p{L}\d/.:-]|\d[ (]|£)(?:\+|\(\+|00(?=44))?\(?\d(?:[ .()-]{0,3}\d){8,13}(?![\d/:]|[.-]\d|\p{L})/gu;
/** A number in its plain layouts, for places where other digits stand next to it ("called 999 (01632 960417)", "page 2 07700 900123", "01632 960417/07700 900123"). */
const PLAIN =
  /(?<![\p{L}\d.:£-])(?:\(?0\d{2,4}\)?|\+44 ?(?:\(0\) ?)?\d{2,4})[ -]?\d{3,4}[ -]?\d{3,4}(?![\d:]|[.-]\d|\p{L})/gu;
const EXTENSION = /^,?\s?(?:ext(?:ension|n)?\.?|x)\s?:?\s?\d{1,6}\b/i;
const PHONE = cueOf(
  'telephone',
  String.raw`tel(?:ephone)?s?|phones?|mobiles?|mob|cell|landline|home|work|contact|call(?:ed|er|s|ing)?|rang|ring|text(?:ed|s)?|whats\s?app|fax|msisdn|cli|number|dial(?:led)?|t|m|ph|direct line|switchboard|signal|reach(?:ed)? (?:me|him|her|them)|hotline|helpline`,
);
const OTHER = cueOf(
  'another kind of number',
  String.raw`nhs|account|a\/c|sort code|invoice|order|policy|imei|barcode|serial|item|occurrence|crime|utr|reference|incident|log|passport|card|tracking|membership|customer`,
);
const OFFICE = cueOf('an office', String.raw`police|constabulary|cps|court|solicitors?|officer in (?:the )?case|oic|p[cs]|d[csi]|sgt|sergeant|inspector|cid|unit|hub|station|custody suite|llp`); // prettier-ignore

/** The national form (`0…`) of a British number, its plus form abroad, or '' where the number plan has no such number. */
export function nationalForm(text: string): string {
  const plain = text.replace(/[^\d+]/g, '');
  let digits = plain.replace(/^(?:\+44|0044)0?/, '0');
  if (digits.startsWith('+')) return /^\+[1-9]\d{7,14}$/.test(digits) ? digits : '';
  if (/^440?[12378]\d{8,9}$/.test(digits)) digits = digits.replace(/^440?/, '0');
  if (/^7[4-9]\d{8}$/.test(digits) || /^7700\d{6}$/.test(digits)) digits = `0${digits}`;
  if (/^0(?:7\d{9}|2[03489]\d{8}|1\d{9}|3[0347]\d{8}|5[56]\d{8}|8[0478]\d{8}|9[018]\d{8})$/.test(digits)) return digits;
  if (/^01\d{8}$|^0800\d{6}$/.test(digits)) return digits;
  return '';
}

// Grouping that other numbers have: dates, sort codes, 4-4-4-4 cards.
const FOREIGN_SHAPE = /^\d{2}[-.]\d{2}[-.]\d{2,4}[ .-]|^\d{4}([ -])\d{4}\1\d{4}|^\d{1,2}\.\d{1,2}\.\d{2}/;

/** Is it a call, message or number that is part of the offence's evidence? Exhibits and phone downloads say so elsewhere. */
function office(view: View, from: number, to: number): boolean {
  const start = Math.max(view.text.lastIndexOf('\n', from - 1) + 1, from - 90);
  return OFFICE.near.test(view.text.slice(start, from)) || OFFICE.tail.test(view.text.slice(to, to + 24));
}

/** Finds telephone numbers written in digits. */
export const phoneNumbers: Recogniser = {
  name: 'phone',
  *find(view) {
    for (const match of matches(view.text, CANDIDATE)) {
      const text = match[0];
      let from = match.index;
      let to = from + text.length;
      const national = nationalForm(text);
      if (FOREIGN_SHAPE.test(text)) continue;
      // A closing bracket that was never opened belongs to the sentence.
      if (text.startsWith('(') && !text.includes(')')) from++;
      const cue = cued(view, from, to, PHONE);
      if (national === '') {
        // Ten or eleven digits that the number plan does not know: only where a label says so (a slip of the pen).
        const digits = text.replace(/\D/g, '');
        // Not where one of its parts is a number by itself: besideDigits finds that.
        if ([...text.matchAll(PLAIN)].some(([part]) => nationalForm(part) !== '')) continue;
        if (!/^0\d{8,11}$|^44\d{9,11}$/.test(digits) || !cue || cue.weight < 2) continue;
        yield {
          from,
          to,
          category: 'phone',
          evidence: [{ kind: 'shape', says: 'digits of a telephone number, miscounted', weight: 0 }, cue],
          traits: ['damaged'],
        };
        continue;
      }
      const spaced = /\d \d \d \d/.test(text);
      const plus = text.includes('+') || text.startsWith('00');
      const grouped = /^\(?0\d{2,4}\)?[ -]\d/.test(text);
      const bare = /^7/.test(text);
      const mobile = /^07/.test(national);
      const weight = bare ? 0.5 : plus ? 2.5 : spaced ? 2 : grouped ? 2.5 : mobile && national.length === 11 ? 2 : 1.5;
      const extension = EXTENSION.exec(view.text.slice(to, to + 24));
      if (extension) to += extension[0].length;
      const evidence: Evidence[] = present<Evidence>(
        { kind: 'shape', says: 'fits the number plan', weight },
        cue,
        (!cue || cue.weight < 1.5) && against(view, from, to, OTHER, -1),
      );
      const hit: Hit = { from, to, category: 'phone', evidence, traits: office(view, from, to) ? ['office'] : [] };
      yield hit;
    }
    yield* besideDigits(view);
    yield* spelt(view);
    yield* lastDigits(view);
    yield* local(view);
  },
};

/** Numbers that other digits stand next to, so that all of them together fit no number plan. */
function* besideDigits(view: View): Generator<Hit> {
  for (const match of matches(view.text, PLAIN)) {
    const [text] = match;
    const from = match.index + (text.startsWith('(') && !text.includes(')') ? 1 : 0);
    const to = match.index + text.length;
    const crowded = /\d[ (]{1,2}$|[\p{L}\d]\/$/u.test(view.text.slice(Math.max(0, from - 3), from)) || /^[ .()-]{1,3}\d|^\//.test(view.text.slice(to, to + 4)); // prettier-ignore
    if (!crowded || nationalForm(text) === '') continue;
    const cue = cued(view, from, to, PHONE);
    const evidence: Evidence[] = present<Evidence>(
      { kind: 'shape', says: 'fits the number plan, beside other digits', weight: 2 },
      cue,
      (!cue || cue.weight < 1.5) && against(view, from, to, OTHER, -1),
    );
    yield { from, to, category: 'phone', evidence, traits: office(view, from, to) ? ['office'] : [] };
  }
}

const WORD_DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const SPELT = /(?<![a-zÀ-ɏ\d])(?:(?:double|treble|triple|plus)[ -])?(?:oh|o|nought|naught|zero|one|two|three|four|five|six|seven|eight|nine)(?:(?:[ ,.-]{1,3}|\n)(?:(?:double|treble|triple)[ -])?(?:oh|o|nought|naught|zero|hundred|one|two|three|four|five|six|seven|eight|nine)){4,13}(?![a-zÀ-ɏ\d])/gi; // prettier-ignore

/** Digits said in words: "oh double seven, nine hundred, …" → the digits. */
export function digitsOfWords(words: string): string {
  let digits = '';
  let times = 1;
  for (const word of words.toLowerCase().match(/\p{L}+/gu) ?? []) {
    if (word === 'double') times = 2;
    else if (word === 'treble' || word === 'triple') times = 3;
    else if (word === 'hundred') digits += '00';
    else {
      const value = /^(?:oh|o|nought|naught)$/.test(word) ? 0 : WORD_DIGITS.indexOf(word);
      if (value >= 0) digits += String(value).repeat(times);
      times = 1;
    }
  }
  return digits;
}

function* spelt(view: View): Generator<Hit> {
  for (const match of matches(view.text, SPELT)) {
    const from = match.index;
    const to = from + match[0].length;
    const digits = digitsOfWords(match[0]);
    const national = nationalForm(digits);
    const cue = cued(view, from, to, PHONE);
    if (national === '' && !(cue && digits.length >= 6)) continue;
    yield {
      from,
      to,
      category: 'phone',
      evidence: present<Evidence>({ kind: 'shape', says: 'digits in words', weight: national === '' ? 1 : 2 }, cue),
      traits: national === '' ? ['partial'] : [],
    };
  }
}

const ENDING = /\b(?:the one|number|mobile|phone|tel|telephone|landline|sim|line|one|it|handset|whatsapp)\b[^.\n\d]{0,24}?\b(?:end(?:s|ed|ing)|last (?:three|four|six|3|4|6)(?: digits)?)(?: in| with| are| is| were)?[ :]{1,2}(\d{3,6})(?![\d/:]|\.\d)/gi; // prettier-ignore

function* lastDigits(view: View): Generator<Hit> {
  for (const match of matches(view.text, ENDING)) {
    if (/card|account|isa/i.test(match[0])) continue;
    const digits = match[1] ?? '';
    // "the one ending 773": without a noun of its own the whole phrase stands for the number.
    const one = /\b(?:the )?one(?: that| which)? (?:end|last)/i.exec(match[0])?.index;
    const from = match.index + (one ?? match[0].length - digits.length);
    const sure = /mobile|phone|tel|landline|sim|whatsapp/i.test(match[0] + textAround(view, match.index));
    yield {
      from,
      to: match.index + match[0].length,
      category: 'phone',
      evidence: [
        { kind: 'cue', says: 'last digits of a telephone', weight: sure ? 2 : 1 },
        { kind: 'shape', says: 'three to six digits', weight: 0.25 },
      ],
      traits: ['partial'],
    };
  }
}

const textAround = (view: View, at: number): string => view.text.slice(Math.max(0, at - 60), at);

// Local numbers without their area code: only directly after a telephone label.
const LOCAL = /\b(?:tel(?:ephone)?(?: no)?|landline|home tel|phone(?: no)?)[.:]{0,2}[ \t]{1,3}(\d{3} ?\d{3,4})(?![\d/:]|[ .-]?\d)/gi; // prettier-ignore

function* local(view: View): Generator<Hit> {
  for (const match of matches(view.text, LOCAL)) {
    const digits = match[1] ?? '';
    const from = match.index + match[0].length - digits.length;
    yield {
      from,
      to: from + digits.length,
      category: 'phone',
      evidence: [
        { kind: 'cue', says: 'labelled telephone', weight: 2 },
        { kind: 'shape', says: 'local number', weight: 0.5 },
      ],
      traits: ['partial'],
    };
  }
}
