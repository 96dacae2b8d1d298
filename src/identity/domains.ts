// Mail domains compared: the same, a subdomain, or one made to look the same (homoglyphs, one edit, hyphen, other ending, the
// name inside another domain). Not here: which domains are right (book.ts), what follows (recipient.ts).
import { domainToUnicode } from 'node:url';
import { oneSlip } from './numbers.ts';

/** How a domain stands to a known one. */
export type DomainMatch =
  | 'same'
  /** Below the known one, so run by the same people. */
  | 'below'
  /** Other letters that look alike: Cyrillic а, 0 for o, rn for m. */
  | 'homoglyph'
  /** One letter changed, lost, added, or two swapped. */
  | 'edit'
  /** Only hyphens or dots differ. */
  | 'hyphen'
  /** The same name under another ending. */
  | 'suffix'
  /** The known name inside another domain: "firm.example.evil.example", "firm-law.example". */
  | 'inside'
  | 'other';

/** Endings of two labels under which names are given out. */
const SUFFIXES = 'co.uk org.uk ac.uk gov.uk police.uk ltd.uk plc.uk me.uk net.uk sch.uk nhs.uk mod.uk com.au co.nz co.in com.mt'.split(' '); // prettier-ignore
/** Secure mail of the criminal justice system: the firm's own domain stands before it. */
export const SECURE = 'cjsm.net';

const LOOKS: Readonly<Record<string, string>> = {
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', у: 'y', і: 'i', ј: 'j', ѕ: 's', ԁ: 'd', һ: 'h', ӏ: 'l', к: 'k', в: 'b', м: 'm', т: 't', н: 'h', п: 'n', ո: 'n',
  α: 'a', ο: 'o', ν: 'v', ρ: 'p', τ: 't', υ: 'u', ι: 'i', κ: 'k', ε: 'e', ı: 'i', ł: 'l', ø: 'o', đ: 'd', ß: 'b', ɡ: 'g', ʟ: 'l',
  '0': 'o', '1': 'l', '3': 'e', '5': 's', '|': 'l', '$': 's',
}; // prettier-ignore

/** Small letters, without the last dot; xn-- forms read as what they show. */
export function plainDomain(domain: string): string {
  const small = domain.trim().toLowerCase().replace(/\.$/, '');
  return /(?:^|\.)xn--/.test(small) ? domainToUnicode(small) || small : small.normalize('NFC');
}

/** What a hurried reader sees: look-alike letters, accents and pairs of letters made one. */
export const skeleton = (text: string): string =>
  [...text.normalize('NFKD').replace(/\p{M}/gu, '')]
    .map((mark) => LOOKS[mark] ?? mark)
    .join('')
    .replace(/[i!]/g, 'l')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/cl/g, 'd');

/** Letters of two alphabets within one label: nobody registers that in good faith. */
export const mixesAlphabets = (domain: string): boolean =>
  plainDomain(domain)
    .split('.')
    .some((label) => /[a-z]/.test(label) && /\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Armenian}/u.test(label));

interface Parts {
  /** The label under which it is registered. */
  readonly name: string;
  readonly suffix: string;
  /** Name and ending. */
  readonly registered: string;
}

/** A domain in parts; the secure network's ending counts as no ending: "firm.example.cjsm.net" is firm.example, secure. */
function partsOf(domain: string): Parts {
  const labels = domain.replace(new RegExp(`\\.${SECURE.replace('.', '\\.')}$`), '').split('.');
  const two = labels.slice(-2).join('.');
  const length = labels.length > 2 && SUFFIXES.includes(two) ? 2 : 1;
  const suffix = labels.slice(-length).join('.');
  const name = labels.at(-length - 1) ?? '';
  return { name, suffix, registered: `${name}.${suffix}` };
}

/** Is it an address on the secure network? */
export const isSecure = (domain: string): boolean => plainDomain(domain).endsWith(`.${SECURE}`);

/** Names shorter than this are one edit from too many others. */
const LEAST = 4;

/** How `domain` stands to a `known` one. */
export function matchDomain(domain: string, known: string): DomainMatch {
  const [a, b] = [plainDomain(domain), plainDomain(known)];
  if (a === b) return 'same';
  if (a.endsWith(`.${b}`)) return 'below';
  if (skeleton(a) === skeleton(b)) return 'homoglyph';
  const [x, y] = [partsOf(a), partsOf(b)];
  const squash = (text: string): string => text.replace(/[-.]/g, '');
  if (squash(a) === squash(b) || (squash(x.name) === squash(y.name) && x.suffix === y.suffix && x.name !== y.name))
    return 'hyphen';
  if (a !== b && x.registered === y.registered) return isSecure(a) === isSecure(b) ? 'below' : 'suffix';
  if (y.name.length >= LEAST && x.name === y.name) return 'suffix';
  if (y.name.length >= LEAST && skeleton(x.name) === skeleton(y.name)) return 'homoglyph';
  if (oneSlip(a, b) || (y.name.length >= LEAST && oneSlip(x.name, y.name))) return 'edit';
  const inside = a.split('.').some((label) => label === y.name || label.split('-').includes(y.name));
  if (y.name.length > LEAST && (a.startsWith(`${b}.`) || inside || (y.name.length >= 7 && x.name.includes(y.name))))
    return 'inside';
  return 'other';
}

/** Is it one of the endings of the secure network misspelt ("cjsm.com", "csjm.net")? */
export function looksSecure(domain: string): boolean {
  const plain = plainDomain(domain);
  if (plain.endsWith(`.${SECURE}`) || plain === SECURE) return false;
  const labels = plain.split('.');
  return [2, 3].some((n) => {
    const [name = '', ...ending] = labels.slice(-n);
    return ending.join('.') === 'net' ? name !== 'cjsm' && (oneSlip(name, 'cjsm') || skeleton(name) === skeleton('cjsm') || /cjsm/.test(name)) : name === 'cjsm'; // prettier-ignore
  });
}

const PERSONAL = new Set('gmail googlemail hotmail outlook live msn yahoo ymail rocketmail icloud me mac aol btinternet btopenworld sky virginmedia talktalk ntlworld blueyonder tiscali plusnet proton protonmail pm gmx mail zoho fastmail tutanota tuta yandex qq'.split(' ')); // prettier-ignore
const PERSONAL_ENDINGS = /^(?:com|net|co\.uk|uk|org|me|de|fr|ie|pl|ro|it|es|ru|email|eu|cn|co\.in|in)$/;

/** A mail box of a provider that anybody can have. */
export function isPersonal(domain: string): boolean {
  const { name, suffix } = partsOf(plainDomain(domain));
  return PERSONAL.has(name) && PERSONAL_ENDINGS.test(suffix);
}
