// Who a message is from and to: addresses and the names beside them. Not here: its body and attachments (read.ts).
import PostalMime from 'postal-mime';
import type { Address } from 'postal-mime';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}
export interface MailHead {
  readonly from: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
}

const boxes = (people: readonly Address[] | undefined): Mailbox[] =>
  (people ?? [])
    .flatMap((one) => one.group ?? [one])
    .map((one) => ({ name: one.name === one.address ? '' : one.name, address: one.address ?? '' }));

/** The head of an e-mail (RFC 5322). Throws what the parser throws on bytes that are no message. */
export async function readMailHead(bytes: Uint8Array): Promise<MailHead> {
  const mail = await PostalMime.parse(Uint8Array.from(bytes), { maxNestingDepth: 30, forceRfc822Attachments: true });
  return { from: boxes(mail.from ? [mail.from] : []), to: boxes(mail.to), cc: boxes(mail.cc), bcc: boxes(mail.bcc) };
}
