// Marks officers: rank with number or name, collar numbers beside their labels, call signs. Not here: an officer's
// forename in a letter, which is a mention of the roster like any other.
import type { Person } from '../../model/index.ts';
import { agreeOfficer, isCallSign, isRank, parseName, type Spots, type Token } from '../../people/index.ts';
import type { Hit } from '../recogniser.ts';
import type { View } from '../view.ts';
import { namesOf } from './borne.ts';
import { misreadRank } from './near.ts';

const COLLAR_LABELS = new Set([
  'operator',
  'collar',
  'warrant',
  'shoulder',
  'by',
  'printed',
  'officer',
  'oic',
  'pnb',
  'btp',
  'badge',
  'user',
  'requested',
  'userid',
  'op',
]);
const LOGS = new Set(['CAD', 'PNC', 'CUSTODY', 'NOTEBOOK', 'EXHIBIT', 'MG11', 'MG12', 'MG16', 'MG5', 'MG6C']);

/** The officers of a view. */
export function findOfficers(view: View, spots: Spots, people: readonly Person[]): Hit[] {
  const officers = people.filter((person) => person.role === 'officer');
  const hits: Hit[] = [];
  for (const spot of spots.officers) {
    const name = parseName(spot.text.replace(/^[A-Z]{1,3}\d{2,3} (?=[A-Z])/, ''));
    const fits = officers.filter((person) => namesOf(person).some((known) => agreeOfficer(known, name)));
    hits.push(
      officerHit(spot.start, spot.end, fits.length === 1 ? fits[0] : undefined, 'a rank with a number or a name'),
    );
  }
  hits.push(...byCollar(spots, officers));
  if (LOGS.has(view.type)) hits.push(...byNumber(view, spots.tokens, officers), ...callSigns(view, spots));
  return hits.sort((a, b) => a.from - b.from);
}

function officerHit(from: number, to: number, person: Person | undefined, says: string): Hit {
  return {
    from,
    to,
    category: 'officer',
    ...(person === undefined ? {} : { whose: person.id }),
    evidence: [
      { kind: 'shape', says, weight: 2 },
      ...(person === undefined ? [] : [{ kind: 'roster' as const, says: 'an officer of the case', weight: 3 }]),
    ],
    traits: ['officer', ...(person !== undefined && person.source !== 'manifest' ? ['learnt'] : [])],
  };
}

/** The collar numbers of the case's officers, digits only. */
function collarsOf(officers: readonly Person[]): Map<string, Person> {
  const collars = new Map<string, Person>();
  for (const person of officers)
    for (const name of namesOf(person))
      if (name.collar !== undefined) collars.set(name.collar.replace(/\D/g, ''), person);
  return collars;
}

/** "OC 2280", "pc 21174": a rank misread or written small, beside the collar number of an officer of the case. */
function byCollar({ tokens, officers: found }: Spots, officers: readonly Person[]): Hit[] {
  const collars = collarsOf(officers);
  if (collars.size === 0) return [];
  const hits: Hit[] = [];
  tokens.forEach((token, i) => {
    const rank = tokens[i - 1];
    const person = token.shape === 'n' ? collars.get(token.key.replace(/\D/g, '')) : undefined;
    if (person === undefined || rank === undefined || token.key.length < 3 || !/^[ \n]$/.test(token.gap)) return;
    if (!(isRank(rank.key) && rank.shape === 'l') && !misreadRank(rank.key)) return;
    if (found.some(({ from, to }) => from < i + 1 && i - 1 < to)) return;
    let first = i - 1;
    const own = new Set(namesOf(person).flatMap(({ given, surname }) => [...given, ...surname]));
    while (first > 0 && own.has(tokens[first - 1]?.key ?? '') && tokens[first]?.gap === ' ') first--;
    hits.push(officerHit(tokens[first]?.from ?? rank.from, token.to, person, 'a rank, misread or written small'));
  });
  return hits;
}

/** "OPERATOR 4417", "by MP33 3391", "SW1187": collar numbers without a rank. */
function byNumber(view: View, tokens: readonly Token[], officers: readonly Person[]): Hit[] {
  const collars = collarsOf(officers);
  const hits: Hit[] = [];
  tokens.forEach((token, i) => {
    if (token.shape !== 'n') return;
    const parts = /^([A-Z]{1,2})?(\d{3,6})$/.exec(token.raw);
    const digits = parts?.[2];
    if (digits === undefined) return;
    const before = tokens[i - 1];
    if (before !== undefined && /^(?:\d+$)/.test(before.raw) && /^[/.:]$/.test(token.gap)) return;
    const after = tokens[i + 1];
    if (after !== undefined && /^[/.:-]$/.test(after.gap) && after.shape === 'n') return;
    const force = before !== undefined && isCallSign(before) && token.gap === ' ';
    const labelled =
      before !== undefined &&
      COLLAR_LABELS.has(force ? (tokens[i - 2]?.key ?? '') : before.key) &&
      !/[\n]/.test(token.gap) &&
      token.gap.length < 8;
    const person = collars.get(digits);
    if (
      person !== undefined &&
      (labelled || force || (parts?.[1] !== undefined && parts[1].length === 2 && digits.length >= 4))
    ) {
      hits.push(officerHit(force ? before.from : token.from, token.to, person, 'a collar number of the case'));
    } else if (
      labelled &&
      view.type === 'PNC' &&
      /^\d{3,6}$/.test(token.raw) &&
      /operator|collar|warrant|shoulder/.test(before?.key ?? '')
    ) {
      hits.push(officerHit(token.from, token.to, undefined, 'a number behind an officer’s label'));
    }
  });
  return hits;
}

/** Call signs: beside a rank somewhere in the document, or behind "call sign". */
function callSigns(view: View, spots: Spots): Hit[] {
  const { tokens } = spots;
  const known = new Set<string>();
  for (const spot of spots.officers) {
    const first = tokens[spot.from];
    if (first !== undefined && isCallSign(first)) known.add(first.raw);
  }
  const taken = new Set(spots.officers.map((spot) => spot.from));
  const hits: Hit[] = [];
  tokens.forEach((token, i) => {
    if (!isCallSign(token) || taken.has(i)) return;
    const before = tokens[i - 1];
    const told = before !== undefined && (before.key === 'sign' || before.key === 'callsign') && token.gap.length < 4;
    const next = tokens[i + 1];
    if (next !== undefined && /^[A-Z]{3}$/.test(next.raw) && next.gap === ' ' && !known.has(token.raw)) return;
    if (told || (view.type === 'CAD' && known.has(token.raw)))
      hits.push(officerHit(token.from, token.to, undefined, 'a call sign'));
  });
  return hits;
}
