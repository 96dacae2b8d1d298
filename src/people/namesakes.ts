// People who share a surname with somebody of the case and are named by a given name that no list holds: "Plamen Kolev, nephew
// of Dimitar Kolev". Without them the surname alone would be taken for the one who is known. Not here: names that lists know.
import { distance, type DocumentType } from '../model/index.ts';
import type { Draft } from './drafts.ts';
import { isCutOf, isPetForm } from './further-names.ts';
import { opensLabel } from './labels.ts';
import type { Spot, Spots } from './names-found.ts';
import { sameGivenName, soundOf } from './nicknames.ts';
import { isRank, relationOf, sexOfTitle } from './titles.ts';
import type { Token } from './tokens.ts';
import { isThing } from './shape.ts';
import { isCommon, MONTH_NAMES, PERSON_VERBS, WORD_NAMES } from './words.ts';

/** Shorter surnames and those that are words or given names too tell too little. */
const LEAST_SURNAME = 4;
const LEAST_GIVEN = 3;
/** Papers whose lists put the surname first. */
const LISTS: ReadonlySet<DocumentType> = new Set<DocumentType>(['PNC', 'MG16']);

/** May the word be a form of the given name, misspelt, cut or misread? Then nothing says that it is somebody else. */
const mayBe = (word: string, given: string): boolean =>
  given.length < 2 ||
  word.charAt(0) === given ||
  sameGivenName(word, given) ||
  soundOf(word) === soundOf(given) ||
  isCutOf(word, given) ||
  isPetForm(word, given) ||
  word.slice(0, 3) === given.slice(0, 3) ||
  distance(word, given) <= (word.length > 6 ? 2 : 1);

/** Words that are names elsewhere, but not before a surname. */
const NO_GIVEN = /^(?:will|may|can|do|young|old|little|big|good|poor|both|dear|last|major)$/;

/** Is the token a word that may be a given name nobody listed: a capital, no title, rank, relation, place or common word? */
function mayName({ key, shape, caps }: Token, next: Token, listed: boolean): boolean {
  if (key.length < LEAST_GIVEN || (shape !== 'T' && !(listed && shape === 'U'))) return false;
  if (sexOfTitle(key) !== undefined || isRank(key) || relationOf(key) !== undefined || opensLabel(key)) return false;
  if (listed) return true;
  // "Dale TRANTER": a word that is a given name too, before a surname as police write it.
  if (WORD_NAMES.has(key) && next.shape === 'U' && !next.caps) return !NO_GIVEN.test(key) && !PERSON_VERBS.has(key);
  return !caps && !isCommon(key) && !WORD_NAMES.has(key) && !MONTH_NAMES.has(key) && !isThing(key);
}

/** Names of two words whose surname is that of one of `drafts` and whose given name is none of theirs, where no list finds them. */
export function namesakes({ tokens, people, officers }: Spots, drafts: readonly Draft[], type: DocumentType): Spot[] {
  const bearers = new Map<string, Draft[]>();
  for (const draft of drafts)
    for (const { surname, organisation } of draft.parsed) {
      const last = surname.at(-1);
      if (organisation || last === undefined || last.length < LEAST_SURNAME || isCommon(last) || WORD_NAMES.has(last)) continue;
      bearers.set(last, [...(bearers.get(last) ?? []), draft]);
    }
  const taken = [...people, ...officers.map(({ start, end }) => ({ from: start, to: end }))];
  const found: Spot[] = [];
  const put = (first: Token, last: Token, word: Token, surname: Token, cue: Spot['cue']): void => {
    const owners = bearers.get(surname.key) ?? [];
    const isTheirs = owners.some(({ parsed }) =>
      parsed.some((name) => [...name.given, ...name.surname, ...name.other].some((own) => mayBe(word.key, own))),
    );
    if (owners.length === 0 || isTheirs || taken.some(({ from, to }) => from < last.to && first.from < to)) return;
    const [a, b] = [word.raw, surname.raw];
    found.push({ from: first.from, to: last.to, text: cue === 'reversed' ? `${b}, ${a}` : `${a} ${b}`, cue });
  };
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1];
    if (next === undefined) break;
    if (next.gap === ' ' && (next.shape === 'T' || next.shape === 'U') && bearers.has(next.key) && mayName(token, next, false)) put(token, next, token, next, 'full');
    if (LISTS.has(type) && next.gap === ', ' && token.shape === 'U' && bearers.has(token.key) && mayName(next, token, true)) put(token, next, next, token, 'reversed');
  }
  return found;
} // prettier-ignore
