// For whom a case can be prepared, in words. Not here: whether a person may (access/may.ts).
import { say } from '../language/say.ts';
import { formatRecipient, parseRecipient, type Manifest, type Person, type Recipient } from '../../model/index.ts';

type Known = Pick<Manifest, 'people'>;

const PLAIN = ['court', 'probation', 'cps-pre-charge', 'witness-service', 'press'] as const satisfies readonly Exclude<Recipient['kind'], 'defence' | 'police'>[]; // prettier-ignore

/** The defendants that the manifest names. */
export const defendantsOf = ({ people }: Known): Person[] =>
  people.filter(({ role, source }) => role === 'defendant' && source === 'manifest');

/** A recipient in words: "The defence of Kieran Lee Stannard (D1)". */
export function recipientInWords(recipient: Recipient, known: Known): string {
  if (recipient.kind === 'police') return say('for.police', { name: recipient.id ?? '' });
  if (recipient.kind !== 'defence') return say(`for.${recipient.kind}`);
  const name = defendantsOf(known).find(({ id }) => id === recipient.id)?.names[0];
  return say('for.defence', { name: `${name === undefined ? '' : `${name} `}(${recipient.id ?? ''})` });
}

/** The same of the contract's form; itself where it names none of this case. */
export function recipientNamed(text: string, known: Known): string {
  const recipient = recipientOf(text, known);
  return recipient ? recipientInWords(recipient, known) : text;
}

/** One that can be chosen. */
export interface Choice {
  /** Contract's form. */
  readonly value: string;
  readonly text: string;
}

/** Everybody for whom a case can be prepared but other forces, whose names are typed. `allowed`: only these. */
export function choicesOf(known: Known, allowed?: readonly string[]): Choice[] {
  const all: Recipient[] = [
    ...defendantsOf(known).map(({ id }): Recipient => ({ kind: 'defence', id })),
    ...PLAIN.map((kind): Recipient => ({ kind })),
  ];
  return all
    .map((recipient) => ({ value: formatRecipient(recipient), text: recipientInWords(recipient, known) }))
    .filter(({ value }) => allowed?.includes(value) ?? true);
}

/** The recipient that an address of a page means; null where it is none of this case's. */
export function recipientOf(text: string | undefined, known: Known): Recipient | null {
  const recipient = parseRecipient(text ?? '');
  if (recipient?.kind === 'defence')
    return defendantsOf(known).some(({ id }) => id === recipient.id) ? recipient : null;
  if (recipient?.kind === 'police') return /^[\p{L}\p{N} .,&'’()-]{2,80}$/u.test(recipient.id ?? '') ? recipient : null;
  return recipient;
}
