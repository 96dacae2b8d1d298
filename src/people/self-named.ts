// What people say they are called: "At work I am Grace", "everyone calls me Tope", "I am known as Stan". A further name of
// whoever makes the statement. Not here: names that others give them.
const LEAD =
  "(?:[Aa]t (?:work|home|school|church|college) (?:I am|I'm|they call me)(?: called| known as)?|(?:[Ee]veryone|[Ee]verybody|[Pp]eople|[Ff]riends|[Mm]y friends|[Pp]atients|[Cc]olleagues|[Tt]hey|[Ff]olk|[Mm]ost people|[Mm]y family|[Tt]he (?:staff|kids|children|girls|lads))(?: all)? (?:calls?|knows?) me(?: as)?|I (?:am|was|'m) (?:known|called)(?: to (?:everyone|my friends|most people|all))?(?: as)?|I'm (?:known|called)(?: as)?|I (?:go by|answer to)(?: the name(?: of)?)?|[Mm]y (?:friends|family|workmates|mates) call me|[Mm]y (?:given|first|English|middle|church|married|maiden|pet|short) name is|[Cc]alled me by my (?:first |middle )?name,?|I use the name(?: of)?)";
const NAMED = new RegExp(`(?<![\\p{L}])${LEAD},? ["“']?(?<name>\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?)(?![\\p{L}])`, 'gu');
const NO_NAME = /^(?:Mr|Mrs|Ms|Miss|Dr|The|A|An|And|Over|Not|In|At|On|I|He|She|It|British|English|Muslim|Mum|Dad|Nan|Sir|Doctor|Nurse|Sister)\b/u; // prettier-ignore

/** The further names that the maker of a statement gives, in order, once each. */
export function selfNamed(text: string): string[] {
  const prose = text.replace(/[’‘]/g, "'").replace(/\s+/g, ' ');
  const names = [...prose.matchAll(NAMED)].map((match) => (match.groups?.['name'] ?? '').replace(/'s?$/, ''));
  return [...new Set(names)].filter((name) => name.length > 2 && !NO_NAME.test(name));
}
