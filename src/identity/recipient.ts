// Is this recipient the right one? By the manifest, and by the address book where there is one: the firm acts for this
// defendant and for nobody accused with them, and each address is the firm's, on secure mail, and no look-alike.
import { BlotterError, formatRecipient, type Hold, type Manifest, type Recipient } from '../model/index.ts';
import { firmKey, secureOf, type AddressBook, type Firm } from './book.ts';
import { isPersonal, looksSecure, matchDomain, mixesAlphabets, plainDomain, type DomainMatch } from './domains.ts'; // prettier-ignore
import { oneSlip } from './numbers.ts';

/** An address that the papers would go to, and where it is told ("the solicitor's address in case.yaml"). */
export interface Address {
  readonly email: string;
  readonly where: string;
}

/** What is known of where the papers go. */
export interface Sending {
  readonly book?: AddressBook | undefined;
  /** Recipients of the cover e-mail. */
  readonly addresses?: readonly Address[];
  /** ISO date of today; without it nobody is told that an address was long not used. */
  readonly today?: string | undefined;
}

/** Holds, and what is only worth knowing. Neither tells an address. */
export interface RecipientCheck {
  readonly holds: readonly Hold[];
  readonly warnings: readonly string[];
}

/** An address not used for so long (days) is told: people leave firms. */
const LONG_UNUSED = 365;

/** Throws B-USE-05 where the recipient names no defendant of the case. */
export function requireKnownDefendant(manifest: Manifest, recipient: Recipient): void {
  if (recipient.kind !== 'defence') return;
  const defendants = manifest.people.filter((p) => p.role === 'defendant').map((p) => p.id);
  if (!defendants.includes(recipient.id ?? ''))
    throw new BlotterError('B-USE-05', {
      recipient: formatRecipient(recipient),
      defendants: defendants.join(', ') || 'none',
    });
}

const LOOKS: Readonly<Partial<Record<DomainMatch, string>>> = {
  homoglyph: 'letters that look alike',
  edit: 'one letter away',
  hyphen: 'only hyphens or dots differ',
  suffix: 'the same name under another ending',
  inside: 'the name stands inside another domain',
};

/** What has been found so far about one release's recipient. */
interface Found {
  readonly holds: Hold[];
  readonly warnings: string[];
  /** Adds a hold, each once. */
  readonly hold: (why: string, cure: string) => void;
}

function nothingFound(): Found {
  const holds: Hold[] = [];
  const hold = (why: string, cure: string): void => {
    if (!holds.some((other) => other.why === why)) holds.push({ kind: 'recipient', file: null, page: null, why, cure });
  };
  return { holds, warnings: [], hold };
}

const actsFor = (firm: Firm, urn: string): string[] => firm.acts.filter((one) => one.urn === urn).map((one) => one.for);

/** The firm named in case.yaml beside what the book says of it. */
function checkFirm(found: Found, manifest: Manifest, id: string, book: AddressBook): void {
  const solicitor = manifest.people.find((person) => person.id === id)?.solicitor;
  const acting = book.firms.filter((firm) => actsFor(firm, manifest.urn).includes(id));
  if (acting.length > 1) found.hold(`The address book lists ${acting.length} firms as acting for ${id} in this case.`, 'Ask who acts now, and correct the address book.'); // prettier-ignore
  if (!solicitor) return;
  const named = book.firms.find((firm) => firmKey(firm.firm) === firmKey(solicitor.firm));
  if (!named) {
    found.hold(`The firm that case.yaml names for ${id} is not in the address book.`, 'Check the firm’s name, or enter the firm with its domains after ringing a number that you know.'); // prettier-ignore
    return;
  }
  checkActs(found, manifest, id, named, `The firm that case.yaml names for ${id}`);
}

function checkActs(found: Found, manifest: Manifest, id: string, firm: Firm, what: string): void {
  const acts = actsFor(firm, manifest.urn);
  const others = acts.filter((one) => one !== id);
  if (others.length > 0)
    found.hold(`${what} ${acts.includes(id) ? 'also acts' : 'acts'} for ${others.join(', ')} in this case, by the address book.`, `Papers of ${id} must not reach whoever acts for a co-defendant. Ask the firm, and correct case.yaml or the address book.`); // prettier-ignore
  else if (!acts.includes(id))
    found.hold(`${what} is not listed as acting for ${id} in this case.`, `Make sure that the firm acts, then enter the case under \`acts\` in the address book.`); // prettier-ignore
}

/** The firm of an address, and how well its domain fits. */
function ownerOf(domain: string, book: AddressBook): { readonly firm: Firm; readonly match: DomainMatch } | null {
  const order: readonly DomainMatch[] = ['same', 'below', 'homoglyph', 'hyphen', 'suffix', 'edit', 'inside', 'other'];
  const all = book.firms.flatMap((firm) => [...firm.domains, ...secureOf(firm)].map((known) => ({ firm, match: matchDomain(domain, known) }))); // prettier-ignore
  const best = all.toSorted((a, b) => order.indexOf(a.match) - order.indexOf(b.match))[0];
  return best && best.match !== 'other' ? best : null;
}

function checkUse(found: Found, where: string, used: string | undefined, today: string | undefined): void {
  if (used === undefined) return void found.warnings.push(`${where}: never used before, by the address book.`);
  const days = today === undefined ? 0 : Math.round((Date.parse(today) - Date.parse(used)) / 86_400_000);
  if (days > LONG_UNUSED) found.warnings.push(`${where}: last used ${days} days ago. Make sure that the person is still there.`); // prettier-ignore
}

