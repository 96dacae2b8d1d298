// Contact details that the forms of a case tell of a person: a statement's rear page, a witness list's rows, the
// header of a record. Not here: finding personal data for redaction (detect); this only feeds the roster.
import type { CaseDocument, Person } from '../model/index.ts';

/** What a stretch of a form tells of one person. */
export interface Details {
  readonly addresses: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly born?: string;
  readonly numbers: Person['numbers'];
  /** Maiden or former surname. */
  readonly former: readonly string[];
}

const PHONE = /(?:\+44|0044|\b0)[ ]?(?:\(0\)[ ]?)?\d(?:[ ()-]{0,2}\d){8,9}(?!\d)/g;
const SPACED_PHONE = /\b0(?: ?\d){10}(?!\d)/g;
const EMAIL = /[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/g;
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i;

/** Reads a date in the ways of British forms; ISO, or undefined. Two-digit years are of the last hundred years. */
export function readDate(text: string): string | undefined {
  const numeric = /^\D{0,3}(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})\b/.exec(text);
  const squashed = /^\D{0,3}(\d{2})(\d{2})(\d{4})\b/.exec(text);
  const worded = /^\D{0,3}(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]?([A-Za-z]{3,9})[ ,-]*(\d{4}|\d{2})\b/.exec(text);
  const iso = /^\D{0,3}(\d{4})-(\d{2})-(\d{2})\b/.exec(text);
  let parts: [number, number, number] | undefined;
  if (iso) parts = [Number(iso[3]), Number(iso[2]), Number(iso[1])];
  else if (numeric) parts = [Number(numeric[1]), Number(numeric[2]), Number(numeric[3])];
  else if (squashed) parts = [Number(squashed[1]), Number(squashed[2]), Number(squashed[3])];
  else if (worded) {
    const month = MONTHS.findIndex((name) => name.startsWith((worded[2] ?? '').toLowerCase().slice(0, 3))) + 1;
    parts = [Number(worded[1]), month, Number(worded[3])];
  }
  if (parts === undefined) return undefined;
  const [day, month] = parts;
  let [, , year] = parts;
  if (year < 100) year += year > 25 ? 1900 : 2000;
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const ADDRESS_LABEL =
  /(?:^|\n|[ \t]{2,}|\b(?=NOW:|TEMPORARY))(?:home |temporary |current |present |correspondence |bail |last known |caller |prev(?:ious)? )?(?:address|addr|temporary|now|currently staying)(?: is)?[ \t]*[:\-–]?[ \t]+(?:\(was\) )?/gi;

/** Addresses behind their labels: up to a gap, a line end or the next label; a postcode field is joined on. */
function labelledAddresses(text: string): string[] {
  const found: string[] = [];
  for (const hit of text.matchAll(ADDRESS_LABEL)) {
    const rest = text.slice(hit.index + hit[0].length, hit.index + hit[0].length + 160);
    let value = (
      /^(.*?)(?=\n|\t| {3,}|\bNOW:|\b(?:Tel|Telephone|Mobile|Email|E-mail|DOB|FROM|ALT TEL|Home tel|Date)\b|$)/s.exec(
        rest,
      )?.[1] ?? ''
    ).trim();
    const code = /^[\s\t]*(?:Postcode|Post code)?[:\s]*([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b/i.exec(
      rest.slice(value.length).trimStart(),
    );
    value = value
      .replace(/\bPost ?code:?\s*/i, '')
      .replace(/^c\/o [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?,\s*/i, '')
      .replace(/[ \t]+/g, ' ')
      .trim();
    if (code?.[1] !== undefined && !POSTCODE.test(value)) value = `${value} ${code[1]}`;
    if (
      /\d|\b(?:House|Cottage|Farm|Lodge|Smithy|Villa|Court)\b/i.test(value) &&
      value.length > 6 &&
      value.length < 140 &&
      !/@/.test(value)
    )
      found.push(value);
  }
  return found;
}

const ROW_ADDRESS =
  /(?:(?:Flat|Apartment|Apt|Unit|Room) \w+,? )?(?:\d{1,4}[A-Za-z]?|The [A-Z]\w+(?: [A-Z]\w+)?,)\s[A-Z][^\n\t@]*?(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b)/g;

/** Everything that `text`, which belongs to one person, tells of them. `labelled` = only behind labels (headers). */
export function readDetails(text: string, labelled: boolean): Details {
  const addresses = labelledAddresses(text);
  if (!labelled) {
    for (const hit of text.matchAll(ROW_ADDRESS)) {
      const value = hit[0].replace(/\bPost ?code:?\s*/i, '').replace(/\s+/g, ' ');
      if (!addresses.some((known) => known.includes(value) || value.includes(known))) addresses.push(value);
    }
  }
  const phones: string[] = [];
  for (const pattern of [PHONE, SPACED_PHONE]) {
    for (const hit of text.matchAll(pattern)) {
      // A phone behind a relation or a helper's name is somebody else's.
      const before = text.slice(Math.max(0, hit.index - 34), hit.index);
      if (
        /\b(?:daughter|son|mother|mum|father|dad|sister|brother|husband|wife|partner|neighbour|depot|switchboard|office|HR|GP|solicitor|IDVA|ISVA|carer|grandmother)\b[^\n\t]{0,24}$/i.test(
          before,
        )
      )
        continue;
      if (
        labelled &&
        !/(?:tel|telephone|mobile|mob|phone|home|work|cli|msisdn|number)[\w ()/]{0,12}[:.\s\t]*\(?$/i.test(before)
      )
        continue;
      if (!phones.includes(hit[0])) phones.push(hit[0]);
    }
  }
  const emails = labelled ? [] : [...text.matchAll(EMAIL)].map((hit) => hit[0]);
  const birth = /(?:\bd\.?\s?o\.?\s?b\b\.?|date of birth|date and place of birth|\bborn\b|\bb\.(?= ?\d))[ \t:(]*/i.exec(
    text,
  );
  const born =
    birth === null
      ? undefined
      : readDate(text.slice(birth.index + birth[0].length, birth.index + birth[0].length + 32));
  const former = [...text.matchAll(/(?:maiden|former|previous|birth) (?:sur)?name[ \t]*[:\-][ \t]*([A-Z][\w'’-]+)/gi)]
    .map((hit) => hit[1] ?? '')
    .filter((name) => !/^(none|n\/?a|nil|no|not|as)$/i.test(name));
  const numbers: { category: 'nhs' | 'nino'; value: string }[] = [];
  const nhs = /\bNHS(?: no\.?| number)?[ \t:]*(\d{3} ?\d{3} ?\d{4})\b/i.exec(text)?.[1];
  if (nhs !== undefined) numbers.push({ category: 'nhs', value: nhs });
  const nino =
    /\b(?:NINO|NI(?: no\.?| number)?|National Insurance(?: number)?)[ \t:.]*([A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D])\b/i.exec(
      text,
    )?.[1];
  if (nino !== undefined) numbers.push({ category: 'nino', value: nino });
  return { addresses, phones, emails, ...(born === undefined ? {} : { born }), numbers, former };
}

const REAR_SIGNS = [
  ...[
    /home address/i,
    /\bmobile\b/i,
    /e-?mail/i,
    /dates? (?:to avoid|witness (?:is )?not available|not available)/i,
    /ethnicity/i,
  ],
  ...[
    /willing to attend/i,
    /consent.{0,40}medical/i,
    /date and place of birth|\bdob\b/i,
    /statement taken/i,
    /witness contact details|mg11 \(?rear/i,
    /preferred (?:means of )?contact/i,
  ],
];

/** Is this page a statement's rear page (contact details)? By its role, or by three or more of its fields. */
export function isRear(page: CaseDocument['pages'][number], type: CaseDocument['type']): boolean {
  if (page.role === 'rear') return true;
  return type === 'MG11' && page.no > 1 && REAR_SIGNS.filter((sign) => sign.test(page.text)).length >= 4;
}
