// The telephones, e-mail addresses and other numbers of the case's own people, in every notation: spaced out, squashed,
// with the code of the country, misread by a scan, or only their last digits beside a cue.
import type { Category, Evidence } from '../../model/index.ts';
import type { Roster } from '../../people/index.ts';
import { anyOf, squash, unmix } from '../any-of.ts';
import { against, cueOf, present } from '../cue.ts';
import type { Recogniser } from '../recogniser.ts';
import { readCro, readPnc } from './checks.ts';
import { nationalForm } from './phone.ts';
import { matches } from '../scan.ts';

interface Owned {
  readonly category: Category;
  readonly people: Set<string>;
}
interface Numbers {
  readonly codes: ReadonlyMap<string, Owned>;
  readonly pattern: RegExp | null;
  readonly emails: ReadonlyMap<string, Owned>;
  /** National numbers by person, for last digits. */
  readonly phones: readonly (readonly [string, string])[];
}

const kept = new WeakMap<Roster, Numbers>();

function add(map: Map<string, Owned>, key: string, category: Category, person: string): void {
  const known = map.get(key);
  if (known) known.people.add(person);
  else map.set(key, { category, people: new Set([person]) });
}

function numbersOf(roster: Roster): Numbers {
  const known = kept.get(roster);
  if (known) return known;
  const codes = new Map<string, Owned>();
  const emails = new Map<string, Owned>();
  const phones: [string, string][] = [];
  for (const person of roster.people) {
    for (const phone of person.phones) {
      const national = nationalForm(phone) || phone.replace(/\D/g, '');
      if (national.length < 9) continue;
      phones.push([national, person.id]);
      const rest = national.replace(/^0/, '');
      for (const form of [`0${rest}`, rest, `44${rest}`, `440${rest}`, `0044${rest}`]) add(codes, form, 'phone', person.id); // prettier-ignore
      // Without the area code: "Tel 960417".
      if (rest.length === 10) add(codes, rest.slice(-6), 'phone', person.id);
    }
    for (const email of person.emails) add(emails, email.toLowerCase(), 'email', person.id);
    for (const { category, value } of person.numbers) {
      const code = squash(value);
      if (code.length < 5 || !/\d/.test(code)) continue;
      add(codes, code, category, person.id);
      // The same record with a four-digit year and a padded serial, and back.
      const read = category === 'pnc' ? readPnc(value) : null;
      if (read) {
        const short = read.serial.replace(/^0+/, '');
        for (const year of [read.year, `19${read.year}`, `20${read.year}`])
          for (const serial of [short, read.serial]) add(codes, year + serial + read.letter, category, person.id);
      }
      const cro = category === 'cro' ? readCro(value) : null;
      if (cro) for (const serial of [cro.serial.replace(/^0+/, ''), cro.serial]) add(codes, serial + cro.year + cro.letter, category, person.id); // prettier-ignore
    }
  }
  const numbers = { codes, pattern: anyOf(codes.keys(), true), emails, phones };
  kept.set(roster, numbers);
  return numbers;
}

const LAST =
  /\b(?:end(?:s|ed|ing)?|finish(?:es|ing)|last (?:three|four|six|3|4|6)(?: digits)?)(?: in| with| are| is)?[ :]{1,2}(\d{3,6})(?![\d/:]|\.\d)/gi;
const PHONE = cueOf(
  'telephone',
  String.raw`tel(?:ephone)?|phone|mobile|mob|landline|number|call(?:ed)?|text(?:ed)?|ring|rang|contact`,
);
const CASE = cueOf('a reference of the case', String.raw`crime|incident|occurrence|log|invoice|order|item|ref`);

/** Finds the numbers and mail boxes of the roster. */
export const rosterNumbers: Recogniser = {
  name: 'roster-number',
  *find(view, known) {
    const { codes, pattern, emails, phones } = numbersOf(known.roster);
    if (pattern)
      for (const match of view.text.matchAll(pattern)) {
        const plain = squash(match[0]);
        const owned = codes.get(plain) ?? codes.get(squash(unmix(match[0])));
        if (!owned) continue;
        const [from, to] = [match.index, match.index + match[0].length];
        const short = owned.category === 'phone' && plain.length <= 6;
        const near = PHONE.near.test(view.text.slice(Math.max(0, from - 40), from));
        if (short && !near) continue;
        const [owner] = owned.people;
        const plus = view.text[from - 1] === '+' ? 1 : 0;
        yield {
          from: from - plus,
          to,
          category: owned.category,
          ...(owner !== undefined && owned.people.size === 1 ? { whose: owner } : {}),
          evidence: present<Evidence>(
            { kind: 'roster', says: 'a number of the case', weight: short ? 2 : 4 },
            short && against(view, from, to, CASE, -2),
          ),
          traits: present(!codes.has(plain) && 'damaged', short && 'partial'),
        };
      }
    for (const [email, owned] of emails) {
      const lower = view.text.toLowerCase();
      for (let at = lower.indexOf(email); at >= 0; at = lower.indexOf(email, at + 1)) {
        const [owner] = owned.people;
        yield {
          from: at,
          to: at + email.length,
          category: 'email',
          ...(owner !== undefined && owned.people.size === 1 ? { whose: owner } : {}),
          evidence: [{ kind: 'roster', says: 'an e-mail address of the case', weight: 4 }],
        };
      }
    }
    for (const match of matches(view.text, LAST)) {
      const digits = match[1] ?? '';
      const owners = [...new Set(phones.filter(([phone]) => phone.endsWith(digits)).map(([, person]) => person))];
      const [owner] = owners;
      if (owner === undefined) continue;
      const from = match.index + match[0].length - digits.length;
      yield {
        from,
        to: from + digits.length,
        category: 'phone',
        ...(owners.length === 1 ? { whose: owner } : {}),
        evidence: [{ kind: 'roster', says: 'last digits of a telephone of the case', weight: 3 }],
        traits: ['partial'],
      };
    }
  },
}; // prettier-ignore
