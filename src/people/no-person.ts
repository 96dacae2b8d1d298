// Names that are nobody's: a pub ("in the Plough", "Y Plough"), an animal ("a dog called Tyson"), a body written short
// ("Rotherham MBC"), a business ("a place called Fone Haven"). Told by the words right before. Not here: firms by the word
// that follows ("Gooch & Sons", shape.ts), shops with a person's name (detect/names/premises.ts).
import type { Spot } from './names-found.ts';

const ARTICLE = /(?:^|[\s("“'‘])(?:the|The|THE|[Yy]r?) ["“'‘]?$/u;
/** Behind these words the article belongs to people: "the Pugh boy", "the Hussain family". */
const KIN =
  /^['’]?s?\s(?:famil(?:y|ies)|boys?|girls?|lads?|lass(?:es)?|brothers?|sisters?|twins|kids?|children|sons?|daughters?|couple|household|lot|clan|cousins?|parents)\b/iu;
const ANIMAL =
  'dogs?|cats?|horse|pony|parrot|budgie|bird|rabbit|puppy|pup|kitten|bitch|terrier|labrador|lab|collie|spaniel|bully|lurcher|staffie|staffy|staffordshire|alsatian|shepherd|retriever|poodle|cockapoo|whippet|greyhound|husky|rottweiler|mastiff|pug|beagle|mare|gelding|stallion|foal|heifer|cow|bull|ewe|ram|goat|ferret|hamster|guinea pig|tortoise|pigeon|cockerel|hen';
const PET = new RegExp(
  `\\b(?:${ANIMAL})(?:,? (?:\\p{Ll}+ ){0,2}(?:called|named|known as|name of|name is|names? was|answers to)|,| is| was|:)? ["“'‘]?$`,
  'iu',
);
/** "The man with the dog was called …": the man is. */
const OWNER =
  /\b(?:man|woman|lady|lad|girl|boy|bloke|male|female|owner|person|chap|guy)\b[^.]{0,20}\b(?:with|of|had|walking|holding)\b/iu;
const BODY = /\s(?:MBC|CBC|CCG|NHS|BC|CC|DC|MDC|LBC|UHB|HSCP|ICB|LLP|PLC|CIC|FC|RFC|AFC)$/u;

/** "a place called Fone Haven", "my shop Fone Haven". */
const CALLED_PREMISES =
  /\b(?:place|shop|stores?|caf[eé]|pub|bar|salon|takeaway|company|firm|business|restaurant|club|hotel|garage|gallery|charity|app|website|boat|ship|horsebox|estate)(?:,? (?:called|named|known as|by the name of|trading as))? ["“'‘]?$/iu;
/** "at Fone Haven, 203 City Road": a business at its address; nobody is *at* a person's full name. */
const AT_ADDRESS = /\b(?:at|outside|inside|into|near|opposite|next to) $/iu;
const ADDRESS_AFTER = /^, (?:Unit )?\d{1,4}[A-Za-z]?(?:[-–]\d{1,4})?,? \p{Lu}/u;

/** Is what reads like a name at `spot` of `text` a place's, an animal's or a body's? */
export function isNoPerson(text: string, { from, to, title, relation, cue, label }: Spot): boolean {
  const own = text.slice(from, to);
  if (BODY.test(own)) return true;
  if (title !== undefined || label !== undefined || relation !== undefined) return false;
  const before = text.slice(Math.max(0, from - 48), from).replace(/\s+/g, ' ');
  if (CALLED_PREMISES.test(before) || (AT_ADDRESS.test(before) && ADDRESS_AFTER.test(text.slice(to, to + 24))))
    return true;
  if (cue !== 'sender' && !/ /.test(own) && PET.test(before) && !OWNER.test(before)) return true;
  if (/^[Yy]r? \p{Lu}\p{Ll}+$/u.test(own)) return true;
  return !/\s/.test(own) && ARTICLE.test(before) && !KIN.test(text.slice(to, to + 24));
}
