// Numbers without a national grammar, found by their label: hospital, policy, membership, customer, staff and
// registration numbers, door codes, passwords. The label decides what they are; the value is whatever code follows.
import type { Category, Evidence } from '../../model/index.ts';
import { columnHeader, cueOf } from '../cue.ts';
import type { Hit, Recogniser } from '../recogniser.ts';
import { matches } from '../scan.ts';

interface Kind {
  readonly trait: string;
  readonly category: Category;
  readonly labels: string;
  /** Weight of the label alone; 2 where the words leave no doubt. */
  readonly weight: number;
}

const NO = String.raw`(?:numbers?|nos?\.?|num|#|ref(?:erence)?\.?|id|code)`;
// The first kind whose label stands directly before the value wins.
const KINDS: readonly Kind[] = [
  {
    trait: 'hospital-number',
    category: 'other',
    weight: 2,
    labels: String.raw`hosp(?:ital)?\.?(?: ${NO})?|mrn|pid(?: ${NO})?|patient(?:'s)? (?:${NO}|identifier)|unit ${NO}|medical record(?:s)? ${NO}|a&e ${NO}|ed ${NO}|casualty ${NO}|district ${NO}|x-ray ${NO}|pas ${NO}|epr ${NO}|lab(?:oratory)? ${NO}|specimen ${NO}|gp (?:code|practice code)|practice code`,
  },
  {
    trait: 'registration-number',
    category: 'other',
    weight: 2,
    labels: String.raw`gmc(?: ${NO})?|nmc(?: ${NO})?(?: pin)?|nmc pin|hcpc(?: ${NO})?|gdc(?: ${NO})?|gphc(?: ${NO})?|swe(?: ${NO})?|social work england(?: ${NO})?|sia(?: (?:licen[cs]e|badge))?(?: ${NO})?|security industry authority,? ${NO}|(?<!blue )badge(?: ${NO})?|registration ${NO}|licen[cs]e ${NO}|bar ${NO}|sra(?: ${NO})?|rcvs(?: ${NO})?|trn|teacher reference ${NO}|hackney (?:licen[cs]e|plate) ${NO}|dbs(?: certificate)? ${NO}`,
  },
  {
    trait: 'staff-number',
    category: 'other',
    weight: 2,
    labels: String.raw`staff (?:${NO}|discount ${NO})|employee (?:${NO})|payroll(?: ${NO})?|works ${NO}|clock ${NO}|personnel ${NO}|service ${NO}|army ${NO}|student (?:${NO})|matriculation ${NO}|pupil ${NO}|candidate ${NO}|operator ${NO}`,
  },
  {
    trait: 'customer-number',
    category: 'other',
    weight: 2,
    labels: String.raw`customer (?:${NO})|cust(?:omer)? ${NO}|client (?:${NO})|member(?:ship)?(?: (?:card )?${NO})?|loyalty(?: card)?(?: ${NO})?|clubcard(?: ${NO})?|nectar(?: card)?(?: ${NO})?|policy(?: ${NO})?|household policy|insurance (?:policy )?${NO}|claim ${NO}|council tax(?: (?:account )?${NO})?|tenancy (?:${NO})|rent account(?: ${NO})?|library card(?: ${NO})?|gym membership(?: ${NO})?|photo ?card(?: ${NO})?|season ticket(?: ${NO})?|travel card(?: ${NO})?|oyster(?: card)?(?: ${NO})?|blue badge(?: ${NO})?|bus pass(?: ${NO})?|booking (?:${NO})|meter (?:${NO})|mpan|mprn|supply ${NO}|tv licen[cs]e(?: ${NO})?|roll ${NO}|national lottery ${NO}|universal credit ${NO}|claimant (?:${NO})|applicant (?:${NO})|housing (?:${NO})|crn ref|frame ${NO}|chassis ${NO}|serial ${NO}|chip ${NO}|microchip(?: ${NO})?|pension (?:${NO})|premium bond(?:s)? ${NO}|student loan ${NO}|electoral (?:roll )?${NO}`,
  },
  {
    trait: 'reference',
    category: 'other',
    weight: 2,
    labels: String.raw`safeguarding(?: [a-z]+){0,3},? ref(?:erence)?\.?|referral(?: [a-z]+){0,2},? ref(?:erence)?\.?|social (?:care|services)(?: ${NO})?|marac(?: ${NO})?|idva ${NO}|crimestoppers ref(?:erence)?|family court(?: case)? ${NO}|child protection ${NO}|multi-agency ${NO}|refuge ${NO}|case ${NO} \(social\)`,
  },
];
const CODE = String.raw`(?=[a-zÀ-ɏ\d/ -]*\d)(?:[A-Z]{1,5}[ -])?[A-Z\d]+(?:[/-][A-Z\d]+)*(?: \d{2,}[A-Z\d-]*)*`;
const GLUE = String.raw`[\s:.,#(=-]{0,3}(?:is|was|${NO})?[\s:.#=-]{0,3}`;

