// Which office writes a letter, and the greeting: typed in the form of the letter each time, and kept nowhere.
import { senderSchema, type Sender } from '../../register/breach/index.ts';
import type { Asked } from './asked.ts';

const FIELDS = ['office', 'phone', 'email', 'name'] as const;
/** What was typed, trimmed. */
export const typedIn = ({ form }: Asked): Record<(typeof FIELDS)[number], string> =>
  Object.fromEntries(FIELDS.map((field) => [field, (form[field] ?? '').trim()])) as Record<(typeof FIELDS)[number], string>; // prettier-ignore

/** What is not filled in stands in brackets. */
export const gaps = ({ office, phone, email }: Sender): Sender => ({ office: office || '[office]', phone: phone || '[phone]', email: email || '[e-mail]' }); // prettier-ignore

/** What does not do, each at its field. */
export function wrongIn(typed: Sender & { readonly name: string }) {
  const read = senderSchema.safeParse({ office: typed.office, phone: typed.phone, email: typed.email });
  const says: Readonly<Record<string, string>> = { office: 'Say which office writes.', phone: 'Give a number on which the office can be reached.', email: 'Give the office’s e-mail address.' }; // prettier-ignore
  const wrong = read.success ? [] : [...new Set(read.error.issues.map(({ path }) => String(path[0])))].map((field) => ({ text: says[field] ?? 'That does not do.', href: `#${field}` })); // prettier-ignore
  if (typed.name.includes('\n') || typed.name.length > 120) wrong.push({ text: 'The name is one line.', href: '#name' }); // prettier-ignore
  return wrong;
}
