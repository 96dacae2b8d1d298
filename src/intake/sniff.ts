// What a file is, by its content; what its name says it is. Not here: opening it.
import type { PictureKind } from './picture/kind.ts';
import { pictureKind } from './picture/kind.ts';

/** A kind that we open, or the name of one that we do not (`other`, for the message to the user). */
export type Kind =
  | { readonly open: 'pdf' | 'docx' | 'xlsx' | 'eml' | 'msg' | 'zip' | 'txt' }
  /** What LibreOffice makes into a file that we read. */
  | {
      readonly open: 'office';
      readonly ending: 'doc' | 'xls' | 'rtf' | 'odt' | 'ods';
      readonly to: 'docx' | 'xlsx';
      readonly other: string;
    }
  | { readonly open: 'picture'; readonly picture: PictureKind }
  | { readonly open: null; readonly other: string };

const head = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString('latin1');

/** The ending of a file name, lower case, without its dot; '' for none. */
export const endingOf = (file: string): string => (/\.([A-Za-z0-9]{1,8})$/.exec(file)?.[1] ?? '').toLowerCase();

/** Which office file a zip is, by the names in its directory (they stand uncompressed at its end). */
function zipKind(bytes: Uint8Array): Kind {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (whole.includes('word/document')) return { open: 'docx' };
  if (whole.includes('xl/workbook.')) return whole.includes('xl/workbook.bin') ? { open: null, other: 'XLSB' } : { open: 'xlsx' };
  if (whole.includes('ppt/presentation')) return { open: null, other: 'PPTX' };
  if (whole.includes('opendocument.text')) return { open: 'office', ending: 'odt', to: 'docx', other: 'OpenDocument text' };
  if (whole.includes('opendocument.spreadsheet')) return { open: 'office', ending: 'ods', to: 'xlsx', other: 'OpenDocument sheet' };
  if (whole.includes('opendocument')) return { open: null, other: 'OpenDocument' };
  return { open: 'zip' };
} // prettier-ignore

/** Old office files and Outlook messages are one container: UTF-16 names in its directory tell which. */
function containerKind(bytes: Uint8Array): Kind {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 8 << 20));
  const has = (name: string): boolean => whole.includes(Buffer.from(name, 'utf16le'));
  if (has('__substg1.0_') || has('__properties_version')) return { open: 'msg' };
  if (has('EncryptedPackage')) return { open: null, other: 'password-protected Office file' };
  if (has('WordDocument')) return { open: 'office', ending: 'doc', to: 'docx', other: 'Word 97 DOC' };
  if (has('Workbook')) return { open: 'office', ending: 'xls', to: 'xlsx', other: 'Excel 97 XLS' };
  return { open: null, other: 'old Office file' };
}

const MAIL_HEAD =
  /^(?:(?:From|To|Cc|Subject|Date|Sent|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|X-[\w-]+|DKIM-Signature|Reply-To|Content-Type|Thread-\w+|ARC-[\w-]+|Authentication-Results|References|In-Reply-To|Importance): ?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}/i;

/** Share of bytes that no text holds. */
function controls(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, 8192);
  let n = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) n++;
  return sample.length === 0 ? 0 : n / sample.length;
}

/** Sniffs the content. `ending` decides only between kinds of text, which have no mark of their own. */
export function sniff(bytes: Uint8Array, ending: string): Kind {
  const start = head(bytes, 1024);
  // The header may follow junk within the first kilobyte (ISO 32000-1, annex H, note 13).
  if (start.includes('%PDF-')) return { open: 'pdf' };
  if (start.startsWith('PK\x03\x04')) return zipKind(bytes);
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return containerKind(bytes);
  const picture = pictureKind(bytes);
  if (picture) return { open: 'picture', picture };
  if (start.startsWith('{\\rtf')) return { open: 'office', ending: 'rtf', to: 'docx', other: 'RTF' };
  if (/^\s*(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)/i.test(start)) return { open: null, other: 'HTML' };
  if (start.startsWith('ID3') || start.startsWith('\xff\xfb') || head(bytes, 12).slice(4, 8) === 'ftyp') return { open: null, other: 'audio or video' };
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe || controls(bytes) < 0.6;
  const isText = controls(bytes) < 0.02 || (wide && /^(?:\xff\xfe|\xfe\xff|[\x09\x0a\x0d\x20-\x7e]\0|\0[\x09\x0a\x0d\x20-\x7e])/.test(start));
  if (!isText) return { open: null, other: ending === '' ? 'unknown' : ending.toUpperCase() };
  if (ending === 'eml' || (ending !== 'txt' && ending !== 'log' && ending !== 'csv' && MAIL_HEAD.test(start))) return { open: 'eml' };
  return { open: 'txt' };
} // prettier-ignore

const NAMED: Readonly<Record<string, string>> = {
  pdf: 'pdf', docx: 'docx', docm: 'docx', xlsx: 'xlsx', xlsm: 'xlsx', eml: 'eml', msg: 'msg', zip: 'zip', txt: 'txt', log: 'txt', csv: 'txt', text: 'txt', asc: 'txt',
  jpg: 'picture', jpeg: 'picture', jpe: 'picture', png: 'picture', gif: 'picture', bmp: 'picture', webp: 'picture', tif: 'picture', tiff: 'picture', heic: 'picture', heif: 'picture', avif: 'picture',
}; // prettier-ignore

/** What the ending promises, in the words of `Kind.open`; null where it promises nothing that we know. */
export const promised = (ending: string): string | null => NAMED[ending] ?? null;
