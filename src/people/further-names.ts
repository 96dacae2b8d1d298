// Further names of people of the case: those they give themselves ("At work I am Grace"), those that papers give beside the full
// name, and those under which a phone holds their number. Not here: full names, and pet forms of common names (nicknames.ts).
const LEAD =
  "(?:[Aa]t (?:work|home|school|church|college) (?:I am|I'm|they call me)(?: called| known as)?|(?:[Ee]veryone|[Ee]verybody|[Pp]eople|[Ff]riends|[Mm]y friends|[Pp]atients|[Cc]olleagues|[Tt]hey|[Ff]olks?|[Mm]ost (?:people|folks?)|[Mm]y family|[Tt]he (?:staff|kids|children|girls|lads))(?: (?:in|at|on|round|from|who) \\p{Ll}+(?: \\p{Ll}+){0,2})?(?: all| just| always)? (?:(?:calls?|calling) (?:me|us)|knows? me)(?: as)?|I (?:am|was|'m) (?:known|called)(?: to (?:everyone|my friends|most people|all))?(?: as)?|I'm (?:known|called)(?: as)?|I (?:go by|answer to)(?: the name(?: of)?)?|[Mm]y (?:friends|family|workmates|mates) call me|[Mm]y (?:given|first|English|middle|church|married|maiden|pet|short) name is|[Cc]alled me by my (?:first |middle )?name,?|I use the name(?: of)?)";
const NAMED = new RegExp(
  `(?<![\\p{L}])${LEAD},? ["“']?(?<name>\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?)(?![\\p{L}])`,
  'gu',
);
const NO_NAME = /^(?:Mr|Mrs|Ms|Miss|Dr|The|A|An|And|Over|Not|In|At|On|I|He|She|It|British|English|Muslim|Mum|Dad|Nan|Sir|Doctor|Nurse|Sister)\b/u; // prettier-ignore

/** The further names that the maker of a statement gives, in order, once each. */
export function selfNamed(text: string): string[] {
  const prose = text.replace(/[’‘]/g, "'").replace(/\s+/g, ' ');
  const names = [...prose.matchAll(NAMED)].map((match) => (match.groups?.['name'] ?? '').replace(/'s?$/, ''));
  return [...new Set(names)].filter((name) => name.length > 2 && !NO_NAME.test(name));
}

/** One paper as it is searched for further names, made once however many people are looked for. */
interface Paper {
  readonly text: string;
  readonly prose: string;
  readonly small: string;
  /** Somebody is called something somewhere. */
  readonly calls: boolean;
  readonly digits: string;
}
let paper: Paper | undefined;

function paperOf(text: string): Paper {
  if (paper?.text === text) return paper;
  const prose = text.replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ');
  paper = {
    text,
    prose,
    small: prose.toLowerCase(),
    calls: new RegExp(CALLED, 'u').test(prose),
    digits: text.replace(/\D/g, ''),
  };
  return paper;
}

const CALLED = String.raw`(?:(?:is |was |who is |also )?(?:known|called)(?: to \p{L}+)? as|a\.?k\.?a\.?|nicknamed|street name|alias|who goes by|goes by|calls (?:him|her)self)`;
const NICK = String.raw`["'“]?(?<name>\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?)(?![\p{L}])`;

/** The further names that a paper gives to somebody whose full name is `full`: "Lee GRADY, known as Spider", 'Lee "Spider" Grady'. */
export function namedBeside(text: string, full: string): string[] {
  const words = full.replace(/^(?:Mr|Mrs|Ms|Miss|Dr|Mx)\.? /, '').split(/\s+/);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || words.length < 2 || last.length < 3) return [];
  const { prose, small, calls } = paperOf(text);
  if (!small.includes(last.toLowerCase())) return [];
  const [a, b] = [first, last].map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const found: RegExpExecArray[] = [];
  const search = (pattern: string): void => void found.push(...prose.matchAll(new RegExp(pattern, 'gu')));
  if (calls) search(String.raw`(?<![\p{L}])(?i:${b ?? ''})(?:,| \(|,? who is|,? is)? ?${CALLED}:? ${NICK}`);
  if (['"', "'", '('].some((mark) => small.includes(`${first.toLowerCase()} ${mark}`)))
    search(String.raw`(?<![\p{L}])(?i:${a ?? ''}) ["'(](?<name>\p{Lu}[\p{L}-]{2,14})["')] (?i:${b ?? ''})(?![\p{L}])`);
  const names = found.map((match) => match.groups?.['name'] ?? '');
  return [...new Set(names)].filter((name) => name.length > 2 && !NO_NAME.test(name));
}

/** The words with which every row behind `number` begins, where at least two do: in such a table the contact follows the number. */
function namesBehind(text: string, number: string): string[] {
  const rows = [...text.matchAll(new RegExp(String.raw`(?:\+?44 ?\(?0?\)?|0)${number}[\t ,:()-]{1,4}(?<words>[^\n]{2,60})`, 'gu'))].map(
    (match) => (match.groups?.['words'] ?? '').split(/\s+/),
  );
  const [first = []] = rows;
  let same = 0;
  while (same < 3 && rows.every((words) => words[same] !== undefined && words[same] === first[same])) same++;
  const name = first.slice(0, same).join(' ');
  return rows.length > 1 && /^\p{Lu}[\p{L}'’-]{2,}(?: \p{Lu}[\p{L}'’-]*)*$/u.test(name) ? [name] : [];
} // prettier-ignore

