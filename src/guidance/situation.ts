// From people and charges to the words that rules use: standing, protections, traits. Not here: any decision.
import type { Finding, Person, Protection, Recipient } from '../model/index.ts';
import { TRAITS } from './words.ts';
import type { Standing, Trait } from './words.ts';
import type { OffenceSign, Rulebook } from './rule.ts';

const KNOWN: ReadonlySet<string> = new Set(TRAITS);
const isTrait = (word: string): word is Trait => KNOWN.has(word);

/**
 * Who a person is to the recipient.
 * - Only the defendant whom the papers are for is `served-defendant` to the defence; to everybody else every defendant
 *   of the manifest is, since their own data is judged alike there.
 * - Somebody accused but dealt with separately counts as a co-defendant (paragraph 2.6.9).
 * - A `child` is one whom the manifest names, or the police's own summary puts beside a victim or witness: a part of what
 *   happened (paragraph 2.6.11). Any other child, learnt from the text, is a third party; an under-age victim or witness
 *   keeps that standing, and the `child` protection adds its orders.
 */
export function standingOf(person: Person | undefined, recipient: Recipient): Standing {
  if (person === undefined) return 'unknown';
  if (person.organisation === true) return 'organisation';
  if (person.relation === 'co-accused') return 'co-defendant';
  switch (person.role) {
    case 'defendant':
      if (recipient.kind === 'defence') return person.id === recipient.id ? 'served-defendant' : 'co-defendant';
      return person.source === 'manifest' ? 'served-defendant' : 'co-defendant';
    case 'child':
      return person.source === 'manifest' || person.inSummary === true ? 'child' : 'third-party';
    case 'victim':
    case 'witness':
    case 'third-party':
    case 'officer':
    case 'professional':
      return person.role;
  }
}

/** Does one of the offences charged hold one of the words? Whole words from their beginning, case ignored. */
function signs(sign: OffenceSign, offences: readonly string[]): boolean {
  const text = ` ${offences.join(' | ')} `.toLowerCase().replace(/[^\p{L}\p{N}|]+/gu, ' ');
  return sign.words.some((word) => text.includes(` ${word}`));
}

/** The orders and circumstances that protect a person: the manifest's, and what the charges imply for the standing. */
export function protectionsOf(
  book: Rulebook,
  person: Person | undefined,
  standing: Standing,
  offences: readonly string[],
): readonly Protection[] {
  const found = new Set<Protection>(person?.protections ?? []);
  if (standing === 'child') found.add('child');
  for (const sign of book.offences)
    if (sign.protection && (sign.whose ?? []).includes(standing) && signs(sign, offences)) found.add(sign.protection);
  return [...found];
}

const squash = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Does a part of an address ("88", "Ravenna Street", "L15 3HX") stand in an address of this person's, number and street
 * beside it? Nobody's home is hidden from who lives there.
 */
export function isHomeOf(person: Person | undefined, text: string, { from, to }: Finding['passage']): boolean {
  const part = squash(text.slice(from, to));
  const around = squash(text.slice(Math.max(0, from - NEAR), to + NEAR));
  return (person?.addresses ?? []).some((address) => {
    const door = squash(/^[^,]*\d[^,]*/u.exec(address)?.[0] ?? '');
    return door !== '' && around.includes(door) && squash(address).includes(part);
  });
}
/** Letters to either side in which the rest of an address stands. */
const NEAR = 60;

/** A finding's own traits, what is known of the person, what the charges say of the case, and which way holds before charge. */
export function traitsOf(
  book: Rulebook,
  finding: Finding,
  person: Person | undefined,
  offences: readonly string[],
  recipient: Recipient['kind'],
): ReadonlySet<Trait> {
  const found = new Set<Trait>(finding.traits.filter(isTrait));
  if (person) {
    if (person.relation !== undefined && isTrait(person.relation)) found.add(person.relation);
    if (person.role === 'child') found.add('child');
  }
  if (recipient === 'cps-pre-charge' && book.preCharge !== 'joint-principles') found.add(`pre-charge-${book.preCharge}`);
  for (const sign of book.offences) if (sign.trait && signs(sign, offences)) found.add(sign.trait);
  return found;
}
