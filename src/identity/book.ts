// The address book: firms with their defendants, domains, secure mail and people; courts and others; our own office. A YAML
// file; what is wrong in it is told with its line and cure. Not here: checking a recipient by it (recipient.ts).
import { createHash } from 'node:crypto';
import { LineCounter, isMap, isNode, isScalar, parseDocument } from 'yaml';
import { z } from 'zod';
import { BlotterError, RECIPIENT_KINDS } from '../model/index.ts';
import { plainDomain, SECURE } from './domains.ts';

const words = z.string().trim().min(1, { error: 'is empty' });
const domain = words.regex(/^(?!@)[^\s@]+\.[^\s@]+$/, { error: 'is not a domain' });
const email = words.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, { error: 'is not an e-mail address' });
const day = words.regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'is not a date' }).refine((value) => !Number.isNaN(Date.parse(value)), { error: 'is not a date' }); // prettier-ignore
const KINDS = RECIPIENT_KINDS.filter((kind) => kind !== 'defence');

const mailbox = z.strictObject({ name: words, email, used: day.optional() });
const firm = z.strictObject({
  firm: words,
  domains: z.array(domain).min(1, { error: 'is empty' }),
  secure: z.array(domain).optional(),
  acts: z.array(z.strictObject({ urn: words, for: words })).default([]),
  people: z.array(mailbox).default([]),
});
const other = z.strictObject({ kind: z.enum(KINDS), name: words, email, used: day.optional() });
const schema = z.strictObject({
  own: z
    .strictObject({
      domains: z.array(domain).default([]),
      names: z.array(words).default([]),
      phones: z.array(words).default([]),
    })
    .default({ domains: [], names: [], phones: [] }),
  firms: z.array(firm).default([]),
  others: z.array(other).default([]),
});

export type AddressBook = z.infer<typeof schema>;
export type Firm = AddressBook['firms'][number];

const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': ['own', 'firms', 'others'],
  own: ['domains', 'names', 'phones'],
  firms: ['firm', 'domains', 'secure', 'acts', 'people'],
  acts: ['urn', 'for'],
  people: ['name', 'email', 'used'],
  others: ['kind', 'name', 'email', 'used'],
};
const CURES: Readonly<Record<string, string>> = {
  'is not a domain': 'Write only what stands behind the @, for example hartleyvane.example.',
  'is not an e-mail address': 'Write it as name@domain.',
  'is not a date': 'Write it as year-month-day, for example 2026-10-30.',
  'is empty': 'Fill it in, or leave the line out.',
};

/** The domains of a firm's secure mail: as told, else each of its own before the secure network's ending. */
export const secureOf = (one: Firm): readonly string[] =>
  (one.secure ?? one.domains.map((own) => (own.endsWith(`.${SECURE}`) ? own : `${own}.${SECURE}`))).map(plainDomain);

/** A firm's name without what firms are called. */
export const firmKey = (name: string): string =>
  name.toLowerCase().normalize('NFKD').replace(/\b(?:llp|ltd|limited|plc|solicitors?|lawyers?|law|legal|the|and|co|company|partners|cyf|cyfreithwyr)\b|[^a-z0-9]/g, ''); // prettier-ignore

/** Which version of a book this is: the SHA-256 of its file's text, 64 hexadecimal digits. */
export const bookVersion = (yaml: string): string => createHash('sha256').update(yaml).digest('hex');

/** Reads an address book. Throws B-BOOK-01 with the line (from 1), the problem and the cure at the first thing that is wrong. */
export function readBook(yaml: string): AddressBook {
  const lines = new LineCounter();
  const document = parseDocument(yaml.replace(/^\ufeff/, ''), { lineCounter: lines, uniqueKeys: true, schema: 'failsafe' }); // prettier-ignore
  const refuse = (line: number, problem: string, cure: string): BlotterError => new BlotterError('B-BOOK-01', { line, problem, cure }); // prettier-ignore
  const lineOf = (path: readonly PropertyKey[], key?: string): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
      if (!isNode(node) || !node.range) continue;
      const pair = isMap(node) && depth === path.length ? node.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined; // prettier-ignore
      return lines.linePos(pair && isScalar(pair.key) && pair.key.range ? pair.key.range[0] : node.range[0]).line;
    }
    return 1;
  };
  const [broken] = document.errors;
  if (broken) {
    const twice = broken.code === 'DUPLICATE_KEY';
    throw refuse(lines.linePos(broken.pos[0]).line, twice ? 'a key is written twice.' : 'this is not YAML.', twice ? 'Keep one of the two.' : 'Check indentation, brackets, quotes and the colon after each key.'); // prettier-ignore
  }
  let data: unknown;
  try {
    data = document.toJS();
  } catch {
    throw refuse(1, 'this is not YAML.', 'Check indentation, brackets, quotes and the colon after each key.');
  }
  const parsed = schema.safeParse(data ?? {});
  const issue = parsed.error?.issues[0];
  if (!parsed.success && issue) {
    const place = String(issue.path.findLast((part) => typeof part === 'string') ?? 'the file');
    if (issue.code === 'unrecognized_keys') {
      const key = issue.keys[0] ?? '';
      const known = KEYS[issue.path.length === 0 ? '' : place] ?? [];
      throw refuse(lineOf(issue.path, key), `"${key}" is not known here.`, `Known here are: ${known.join(', ')}.`);
    }
    const absent = document.getIn(issue.path) === undefined;
    const cure = CURES[issue.message] ?? (place === 'kind' ? `Use one of: ${KINDS.join(', ')}.` : 'Compare it with the example in docs/identity.md.'); // prettier-ignore
    throw refuse(lineOf(issue.path), absent ? `${place} is missing.` : `${place} ${CURES[issue.message] ? issue.message : 'has the wrong form'}.`, absent ? `Add a line \`${place}: …\`.` : cure); // prettier-ignore
  }
  const book = parsed.data as AddressBook;
  requireOneOwner(book, refuse, lineOf);
  return book;
}

/** A domain that two firms share, or a firm listed twice, would make the book answer two ways. */
function requireOneOwner(
  book: AddressBook,
  refuse: (line: number, problem: string, cure: string) => BlotterError,
  lineOf: (path: readonly PropertyKey[]) => number,
): void {
  const owners = new Map<string, number>();
  const names = new Set<string>();
  book.firms.forEach((one, i) => {
    const key = firmKey(one.firm);
    if (names.has(key)) throw refuse(lineOf(['firms', i]), 'this firm is listed twice.', 'Join the two entries.');
    names.add(key);
    for (const own of [...one.domains.map(plainDomain), ...secureOf(one)]) {
      if ((owners.get(own) ?? i) !== i) throw refuse(lineOf(['firms', i]), 'two firms have the same domain.', 'A domain belongs to one firm: correct one of the two.'); // prettier-ignore
      owners.set(own, i);
    }
    one.people.forEach((person, k) => {
      const at = plainDomain(person.email.split('@')[1] ?? '');
      const own = [...one.domains.map(plainDomain), ...secureOf(one)];
      if (!own.includes(at)) throw refuse(lineOf(['firms', i, 'people', k, 'email']), 'this address is at none of the firm’s domains.', 'Add the domain to the firm, or correct the address.'); // prettier-ignore
    });
  });
}
