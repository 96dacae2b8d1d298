// Finds names in a text by what stands around them (title, relation, label, capitals, common given names), without
// knowing who is in the case. Not here: whose name it is (roster.ts), and forms of people already known (detect/names).
import type { DocumentType } from '../model/index.ts';
import { readCapitals, brandAt, headsRow, isCommonPair } from './capitals.ts';
import { addClosings } from './closings.ts';
import { readTitled, readRelated, readCalled, readLabelled } from './cues.ts';
import { labelAt } from './labels.ts';
import type { Cue, Spot, OfficerFound, Spots } from './names-found.ts';
import { mailedOfficer, officerAt, type OfficerSpot } from './officers.ts';
import { namesThing, readName } from './shape.ts';
import { relationOf, sexOfTitle, type Relation } from './titles.ts';
import { tokenise, type Token } from './tokens.ts';
import { isCommon, WORD_NAMES } from './words.ts';

const CHATTY: ReadonlySet<DocumentType> = new Set(['PHONE-DOWNLOAD', 'EMAIL', 'EXHIBIT', 'LETTER', 'NOTEBOOK']);

const IN_LAW: Relation = { kind: 'relative' };

/** Finds the names of people and officers in a text. */
export function spotNames(text: string, type: DocumentType): Spots {
  const tokens = tokenise(text);
  const people: (Spot & { a: number; b: number })[] = [];
  const officers: OfficerFound[] = [];
  const chatty = CHATTY.has(type);
  let free = 0;

  const put = (a: number, b: number, cue: Cue, more: Partial<Spot> = {}): void => {
    const first = tokens[a];
    const last = tokens[b - 1];
    if (first === undefined || last === undefined || b <= a) return;
    let to = last.to;
    if (text[to] === ')' && text.slice(first.from, to).includes('(')) to++;
    const kin = more.relation ?? relationBeside(tokens, b);
    const age = /^[,\s]*\(?(?:aged? )?(\d{1,2})(?=\)|,| ?yrs| years| ?y\/?o)/.exec(text.slice(to, to + 16))?.[1];
    people.push({
      a,
      b,
      from: first.from,
      to,
      text: text.slice(first.from, to),
      cue,
      ...more,
      ...(kin === undefined ? {} : { relation: kin }),
      ...(age === undefined ? {} : { age: Number(age) }),
    });
    free = b;
  };

  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    // Officers first: a rank and a number say it best, and their names stand on both sides of the rank.
    if ((token.shape === 'U' || token.shape === 'T' || token.shape === 'i') && token.key.length < 15) {
      const officer = mailedOfficer(tokens, i, text) ?? officerAt(tokens, i);
      if (officer !== undefined && (officer.rank === undefined || trustOfficer(tokens, officer, i))) {
        const start = tokens[officer.from]?.from ?? 0;
        const end = tokens[officer.to - 1]?.to ?? 0;
        officers.push({ ...officer, start, end, text: text.slice(start, end) });
        while (people.length > 0 && (people.at(-1)?.b ?? 0) > officer.from) people.pop();
        free = officer.to;
        i = officer.to - 1;
        continue;
      }
    }
    if (i < free) continue;
    const brand = brandAt(tokens, i);
    if (brand > i) {
      i = brand - 1;
      continue;
    }
    const label = labelAt(tokens, i);
    if (label !== undefined && label.next >= free && mailedOfficer(tokens, label.next, text) === undefined) {
      const taken = readLabelled(tokens, label.next, label.kind, put);
      if (taken) {
        i = Math.max(i, free - 1);
        continue;
      }
    }
    if ((type === 'MG9' || type === 'MG10') && headsRow(tokens, i)) {
      const end = sexOfTitle(token.key) === undefined ? readName(tokens, i, true) : readTitled(tokens, i);
      if (end > i + 1 && !namesThing(tokens, end) && !isCommonPair(tokens, i, end)) {
        put(i, end, 'label', {
          label: 'witness',
          ...(sexOfTitle(token.key) === undefined ? {} : { title: token.key }),
        });
        i = end - 1;
        continue;
      }
    }
    const title = sexOfTitle(token.key);
    if (title !== undefined && (token.shape !== 'l' || (chatty && /^(mr|mrs|ms|miss|dr)$/.test(token.key)))) {
      const end = readTitled(tokens, i);
      if (end > i) {
        put(i, end, 'titled', { title: token.key });
        i = end - 1;
        continue;
      }
    }
    const kin = token.key === 'law' && tokens[i - 1]?.key === 'in' ? IN_LAW : relationOf(token.key);
    if (kin !== undefined && !(token.shape === 'i')) {
      const found = readRelated(tokens, i, chatty);
      if (found !== undefined) {
        put(found[0], found[1], 'relation', { relation: kin });
        i = found[1] - 1;
        continue;
      }
    }
    if (
      token.shape === 'l' ||
      (token.caps && (token.key === 'called' || token.key === 'named' || token.key === 'name'))
    ) {
      const end = readCalled(tokens, i, chatty);
      if (end !== undefined) {
        put(end[0], end[1], 'called');
        i = end[1] - 1;
      }
      continue;
    }
    if (token.shape === 'n') continue;
    const found = readCapitals(tokens, i, text, type);
    if (found !== undefined) {
      put(found.from, found.to, found.cue);
      i = found.to - 1;
    }
  }
  addClosings(tokens, text, people, put);
  people.sort((x, y) => x.from - y.from);
  return { tokens, people: people.map(({ a: _a, b: _b, ...spot }) => spot), officers };
}

/** "DI", "DS", "PS", "CI" and "Inspector" are other words too: they need a number or a name that looks like one. */
function trustOfficer(tokens: readonly Token[], spot: OfficerSpot, at: number): boolean {
  const rank = tokens[at];
  if (rank === undefined) return false;
  if (rank.shape === 'i' && !(tokens[at + 1]?.gap === '/')) return false;
  if (spot.collar !== undefined) return true;
  const name = spot.name === undefined ? undefined : tokens[spot.name[0]];
  return name !== undefined && !(rank.caps && isCommon(name.key) && !WORD_NAMES.has(name.key)) && spot.from >= at;
}

/** "Kelly-Ann, my sister", "Miss Gwilliam, his teacher", "Rafiq is my brother": a relation told behind the name. */
function relationBeside(tokens: readonly Token[], at: number): Relation | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  let i = at;
  if (/^(, |\s?\(|\s[-–]\s)$/.test(first.gap)) {
    if (first.key === 'who') i++;
    if (/^(is|was)$/.test(tokens[i]?.key ?? '') && i > at) i++;
  } else if (first.gap === ' ' && (first.key === 'is' || first.key === 'was')) i++;
  else return undefined;
  const owner = tokens[i]?.key ?? '';
  const owned = /^(my|his|her|our|their|your|the|a|an|s)$/.test(owner);
  if (owned) i++;
  for (let k = 0; k < 3; k++, i++) {
    const token = tokens[i];
    if (token === undefined || (i > at && k > 0 && !/^[ -]$/.test(token.gap))) return undefined;
    const kin = relationOf(token.key);
    if (kin !== undefined) return owned || /\($/.test(first.gap) ? kin : undefined;
    if (token.shape !== 'l') return undefined;
  }
  return undefined;
}
