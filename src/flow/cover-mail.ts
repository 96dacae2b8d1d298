// The e-mail that the package goes with: opened, and judged like a paper. Its addresses and attachments are checked in
// identity; here its words, by the same detection and guidance as every document.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { detectCase } from '../detect/index.ts';
import { judge, type Rulebook } from '../guidance/index.ts';
import { checkCoverPapers, type Address, type AddressBook } from '../identity/index.ts';
import { openDocument, readMailHead, startReading, type MailHead, type Mailbox } from '../intake/index.ts';
import { BlotterError, type CaseDocument, type Hold, type Manifest, type Person, type Proposal, type Recipient } from '../model/index.ts'; // prettier-ignore
import { count } from './open.ts';

/** A cover e-mail, opened. */
export interface CoverMail {
  readonly document: CaseDocument;
  readonly head: MailHead;
  readonly attached: readonly { readonly file: string; readonly sha256: string | null }[];
  /** Subject and body in plain words. */
  readonly text: string;
}

const HEAD = /^(from|to|cc|bcc|date|sent|subject|attached|attachments?)\s*:\s*(.*)$/i;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Mail boxes in one line of a text file: `Ola Vane <ola@firm.example>; b@firm.example`. */
const mailboxes = (line: string): Mailbox[] =>
  line.split(/[;,]/).flatMap((part) => {
    const address = /[^\s<>;,]+@[^\s<>;,]+/.exec(part)?.[0];
    if (address === undefined) return part.trim() === '' ? [] : [{ name: '', address: part.trim() }];
    return [{ name: part.replace(/<.*>/, '').replace(address, '').replace(/"/g, '').trim(), address }];
  });

/** A text file that begins with To:, Cc:, Subject:, Attached: and an empty line. */
function readTextHead(text: string): { head: MailHead; attached: string[]; body: string } {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const end = lines.findIndex((line) => !HEAD.test(line));
  const said = (key: RegExp): string[] =>
    lines.slice(0, Math.max(end, 0)).flatMap((line) => {
      const [, name = '', value = ''] = HEAD.exec(line) ?? [];
      return key.test(name) ? [value] : [];
    });
  const boxes = (key: RegExp): Mailbox[] => said(key).flatMap(mailboxes);
  return {
    head: { from: boxes(/^from$/i), to: boxes(/^to$/i), cc: boxes(/^cc$/i), bcc: boxes(/^bcc$/i) },
    attached: said(/^attach/i).flatMap((line) => line.split(';').map((name) => name.trim())).filter((name) => name !== ''),
    body: [...said(/^subject$/i), ...lines.slice(Math.max(end, 0))].join('\n'),
  };
} // prettier-ignore

/** Opens a cover e-mail (.eml or text). Throws B-COVER-01. */
export async function openCover(file: string): Promise<CoverMail> {
  const refuse = (problem: string, cause?: unknown): BlotterError => new BlotterError('B-COVER-01', { problem }, { cause }); // prettier-ignore
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw refuse(`it could not be read (${cause.code ?? 'unknown'}).`, cause);
  });
  const reader = startReading();
  const opened = await openDocument(new Uint8Array(bytes), path.basename(file), { type: 'EMAIL' }, 0, reader).finally(() => reader.close()); // prettier-ignore
  const { document } = opened;
  if (document.failure) throw refuse(document.failure.why);
  if (document.format !== 'eml' && document.format !== 'txt') throw refuse('it is neither a message (.eml) nor text.');
  const words = document.pages.map((page) => page.text).join('\n');
  const cover = { document: { ...document, file: 'cover e-mail' } };
  if (document.format === 'eml') {
    const head = await readMailHead(new Uint8Array(bytes));
    const text = words.split('\n').filter((line) => !/^(?:from|to|cc|bcc|date|attachments)\s*:/i.test(line)).join('\n'); // prettier-ignore
    const attached = opened.attachments.map((one) => ({ file: one.file, sha256: sha256(one.bytes) }));
    return requireTo({ ...cover, head, attached, text }, refuse);
  }
  const { head, attached, body } = readTextHead(new TextDecoder().decode(bytes));
  return requireTo(
    { ...cover, head, attached: attached.map((name) => ({ file: name, sha256: null })), text: body },
    refuse,
  );
}

function requireTo(cover: CoverMail, refuse: (problem: string) => BlotterError): CoverMail {
  if (cover.head.to.length === 0) throw refuse('it names nobody in To:.');
  return cover;
}

/** Every address that a cover e-mail goes to, with its place. */
export const addressesOf = ({ head }: CoverMail): Address[] =>
  (['to', 'cc', 'bcc'] as const).flatMap((field) =>
    head[field].map(({ address }, i) => ({
      email: address,
      where: `Address ${i + 1} in ${field === 'bcc' ? 'Bcc' : field === 'cc' ? 'Cc' : 'To'} of the cover e-mail`,
    })),
  );

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
const digitsIn = (text: string): string => text.replace(/\D/g, '').replace(/^44/, '0');

/** What a cover e-mail may say though guidance would cover it in a paper: who writes, who is written to, how to reach the office. */
function isOwn(proposal: Proposal, cover: CoverMail, book: AddressBook | undefined): boolean {
  const { passage, category } = proposal.finding;
  const page = cover.document.pages[passage.page - 1];
  const text = page?.text ?? '';
  const value = text.slice(passage.from, passage.to);
  const line = text.slice(text.lastIndexOf('\n', passage.from) + 1).split('\n')[0] ?? '';
  if (/^(?:from|to|cc|bcc|date|sent|attached|attachments?)\s*:/i.test(line)) return true;
  const boxes = [...cover.head.from, ...cover.head.to, ...cover.head.cc, ...cover.head.bcc];
  if (category === 'email') {
    const domain = value.split('@')[1]?.toLowerCase() ?? '';
    return boxes.some(({ address }) => address.toLowerCase() === value.toLowerCase()) || (book?.own.domains.includes(domain) ?? false); // prettier-ignore
  }
  if (category === 'phone') return book?.own.phones.some((phone) => digitsIn(phone) === digitsIn(value)) ?? false;
  if (category !== 'name' && category !== 'officer' && category !== 'signature') return false;
  const known = [...boxes.map(({ name }) => name), ...(book?.own.names ?? []), ...(book?.firms ?? []).flatMap((firm) => [firm.firm, ...firm.people.map(({ name }) => name)])]; // prettier-ignore
  const own = new Set(known.flatMap(wordsIn));
  return wordsIn(value).every((word) => own.has(word) || /^(?:mr|mrs|ms|miss|mx|dr)$/.test(word));
}

/** What stops a release because of what its cover e-mail says or carries. */
export function judgeCover(
  cover: CoverMail,
  beside: {
    readonly manifest: Manifest;
    readonly people: readonly Person[];
    readonly recipient: Recipient;
    readonly rulebook: Rulebook;
    readonly book?: AddressBook | undefined;
    readonly packaged: readonly string[];
    readonly withheld: readonly string[];
    readonly originals: ReadonlySet<string>;
  },
): Hold[] {
  const { manifest, people, recipient, rulebook, book } = beside;
  const { document } = cover;
  const proposals = detectCase([document], { people }, manifest.offences)
    .map((finding) =>
      judge(rulebook, { finding, document, pageRole: 'body', recipient, people, offences: manifest.offences }),
    ) // prettier-ignore
    .filter((proposal) => proposal.act !== 'keep' && !isOwn(proposal, cover, book));
  const holds = checkCoverPapers({ ...cover, ...beside });
  if (proposals.length > 0) {
    const kinds = Map.groupBy(proposals, ({ finding }) => finding.category);
    const told = [...kinds].map(([category, all]) => `${category} ${all.length}`).join(', ');
    holds.push({ kind: 'recipient', file: null, page: null, why: `The cover e-mail says what guidance covers or asks about in a paper for this recipient: ${count(proposals.length, 'place')} (${told}).`, cure: 'Write the e-mail without it: the papers say what the recipient may know. Names and numbers of your own office go into the address book under `own`.' }); // prettier-ignore
  }
  return holds;
}