const PATTERNS = KINDS.map((kind) => ({
  kind,
  pattern: new RegExp(String.raw`(?<![a-zÀ-ɏ\d])(?:${kind.labels})${GLUE}((?:(?:[a-zÀ-ɏ][a-zÀ-ɏ'&]+ ){1,3}(?=[A-Z\d/ -]*\d{4}))?${CODE})(?![a-zÀ-ɏ\d])`, 'gi'), // prettier-ignore
  header: cueOf('', kind.labels),
}));

const SECRET = /(?<![a-zÀ-ɏ\d])(?:pass ?word|pass ?code|pass ?phrase|pin(?: (?:code|number|no\.?))?|log-?in (?:code|pin)|(?:key ?safe|door|gate|alarm|entry|entrance|padlock|safe|lock|access|intercom|garage|security|combination|unlock(?:ing)?)(?: (?:code|combination|number|pin|key code|safe code))(?: (?:read aloud|given|set|changed)[^\n\d]{0,24})?|key ?safe|memorable word|security (?:word|answer)|wi-?fi (?:code|password|key))(?:[\s:,="'(-]{1,3}(?:is|was|to|for|(?:his|her|my|the) [a-zÀ-ɏ]+ is|which is|of|number)?[\s:="'(-]{0,2})("[^"\n]{3,30}"|[a-zÀ-ɏ#*]*\d[a-zÀ-ɏ\d#*!-]{2,20})(?![a-zÀ-ɏ\d])/gi; // prettier-ignore
const WORD =
  /(?<![\p{L}\d])(?:pass ?word|memorable word|security (?:word|answer)|safe ?word)(?: (?:is|was|of)|:|,)? ["']?([\p{Lu}][\p{L}\d]{3,20})(?![\p{L}\d])/gu;

const CELL = /(?<=[\t\n]|\| )[A-Z]{0,5}[ -]?\d{4,}[A-Z\d/-]*(?=[\t\n]| \||$)/g;
/** Finds labelled numbers of people that no grammar tells. */
export const labelledNumbers: Recogniser = {
  name: 'labelled-number',
  *find(view) {
    for (const { kind, pattern } of PATTERNS)
      for (const match of matches(view.text, pattern)) {
        const value = (match[1] ?? '').trimEnd();
        const digits = value.replace(/\D/g, '');
        const mixed = /^[A-Z\d]{6,}$/.test(value) && /[A-Z]/.test(value);
        if (/^(?:of|on|at|in|is|no|from|and|to|for|until|since|by) /i.test(value)) continue;
        if (
          (digits.length < 3 && !(mixed && digits.length > 0)) ||
          isPlainDate(value) ||
          /^\d{1,2}[:.]\d{2}$/.test(value)
        )
          continue;
        const from = match.index + match[0].length - (match[1] ?? '').length;
        yield hitOf(kind, from, from + value.length, {
          kind: 'cue',
          says: `labelled ${kind.trait}`,
          weight: kind.weight,
        });
      }
    for (const match of matches(view.text, CELL)) {
      const header = columnHeader(view, match.index);
      if (header === '') continue;
      const found = PATTERNS.find((one) => one.header.near.test(header));
      if (found)
        yield hitOf(found.kind, match.index, match.index + match[0].length, {
          kind: 'layout',
          says: `column ${found.kind.trait}`,
          weight: 2,
        });
    }
    for (const pattern of [SECRET, WORD])
      for (const match of matches(view.text, pattern)) {
        const value = match[1] ?? '';
        const from = match.index + match[0].lastIndexOf(value);
        if (isPlainDate(value)) continue;
        yield hitOf({ trait: 'door-code', category: 'other', labels: '', weight: 2 }, from, from + value.length, {
          kind: 'cue',
          says: 'labelled code or password',
          weight: 2,
        });
      }
  },
};

const isPlainDate = (value: string): boolean => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(value);

function hitOf(kind: Kind, from: number, to: number, why: Evidence): Hit {
  return {
    from,
    to,
    category: kind.category,
    evidence: [why, { kind: 'shape', says: 'a code with digits', weight: 0.5 }],
    traits: [kind.trait],
  };
}
