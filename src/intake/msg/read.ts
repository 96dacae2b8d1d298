// An Outlook message (.msg, [MS-OXMSG]) becomes a page like any other mail: a short head, its body (plain, else HTML, else
// RTF), the names of what is attached. Everything else that it carries is hidden content; messages inside it and other
// attachments are handed back as files of their own.
import type { FieldsData } from '@kenjiuno/msgreader';
import type { Hidden } from '../../model/index.ts';
import type { Attached } from '../attached.ts';
import type { Manuscript } from '../layout/lay.ts';
import { stripHtml } from '../mail/html.ts';
import { writeLetter } from '../mail/letter.ts';
import { readRtf, unpackRtf } from './rtf.ts';
import { unpackMessage } from './unpack.ts';

export interface ReadMessage {
  readonly manuscript: Manuscript;
  readonly hidden: readonly Hidden[];
  readonly attachments: readonly Attached[];
}

/** Fields that the page shows, or that hold no words. */
const SHOWN = new Set([
  'subject',
  'body',
  'bodyHtml',
  'senderName',
  'dataType',
  'normalizedSubject',
  'conversationTopic',
  'preview',
  'error',
]);

const address = (name: string | undefined, mail: string | undefined): string => {
  // Addresses inside an organisation are paths of its directory, which no page shows.
  const plain = mail?.startsWith('/o=') === true ? '' : (mail ?? '');
  if (name === undefined || name === '' || name === plain) return plain;
  return plain === '' ? name : `${name} <${plain}>`;
};

function people(data: FieldsData, kind: 'to' | 'cc' | 'bcc'): string {
  const chosen = (data.recipients ?? []).filter((one) => (one.recipType ?? 'to') === kind);
  return chosen.map((one) => address(one.name, one.smtpAddress ?? one.email)).join('; ');
}

/** Body as HTML: text, or bytes in the code page that the message names. */
function htmlOf(data: FieldsData): string | null {
  if (data.bodyHtml !== undefined && data.bodyHtml !== '') return data.bodyHtml;
  if (!data.html) return null;
  const page = data.internetCodepage ?? 65001;
  const label =
    page === 65001
      ? 'utf-8'
      : page === 28591 || page === 20127
        ? 'windows-1252'
        : page >= 1250 && page <= 1258
          ? `windows-${page}`
          : page >= 28592 && page <= 28606
            ? `iso-8859-${page - 28590}`
            : 'utf-8';
  return new TextDecoder(label).decode(data.html);
}

/** Every text among a message's fields that the page does not show. */
function fieldsUnseen(data: FieldsData): string[] {
  return Object.entries(data).flatMap(([key, value]) =>
    typeof value === 'string' && !SHOWN.has(key) && key !== 'headers' && value.trim() !== '' ? [value] : [],
  );
}

/** Reads an Outlook message. Throws B-DOC-03 where it is damaged. */
export async function readMessage(bytes: Uint8Array): Promise<ReadMessage> {
  const { data, contents } = await unpackMessage(bytes);
  const hidden: Hidden[] = [];
  const hide = (kind: string, where: string, text: string): void => {
    if (text.trim() !== '') hidden.push({ kind, where, text });
  };
  const html = htmlOf(data);
  const fromHtml = html === null ? null : stripHtml(html);
  const unpacked = data.compressedRtf ? unpackRtf(data.compressedRtf) : null;
  const rtf = unpacked === null ? null : readRtf(unpacked);
  const bodies = [data.body ?? '', fromHtml?.text ?? '', rtf?.text ?? ''];
  const body = bodies.find((one) => one.trim() !== '') ?? '';
  if (fromHtml) hide('html', 'source of the message', fromHtml.hidden.join('\n'));
  if (rtf) hide('hidden-text', 'RTF body', rtf.hidden);
  // Several bodies may differ: what the page does not show is still in the file.
  for (const other of new Set(bodies))
    if (other !== body) hide('alternative-body', 'another body of the message', other);
  const attachments = (data.attachments ?? []).map((one, i) => ({
    file: nameOf(one, i),
    bytes: contents[i] ?? new Uint8Array(0),
  }));
  const names = attachments.map(({ file }) => file);
  hide('attachment', 'attached files', names.join('\n'));
  hide('header', 'header of the message', data.headers ?? '');
  hide('metadata', 'properties of the message', fieldsUnseen(data).join('\n'));
  hide('metadata', 'properties of its recipients', (data.recipients ?? []).flatMap(fieldsUnseen).join('\n'));
  const from = address(data.senderName, data.senderSmtpAddress ?? data.senderEmail);
  const ordinary = /^IPM\.Note/i.test(data.messageClass ?? 'IPM.Note');
  const head: [string, string][] = [
    ['From', from],
    ['To', people(data, 'to')],
    ['Cc', people(data, 'cc')],
    ['Bcc', people(data, 'bcc')],
    ['Date', data.clientSubmitTime ?? data.messageDeliveryTime ?? data.creationTime ?? ''],
    ['Subject', data.subject ?? ''],
    // Appointments, contacts and tasks say what they have to say in fields.
    ...(ordinary ? [] : fieldsUnseen(data).map((value): [string, string] => ['Field', value.replace(/\s+/g, ' ')])),
  ];
  return { manuscript: writeLetter({ head, body, attachments: names }), hidden, attachments };
}

function nameOf(fields: FieldsData, i: number): string {
  const inner = fields.innerMsgContent === true;
  const name = [fields.fileName, fields.fileNameShort, fields.name].find((one) => one !== undefined && one !== '');
  if (name === undefined) return `attachment ${i + 1}${inner ? '.msg' : (fields.extension ?? '')}`;
  return inner && !/\.msg$/i.test(name) ? `${name}.msg` : name;
}
