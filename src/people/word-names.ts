// Does a word that is also a name ("Rose", "Mark", "Will", "April") stand here as a name? Judged by its neighbours. Not
// here: names that are no words.
import { isForename, namesThing } from './shape.ts';
import { relationOf, sexOfTitle } from './titles.ts';
import type { Token } from './tokens.ts';
import { isCommon, MONTH_NAMES, PERSON_VERBS, SENTENCE_WORDS } from './words.ts';

/** Does a word that is also a name ("Rose", "Mark", "Will") stand here as a name? Judged by what is next to it. */
export function wordNameStands(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  const before = tokens[at - 1];
  if (token === undefined || (token.shape !== 'T' && token.shape !== 'U')) return false;
  if (namesThing(tokens, at + 1)) return false;
  const follower = next !== undefined && /^[ ]$/.test(next.gap) ? next.key : '';
  const possessive = next !== undefined && /^['’]s\b/i.test(next.gap);
  const acts = PERSON_VERBS.has(follower) && next?.shape === 'l';
  // A line that only wraps does not begin a sentence.
  const wraps = /^ ?\n ?$/.test(token.gap) && before?.shape === 'l';
  const previous = token.gap === ' ' || wraps ? (before?.key ?? '') : '';
  const starts = token.opens || (token.line && !wraps);
  // A single word in quotation marks is what somebody is called.
  const quoted = /["“‘']$/.test(token.gap) && next !== undefined && /^["”’']/.test(next.gap) && !possessive;
  if (quoted && token.shape === 'T') return !MONTH_NAMES.has(token.key) || isForename(token.key);
  // "Stockport to Hope", "Chinley, Edale, Hope": stations and towns in a row.
  const place = tokens[at - (token.gap === ', ' ? 1 : 2)];
  if (/^(to|from|via|at|near|towards)$/.test(previous) || token.gap === ', ') {
    if (
      place !== undefined &&
      place.shape === 'T' &&
      !place.opens &&
      !isForename(place.key) &&
      sexOfTitle(place.key) === undefined &&
      relationOf(place.key) === undefined
    )
      return false;
  }
  // Alone on its line: a greeting, or the name under a message.
  if (
    (token.line || /: $/.test(token.gap)) &&
    !token.caps &&
    (next === undefined || /^,?\s*\n/.test(next.gap)) &&
    isForename(token.key)
  )
    return true;
  if (MONTH_NAMES.has(token.key)) {
    // "He would send it to April", "I spoke to May".
    const given =
      previous === 'to' &&
      /^(says|said|it|spoke|speak|said|talk|talked|gave|them|that|listen|listened|happened)$/.test(
        tokens[at - 2]?.key ?? '',
      );
    if (given) return next === undefined || next.shape !== 'n';
    if (
      /^(in|last|next|since|until|till|by|early|late|mid|of|this|each|every|from|during|before|on|and|or|to|about|around|end|the|a|my|our|your|come)$/.test(
        previous,
      )
    )
      return false;
    if (before?.shape === 'n' && token.gap.length < 3) return false;
    if (next?.shape === 'n' && next.gap.length < 3) return false;
    // "April has asked to park elsewhere".
    if (/^(has|had)$/.test(follower) && /^(asked|told|said|agreed|given|seen|taken|refused|signed)$/.test(tokens[at + 2]?.key ?? '')) return true; // prettier-ignore
    if (/^(is|was|will|has|of|and|or|the|last|this|holidays|term|camp|coming)$/.test(follower) && !possessive)
      return false;
    return !starts || (acts && !/^(would|could|come|came|went|has|had|does|did|put)$/.test(follower));
  }
  if (
    /^(the|a|an|this|that|these|some|any|no|of|in|at|my|your|our|his|her|their|s)$/.test(previous) &&
    !possessive &&
    !(previous === 'that' && acts)
  )
    return false;
  // "Hope of Flat 2" lives there.
  if (follower === 'of')
    return /^(?:flat|number|no|\d+[a-z]?)$/.test(tokens[at + 2]?.key ?? '') && isForename(token.key);
  if (!starts)
    return !(
      before?.shape === 'T' &&
      token.gap === ' ' &&
      !before.opens &&
      !isCommon(before.key) &&
      sexOfTitle(before.key) === undefined &&
      !isForename(before.key)
    );
  if (possessive) return true;
  if (!SENTENCE_WORDS.has(token.key) && isForename(token.key)) return true;
  if (acts && !(isModal(token.key) && /^(and|put|made|took|got|had|did|come)$/.test(follower))) return true;
  // "Mark, I did not sleep": an address to somebody.
  return (
    next !== undefined &&
    /^, ?\n?$/.test(next.gap) &&
    isForename(token.key) &&
    ((next.shape === 'T' && isForename(next.key)) ||
      /^(i|i'm|im|ive|can|could|did|do|please|thank|thanks|you|we|it|just|as|sorry)$/.test(next.key))
  );
}

const isModal = (key: string): boolean =>
  key === 'will' || key === 'may' || key === 'grant' || key === 'hope' || key === 'mark';
