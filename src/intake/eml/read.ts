// An e-mail becomes a page: a short head (From, To, Cc, Date, Subject), its body, the names of what is attached. Everything
// else in the message is hidden content; attachments are handed back as files of their own.
import PostalMime from 'postal-mime';
import type { Address } from 'postal-mime';
import type { Hidden } from '../../model/index.ts';
import type { Manuscript } from '../layout/lay.ts';
import { stripHtml } from '../mail/html.ts';
import { writeLetter } from '../mail/letter.ts';

export interface ReadMail {
  readonly manuscript: Manuscript;
  readonly hidden: readonly Hidden[];
  readonly attachments: readonly { readonly file: string; readonly bytes: Uint8Array }[];
}

const SHOWN = ['from', 'sent', 'to', 'cc', 'bcc', 'date', 'subject'];

const written = (people: readonly Address[] | undefined): string =>
  (people ?? [])
    .flatMap((one) => (one.group ? one.group : [one]))
    .map((one) => (one.name && one.name !== one.address ? `${one.name} <${one.address ?? ''}>` : (one.address ?? '')))
    .join('; ');

/** Reads an e-mail (RFC 5322, MIME). Throws what the parser throws on bytes that are no message. */
export async function readMail(bytes: Uint8Array): Promise<ReadMail> {
  const mail = await PostalMime.parse(Uint8Array.from(bytes), {
    attachmentEncoding: 'arraybuffer',
    maxNestingDepth: 30,
    // A message inside a message is a document of its own.
    forceRfc822Attachments: true,
  });
  const raw = (key: string): string => mail.headers.find((header) => header.key === key)?.value ?? '';
  const head: [string, string][] = [
    ['From', written(mail.from ? [mail.from] : []) || raw('from')],
    ['To', written(mail.to) || raw('to')],
    ['Cc', written(mail.cc) || raw('cc')],
    ['Bcc', written(mail.bcc) || raw('bcc')],
    ['Date', raw('date') || raw('sent')],
    ['Subject', mail.subject ?? raw('subject')],
  ];
  const hidden: Hidden[] = [];
  const hide = (kind: string, where: string, text: string): void => {
    if (text.trim() !== '') hidden.push({ kind, where, text });
  };
  const html = mail.html === undefined ? null : stripHtml(mail.html);
  const body = mail.text?.trim() ? mail.text : (html?.text ?? '');
  if (html) {
    hide('html', 'source of the message', html.hidden.join('\n'));
    // Two bodies may differ: what the page does not show is still in the file.
    if (mail.text?.trim()) hide('alternative-body', 'HTML body', html.text);
  }
  const attachments = mail.attachments.map((one, i) => ({
    file: one.filename ?? `attachment ${i + 1}${one.mimeType === 'message/rfc822' ? '.eml' : ''}`,
    bytes: typeof one.content === 'string' ? new TextEncoder().encode(one.content) : new Uint8Array(one.content),
  }));
  const names = attachments.map((one) => one.file);
  hide('attachment', 'attached files', names.join('\n'));
  const inline = mail.attachments.filter((one) => one.related === true || one.disposition === 'inline').length;
  if (inline > 0)
    hidden.push({ kind: 'inline-picture', where: `${inline} drawn inside the message, here files of their own` });
  hide(
    'header',
    'header of the message',
    mail.headers.filter(({ key }) => !SHOWN.includes(key)).map(({ value }) => value).join('\n'),
  ); // prettier-ignore
  return { manuscript: writeLetter({ head, body, attachments: names }), hidden, attachments };
}
