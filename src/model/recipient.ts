// Recipients as the contract writes them: `defence:D1`, `court`, `probation`, `cps-pre-charge`, `police:FORCE`, `press`.
import { RECIPIENT_KINDS, type Recipient } from './casefile.ts';

/** Those that are named by their kind alone. */
export const PLAIN_RECIPIENTS = RECIPIENT_KINDS.filter((kind) => kind !== 'defence' && kind !== 'police');

/** Reads a recipient; null where the words are not one of the contract's forms. */
export function parseRecipient(text: string): Recipient | null {
  const plain = PLAIN_RECIPIENTS.find((kind) => kind === text);
  if (plain) return { kind: plain };
  const parts = /^(defence|police):(.+)$/.exec(text);
  if (!parts) return null;
  return { kind: parts[1] as 'defence' | 'police', id: parts[2] as string };
}

/** The contract's form of a recipient. */
export function formatRecipient(recipient: Recipient): string {
  return recipient.id === undefined ? recipient.kind : `${recipient.kind}:${recipient.id}`;
}
