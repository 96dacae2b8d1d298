// The closed lists of the book in the words of people.
import type { Category, PageRole } from '../../model/index.ts';
import type { RecipientKind, Standing } from '../words.ts';
import type { Rule } from '../rule.ts';

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  name: 'Names', address: 'Home and other addresses', scene: 'The place of the offence', dob: 'Dates of birth', age: 'Ages',
  phone: 'Telephone numbers', email: 'E-mail addresses', social: 'Names on social media', occupation: 'Occupations',
  workplace: 'Places of work', school: 'Schools and nurseries', relation: 'Relationships', vrm: 'Vehicle registrations',
  nhs: 'NHS and other health numbers', nino: 'National Insurance numbers', passport: 'Passport numbers',
  licence: 'Driving licences', bank: 'Bank accounts', card: 'Payment cards', medical: 'Medical details',
  special: 'Religion, ethnicity, orientation and such', convictions: 'Convictions', pnc: 'PNC numbers',
  cro: 'CRO numbers', imei: 'Numbers of devices', clue: 'Clues to a place or person', safety: 'Refuges, alarms and other safety matters',
  informant: 'Informants and intelligence', signature: 'Signatures', urn: 'Case, exhibit and court references',
  officer: 'Officers: ranks and numbers', other: 'Other numbers, codes and details',
}; // prettier-ignore

export const RECIPIENT_NAMES: Readonly<Record<RecipientKind, string>> = {
  defence: 'the defence',
  court: 'the court',
  probation: 'probation',
  'witness-service': 'the witness service',
  'cps-pre-charge': 'the CPS before charge',
  police: 'another police force',
  press: 'press and public',
};

export const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  'served-defendant': 'Defendant',
  'co-defendant': 'Co-defendant',
  victim: 'Victim',
  witness: 'Witness',
  'third-party': 'Third party',
  child: 'Child',
  officer: 'Officer',
  professional: 'Professional',
  organisation: 'Organisation',
  unknown: 'Unknown',
};

export const PAGE_NAMES: Readonly<Record<PageRole, string>> = {
  body: 'every page',
  rear: 'the rear page',
  'pnc-header': 'the head page of the record',
  never: 'pages marked for police and prosecution only',
};

const either = (words: readonly string[]): string => words.join(' or ');

/** When a rule applies, in one line for a reader. */
export function circumstances({ when }: Rule): string {
  const { any, all, none } = when.traits;
  const parts = [
    when.category?.join(', ') ?? 'everything',
    when.whose?.join(', ') ?? 'anybody',
    `to ${when.recipient?.join(', ') ?? 'anybody'}`,
    when.document && `in ${when.document.join(', ')}`,
    when.page && `on a page that is ${either(when.page)}`,
    when.protection && (when.protection.join() === 'unused' ? 'in unused material' : `protected by ${either(when.protection)}`),
    all.length > 0 && `with ${all.join(' and ')}`,
    any.length > 0 && `with ${either(any)}`,
    none.length > 0 && `without ${none.join(', ')}`,
  ];
  return parts.filter((part) => typeof part === 'string').join('; ');
}
