// The sentences of a comparison: what was seen in a field, for a person, without any value.
import type { FieldName } from './weights.ts';

export const FIELD_WORDS: Readonly<Record<FieldName, string>> = {
  pnc: 'PNC ID',
  cro: 'CRO number',
  born: 'date of birth',
  name: 'name',
  asn: 'arrest summons number',
  urn: 'URN',
};

const NUMBERS: Readonly<Record<string, string>> = {
  same: "The {field} is {who}'s.",
  misread: "The {field} is {who}'s once letters and figures that scanners confuse are read for each other.",
  slip: "The {field} is one character away from {who}'s and its check letter does not fit: a slip, or misread.",
  broken: "The {field} is not {who}'s, and its check letter does not fit.",
  other: 'The {field} is valid and is another one: somebody else’s record.',
};
const SAYINGS: Readonly<Record<FieldName, Readonly<Record<string, string>>>> = {
  pnc: NUMBERS,
  cro: NUMBERS,
  born: {
    same: "The date of birth is {who}'s.",
    swapped: "The date of birth is {who}'s with day and month changed round.",
    slip: "The date of birth differs from {who}'s in one figure.",
    digits: "The date of birth differs from {who}'s by two figures that changed places.",
    alias: "Another date of birth, but the record lists {who}'s among those given.",
    other: "The date of birth is not {who}'s.",
  },
  name: {
    full: "The name is {who}'s.",
    before: 'The name is that of the page before, which is theirs.',
    alias: 'The name is an alias of {who}.',
    former: 'The name is {who}’s by a former surname that is told with it.',
    'record-alias': "The record is kept under another name and lists {who}'s among its aliases.",
    'other-surname': 'The forenames are {who}’s, the surname is another (a marriage, or somebody else).',
    short: 'The forename is a short form of {who}’s, or the other way round.',
    initials: 'Initials fit {who}’s name.',
    spelling: "The name is one letter away from {who}'s.",
    sound: "The name is another spelling of what sounds like {who}'s.",
    part: "The surname is part of {who}'s double surname, or the other way round.",
    reordered: "The words of the name are {who}'s in another order.",
    generation: 'The name is {who}’s, but only one side says senior or junior.',
    'surname-only': "Only the surname is told; it is {who}'s.",
    'other-generation': 'The name is {who}’s, but one side says senior and the other junior.',
    'other-middle': "A middle name is not {who}'s.",
    'other-forename': "The surname is {who}'s, the forename is not.",
    other: "The name is not {who}'s.",
  },
  asn: {
    same: "The arrest summons number is {who}'s in this case.",
    slip: "The arrest summons number is one character away from {who}'s in this case.",
    other: 'The arrest summons number is of another arrest, which a record may well show.',
  },
  urn: {
    same: 'The URN is this case’s.',
    slip: 'The URN is one character away from this case’s.',
    other: 'The URN is another case’s.',
  },
};

/** The sentence for one field of a comparison with the person of id `who`. */
export function say(field: FieldName, level: string, who: string): string {
  if (level === 'none-here') return `This page shows no ${FIELD_WORDS[field]}.`;
  if (level === 'none-known') return `case.yaml gives no ${FIELD_WORDS[field]} of ${who}.`;
  return (SAYINGS[field][level] ?? '').replaceAll('{field}', FIELD_WORDS[field]).replaceAll('{who}', who);
}