const split = (email: string): readonly [string, string] => {
  const at = email.lastIndexOf('@');
  return [email.slice(0, at).toLowerCase(), plainDomain(email.slice(at + 1))];
};

/** One address by the book. */
function checkAddress(found: Found, manifest: Manifest, recipient: Recipient, { email, where }: Address, { book, today }: Sending): void {
  const [box, domain] = split(email);
  if (box === '' || !domain.includes('.'))
    return found.hold(`${where} is not an e-mail address.`, 'Correct it.');
  if (isPersonal(domain)) return found.hold(`${where} is a personal mail box.`, 'Use the firm’s secure mail address.');
  if (!book) return;
  if (book.own.domains.some((own) => ['same', 'below'].includes(matchDomain(domain, own)))) return;
  const other = book.others.find((one) => one.email.toLowerCase() === email.toLowerCase());
  if (other) {
    if (other.kind !== recipient.kind) return found.hold(`${where} belongs to another recipient (${other.kind}) than ${formatRecipient(recipient)}.`, 'Send each recipient its own package: what may go differs.');
    return checkUse(found, where, other.used, today);
  }
  const owner = ownerOf(domain, book);
  const ours = [...book.own.domains, ...book.others.map((one) => split(one.email)[1])].map((known) => matchDomain(domain, known));
  const look = owner && LOOKS[owner.match] !== undefined ? owner.match : ours.find((match) => LOOKS[match] !== undefined);
  if (owner && (owner.match === 'same' || owner.match === 'below')) {
    const what = `The firm of ${where[0]?.toLowerCase()}${where.slice(1)}`;
    if (recipient.kind !== 'defence') return found.hold(`${where} is a defence firm’s, and the papers are for ${formatRecipient(recipient)}.`, 'Correct the address.');
    checkActs(found, manifest, recipient.id ?? '', owner.firm, what);
    if (!secureOf(owner.firm).includes(domain)) found.hold(`${where} is the firm’s, but not on secure mail.`, 'Use the firm’s secure address from the address book.');
    const boxes = owner.firm.people.map((person) => ({ ...person, parts: split(person.email) }));
    const known = boxes.find(({ parts }) => parts[0] === box && parts[1] === domain);
    if (known) checkUse(found, where, known.used, today);
    else if (boxes.some(({ parts }) => parts[0] !== box && parts[0].length > 3 && oneSlip(parts[0], box)))
      found.hold(`${where} is one letter away from somebody of that firm in the address book.`, 'Correct the address, or enter the person.');
    else found.warnings.push(`${where}: nobody of that firm in the address book has it.`);
    return;
  }
  if (looksSecure(domain)) return found.hold(`${where} looks like secure mail and is not: the ending is another.`, 'Do not send. Take the address from the address book, and report the look-alike.');
  if (look || mixesAlphabets(domain))
    return found.hold(`${where} looks like an address of the address book and is another (${LOOKS[look ?? 'homoglyph'] ?? ''}).`, 'Do not send. Take the address from the address book, and report the look-alike.');
  found.hold(`${where} is not in the address book.`, 'Make sure whose it is by ringing a number that you know, then enter it.');
} // prettier-ignore

/** Whom a release is for, as far as it was checked: the firm of case.yaml, and every address that the papers would go to. */
export interface CheckedTo {
  readonly firm: string | null;
  readonly addresses: readonly string[];
}

/** The firm and the addresses that `checkRecipient` checks. For the receipt, which goes to them; printed nowhere else. */
export function checkedTo(manifest: Manifest, recipient: Recipient, sending: Sending = {}): CheckedTo {
  const solicitor = recipient.kind === 'defence' ? manifest.people.find(({ id }) => id === recipient.id)?.solicitor : undefined; // prettier-ignore
  const own = solicitor?.email === undefined ? [] : [solicitor.email];
  const all = [...own, ...(sending.addresses ?? []).map(({ email }) => email)];
  return { firm: solicitor?.firm ?? null, addresses: [...new Set(all)] };
}

/** Holds and warnings about whom the package would reach. Without a book only what the manifest alone can tell. */
export function checkRecipient(manifest: Manifest, recipient: Recipient, sending: Sending = {}): RecipientCheck {
  const found = nothingFound();
  const { book } = sending;
  const addresses: Address[] = [...(sending.addresses ?? [])];
  const defendant = recipient.kind === 'defence' ? manifest.people.find((p) => p.id === recipient.id) : undefined;
  const solicitor = defendant?.solicitor;
  if (defendant && solicitor) {
    const shared = manifest.people.filter(
      (p) => p.id !== defendant.id && p.role === 'defendant' && p.solicitor && firmKey(p.solicitor.firm) === firmKey(solicitor.firm),
    );
    if (shared.length > 0) found.hold(`The firm acting for ${defendant.id} also acts for ${shared.map((p) => p.id).join(', ')}.`, 'Ask the firm whether it still acts for both, and correct the solicitor in case.yaml.');
    if (solicitor.email !== undefined) addresses.unshift({ email: solicitor.email, where: `The solicitor’s address for ${defendant.id} in case.yaml` });
  }
  if (defendant && book) checkFirm(found, manifest, defendant.id, book);
  for (const address of addresses) checkAddress(found, manifest, recipient, address, sending);
  return { holds: found.holds, warnings: [...new Set(found.warnings)] };
} // prettier-ignore
