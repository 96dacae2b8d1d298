// What the passage tagger sees of a clause: its words and their classes, who it is about (by the roster), tense, the kind of
// paper, a little of its neighbours. Hashed to small numbers; integers only.
import type { Roster } from '../../people/index.ts';
import { readView } from '../names/read.ts';
import { proseOf } from '../context/prose.ts';
import type { View } from '../view.ts';
import { clausesOf, type Clause } from './clauses.ts';
import { classesOf } from './lexicon.ts';

export const FEATURE_BITS = 17;
export const FEATURES = 1 << FEATURE_BITS;

/** FNV-1a, folded to FEATURE_BITS. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> (32 - FEATURE_BITS);
}

/** A clause ready to be judged. */
export interface Seen {
  readonly clause: Clause;
  readonly features: readonly number[];
}

const PAST = new Set('was were had went said told came saw heard took got gave made ran left stood put felt knew thought kept held threw hit began fell drove rang sent spoke broke stole wore sat found'.split(' ')); // prettier-ignore
const PRESENT = new Set("is are am i'm he's she's it's we're they're has have i've we've do does don't doesn't live lives work works go goes get gets come comes keep keeps take takes know knows think want wants need needs like run runs teach teaches drive drives look looks sing sings play plays walk walks use uses stay stays can can't cannot will won't shall".split(' ')); // prettier-ignore
const PERSON = new Set("i i'm i've i'd i'll me my mine myself we we're we've our ours us he he's him his she she's her hers they they're their them you your it its it's there this that".split(' ')); // prettier-ignore

interface Word {
  readonly at: number;
  readonly text: string;
  readonly low: string;
  readonly classes: readonly string[];
}

const ROLE: Readonly<Record<string, string>> = { defendant: '@DEF', victim: '@VIC', witness: '@WIT', officer: '@OFF', child: '@KID', professional: '@PRO', 'third-party': '@3RD' }; // prettier-ignore

function wordsOf(view: View, clause: Clause, named: ReadonlyMap<number, string>): Word[] {
  const text = proseOf(view).text.slice(clause.from, clause.to);
  const loud = !/\p{Ll}/u.test(text);
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’.:/-][\p{L}\p{N}]+)*/gu)) {
    const at = clause.from + match.index;
    const raw = match[0];
    const low = raw.toLowerCase().replaceAll('’', "'");
    const role = named.get(at);
    const classes: string[] = [];
    if (role !== undefined) classes.push(role);
    else if (/^\d/.test(low)) classes.push(/^\d{1,2}[:.]\d\d/.test(low) ? '#TIME' : /^(?:19|20)\d\d$/.test(low) ? '#YEAR' : '#NUM'); // prettier-ignore
    else if (/\d/.test(low)) classes.push('#CODE');
    else {
      classes.push(...classesOf(low));
      if (classes.length === 0 && !loud && words.length > 0 && /^\p{Lu}/u.test(raw) && !PERSON.has(low)) classes.push('#CAP');
    }
    words.push({ at, text: raw, low, classes });
  }
  return words;
} // prettier-ignore

/** Every clause of a view with its features. */
export function seeClauses(view: View, roster: Roster): Seen[] {
  const named = new Map<number, string>();
  const { named: people, about } = readView(view, roster);
  for (const { from, to, person } of people)
    for (const word of view.text.slice(from, to).matchAll(/[\p{L}\p{N}]+(?:['’.:/-][\p{L}\p{N}]+)*/gu))
      named.set(from + word.index, person.id === about ? '@SELF' : (ROLE[person.role] ?? '@3RD'));
  const standing = roster.people.find((person) => person.id === about)?.role ?? 'nobody';
  const clauses = clausesOf(view);
  const words = clauses.map((clause) => wordsOf(view, clause, named));
  const bags = words.map((list) => new Set(list.flatMap(({ classes }) => classes)));
  return clauses.map((clause, i) => {
    const own = words[i] ?? [];
    const features = new Set<number>();
    const put = (name: string): void => void features.add(hash(name));
    const form = own.map(({ low, classes }) => (classes[0] === undefined ? low : classes[0]));
    let past = 0;
    let present = 0;
    let who = 'none';
    let verb = '';
    for (const [at, { low, classes }] of own.entries()) {
      if (!classes.some((one) => one.startsWith('@') || one.startsWith('#'))) put(`w ${low}`);
      for (const one of classes) put(`c ${one}`);
      const isPast = PAST.has(low) || (/[^e]ed$/.test(low) && low.length > 4);
      if (isPast) past++;
      if (PRESENT.has(low)) present++;
      if (who === 'none' && (PERSON.has(low) || classes[0]?.startsWith('@') === true || classes.includes('KIN'))) who = classes[0] ?? low;
      else if (verb === '' && who !== 'none' && (isPast || PRESENT.has(low))) verb = isPast ? 'PAST' : low;
      const next = own[at + 1];
      if (next !== undefined) {
        put(`b ${low} ${next.low}`);
        put(`m ${form[at] ?? ''} ${form[at + 1] ?? ''}`);
        for (const a of classes.length === 0 ? [low] : classes) for (const b of next.classes) put(`m ${a} ${b}`);
      }
      if (at + 2 < own.length) put(`t ${form[at] ?? ''} ${form[at + 1] ?? ''} ${form[at + 2] ?? ''}`);
    }
    const tense = past > 0 && present > 0 ? 'both' : past > 0 ? 'past' : present > 0 ? 'present' : 'bare';
    put('bias');
    put(`tense ${tense}`);
    put(`who ${who} ${tense}`);
    put(`who ${who} ${verb}`);
    put(`type ${view.type}`);
    put(`type ${view.type} ${tense}`);
    put(`about ${standing} ${tense}`);
    put(`size ${own.length < 4 ? 's' : own.length < 8 ? 'm' : own.length < 16 ? 'l' : 'x'}`);
    put(`first ${form[0] ?? ''}`);
    put(`first ${form[0] ?? ''} ${form[1] ?? ''}`);
    put(`last ${form.at(-1) ?? ''}`);
    const bag = bags[i] ?? new Set<string>();
    for (const one of bag) {
      put(`ct ${one} ${tense}`);
      put(`cd ${one} ${standing} ${view.type === 'MG11' || view.type === 'VPS' ? 'own' : view.type}`);
      put(`cw ${one} ${who}`);
    }
    const all = [...bag].sort();
    for (let a = 0; a < all.length; a++) for (let b = a + 1; b < all.length; b++) put(`cc ${all[a] ?? ''} ${all[b] ?? ''}`);
    for (const step of [-1, 1]) {
      const near = clauses[i + step];
      if (near === undefined || Math.abs(near.sentence - clause.sentence) > 1) continue;
      for (const one of bags[i + step] ?? []) put(`n${step < 0 ? 'b' : 'a'} ${one}`);
    }
    return { clause, features: [...features].sort((a, b) => a - b) };
  });
} // prettier-ignore
