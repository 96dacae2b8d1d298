// Bank details: payment cards, IBAN, sort codes and accounts, and the last digits by which people name them.
import type { Evidence } from '../../model/index.ts';
import { cued, cueOf, labelled, present } from '../cue.ts';
import { isDate } from '../dates.ts';
import type { Recogniser } from '../recogniser.ts';
import { passesIban, passesLuhn } from './checks.ts';
import { patternRecogniser } from './pattern.ts';
import { matches } from '../scan.ts';

const CARD = cueOf(
  'payment card',
  String.raw`cards?|visa|master ?card|amex|american express|maestro|debit|credit|pan|long number`,
);

/** Card numbers in full: thirteen to nineteen digits, Luhn, a known first digit. */
export const paymentCard = patternRecogniser({
  name: 'payment-card',
  category: 'card',
  pattern:
    /(?<![\p{L}\d/.-])(?:[2-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{1,7}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})(?![\p{L}\d/-])/gu,
  shape: { says: 'grouped like a card number', weight: 1 },
  cue: CARD,
  check: passesLuhn,
  needs: 'check',
});

const ENDING =
  /\b(card|account|a\/c|acc|isa|savings|passbook|book|name|visa|mastercard)\b([^.\n\d]{0,40}?)\b(?:end(?:s|ed|ing)?|last (?:four|4|three|3)(?: digits)?)(?: in| with| are| is| were)?[ :]{1,2}(\d{3,5})(?![\d/:.]\d)/gi;
const MASKED = /(?:[*xX•#]{4}[ -]?){1,3}\d{4}(?!\d)/g;
/** Masked cards ("**** 5227") and cards, accounts and savings named by their last digits ("card ending 3462"). */
export const lastDigits: Recogniser = {
  name: 'last-digits',
  *find(view) {
    for (const match of matches(view.text, MASKED))
      yield {
        from: match.index,
        to: match.index + match[0].length,
        category: 'card',
        evidence: [{ kind: 'shape', says: 'masked card number', weight: 2.5 }],
        traits: ['partial'],
      };
    for (const match of matches(view.text, ENDING)) {
      const digits = match[3] ?? '';
      const from = match.index + match[0].length - digits.length;
      const card = /card|visa/i.test(match[1] ?? '');
      yield {
        from,
        to: from + digits.length,
        category: card ? 'card' : 'bank',
        evidence: [
          { kind: 'cue', says: 'last digits of a card or account', weight: 2 },
          { kind: 'shape', says: 'three to five digits', weight: 0.5 },
        ],
        traits: ['partial'],
      };
    }
  },
};

/** IBANs: modulus 97 decides. */
export const iban = patternRecogniser({
  name: 'iban',
  category: 'bank',
  pattern: /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![\p{L}\d])/gu,
  shape: { says: 'shape of an IBAN', weight: 1.5 },
  cue: cueOf('IBAN', String.raw`iban|international bank|swift|bic`),
  check: passesIban,
  needs: 'check',
});

const SORT = cueOf('sort code', String.raw`sort\s?code|s\/c|sc|sort`);
const ACCOUNT = cueOf(
  'bank account',
  String.raw`accounts?|acc(?:t|ount)?|a\/c|bank|current account|savings?|isa|loan|mortgage|roll|building society|payee|paid (?:in)?to|transfer(?:red)?`,
);
const SORT_AND_ACCOUNT = /(?<![\d/.-])(\d{2})([- ]?)(\d{2})\2(\d{2})(?:[\s,;:/-]|a\/c|acc(?:ount|t)?|no\.?|num(?:ber)?|and){1,8}(\d{7,10}|\d{4} \d{4})(?![\d/-]|\.\d)/gi; // prettier-ignore
const SORT_CODE = /(?<![\d/.:-])(\d{2})([- ]?)(\d{2})\2(\d{2})(?![\d/:]|[-.]\d)/g;
const ACCOUNT_NUMBER = /(?<![\d/.:-])(?:\d{7,11}|\d{4} \d{4}|\d{4}-\d{5}-[\dX])(?![\d/:]|[-.]\d)/g;

/** Sort code and account number: together, or each beside its own label. */
export const bankAccount: Recogniser = {
  name: 'bank-account',
  *find(view) {
    const pairs: [number, number][] = [];
    for (const match of matches(view.text, SORT_AND_ACCOUNT)) {
      const from = match.index;
      const to = from + match[0].length;
      const [, a = '', separator = '', b = '', c = ''] = match;
      if (/^0[1-9]/.test(a) && separator === '' && /^0(?:[1237]\d{9}|[18]\d{8,9})$/.test(match[0].replace(/\D/g, '')))
        continue;
      const cue = cued(view, from, to, ACCOUNT) ?? cued(view, from, to, SORT);
      const date = isDate(a, b, c);
      if (separator === '' && !cue) continue;
      pairs.push([from, to]);
      yield {
        from,
        to,
        category: 'bank',
        evidence: present<Evidence>(
          { kind: 'shape', says: 'sort code and account number', weight: separator === '' ? 1 : 2 },
          cue,
          date && separator !== '' && !cue && { kind: 'against', says: 'opens like a date', weight: -1 },
        ),
      };
    }
    const inPair = (at: number): boolean => pairs.some(([from, to]) => at >= from && at < to);
    for (const match of matches(view.text, SORT_CODE)) {
      const from = match.index;
      const to = from + match[0].length;
      if (inPair(from)) continue;
      const label = labelled(view, from, to, SORT);
      if (label)
        yield {
          from,
          to,
          category: 'bank',
          evidence: [{ kind: 'shape', says: 'three pairs of digits', weight: 1 }, label],
        };
    }
    for (const match of matches(view.text, ACCOUNT_NUMBER)) {
      const from = match.index;
      const to = from + match[0].length;
      if (inPair(from)) continue;
      const label = labelled(view, from, to, ACCOUNT);
      if (label)
        yield {
          from,
          to,
          category: 'bank',
          evidence: [{ kind: 'shape', says: 'length of an account number', weight: match[0].length === 8 ? 1 : 0.5 }, label],
        };
    }
  },
}; // prettier-ignore