const OWNER =
  /(?<![\p{L}])(?<name>\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]*)?) \((?:(?:phone|handset|device|account)(?:'s)? )?owner\)/gu;

/** What a chat of a phone calls the phone's owner: "participants: Daz P (owner); …". */
export const ownerNamed = (text: string): string[] => [
  ...new Set([...text.matchAll(OWNER)].map((match) => match.groups?.['name'] ?? '').filter((name) => name.length > 2)),
];

/** What a phone calls the holder of `phone` (the words before the number in a row): "Spider 07700 900123". */
export function savedAs(text: string, phone: string): string[] {
  const digits = phone.replace(/\D/g, '').replace(/^44/, '0');
  if (digits.length < 10 || !paperOf(text).digits.includes(digits.replace(/^0/, ''))) return [];
  const number = [...digits.replace(/^0/, '')].join('[ -]?');
  const behind = namesBehind(text, number);
  const rows = text.matchAll(
    new RegExp(
      String.raw`(?<=[\t\n|]|\s{2}|\b(?:In|Out|IN|OUT|Incoming|Outgoing|Sent|Received)\s)(?<name>\p{L}[\p{L}'’]{2,14}(?: \p{Lu}[\p{L}'’]{0,14})?)(?: \(\p{L}+\))?[\t ,:(]{1,6}(?:\+?44 ?\(?0?\)?|0)${number}(?!\d)`,
      'gu',
    ),
  );
  const found = [...behind, ...[...rows].map((match) => match.groups?.['name'] ?? '')];
  return [...new Set(found)].filter(
    (name) =>
      !/^\p{Lu}{4,}$/u.test(name) &&
      !/^(?:in|out|sent|received|incoming|outgoing|call|calls|text|sms|missed|the|and|from|to|number|phone|mobile|tel|party|unknown|mob|msisdn|phone no|contact|imsi|ccid|whatsapp|video|voice|mum|mam|mom|dad|nan|gran|sis|bro|work|home|me|self|owner)$/i.test(
        name,
      ),
  );
}

/**
 * May `short`, which is no given name of its own, be a pet form of `given`: the same two first letters and a pet ending
 * ("Costi" of Constantin, "Kasia" of Katarzyna, "Zosia" of Zofia)?
 */
export function isPetForm(short: string, given: string): boolean {
  const [s, g] = [short.toLowerCase(), given.toLowerCase()];
  return (
    s.length >= 3 && s.length <= 7 && s.length <= g.length && s !== g && s.slice(0, 2) === g.slice(0, 2) && PET_ENDING.test(s)
  );
} // prettier-ignore
const PET_ENDING = /(?:i|y|ie|o|u|us|ko|ka|[csz]h?i?a|ek|ik|usz|uta|ita|ica|ic[aă]|el|zz|zza|z)$/u;

/** Is `short` an everyday cut of the given name `given` ("Tope" of Temitope, "Immy" of Imogen)? From four letters on, or its beginning. */
export function isCutOf(short: string, given: string): boolean {
  const [s, g] = [short.toLowerCase(), given.toLowerCase()];
  if (s.length < 3 || s === g || g.length <= s.length) return false;
  if (g.startsWith(s) || (s.length >= 4 && g.endsWith(s))) return true;
  const stem = s.replace(/(?:ie|y|s|z|o)$/, '');
  const bare = stem.replace(/(.)\1$/, '$1');
  return bare.length >= 2 && bare.length < s.length && g.startsWith(bare) && /(?:ie|y)$/.test(s);
}
