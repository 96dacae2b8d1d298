// The roster as its page lists it: who is who, how they are called, how often the papers speak of them, and how much of each
// kind of their data the recipient gets to know. Pure. Not here: changing it (routes/people.ts).
import type { CaseStandingNow, CaseView } from '../../casework/index.ts';
import { languageNow, say, sayOf } from '../language/say.ts';
import type { Category, Person } from '../../model/index.ts';

/** "Dates of birth of V1", or the kind alone. */
export const kindsOfWhom = (category: Category, whose: string | null | undefined): string => {
  const kind = say(`kinds.${category}`);
  return whose === null || whose === undefined ? kind : say('kinds.of', { kind, whose });
};

/** What of a person's data stays visible, is covered, or waits for an answer: kinds with the number of their places. */
export interface Known {
  readonly act: string;
  readonly kinds: readonly string[];
}
export interface ShownPerson {
  readonly id: string;
  readonly name: string;
  readonly others: readonly string[];
  readonly role: string;
  readonly relation: string | null;
  readonly protections: readonly string[];
  readonly solicitor: string | null;
  /** By the manifest, or the paper that taught it. */
  readonly source: string | null;
  readonly mentions: string;
  readonly known: readonly Known[];
}

const ORDER: readonly Person['role'][] = ['defendant', 'victim', 'child', 'witness', 'third-party', 'professional', 'officer']; // prettier-ignore

interface Count {
  shown: number;
  hidden: number;
  open: number;
}
interface Told {
  readonly files: Set<string>;
  readonly kinds: Map<Category, Count>;
  places: number;
}

function tellings(standing: CaseStandingNow): Map<string, Told> {
  const all = new Map<string, Told>();
  for (const { decided, withheld } of standing.documents) {
    if (withheld !== null) continue;
    for (const { proposal, act } of decided) {
      const { whose, category, passage } = proposal.finding;
      if (whose === undefined) continue;
      const told = all.get(whose) ?? { files: new Set(), kinds: new Map<Category, Count>(), places: 0 };
      all.set(whose, told);
      told.files.add(passage.file);
      told.places++;
      const kind = told.kinds.get(category) ?? { shown: 0, hidden: 0, open: 0 };
      told.kinds.set(category, kind);
      kind[act === 'keep' ? 'shown' : act === 'redact' ? 'hidden' : 'open']++;
    }
  }
  return all;
}

const ACTS = ['shown', 'hidden', 'open'] as const;
/** As it was before in English; in Welsh GIG, PNC and such stay as they are. */
const small = (category: Category): string => { const kind = say(`kinds.${category}`); return languageNow() === 'en' ? kind.toLowerCase() : kind.slice(0, 1).toLowerCase() + kind.slice(1); }; // prettier-ignore
const knownOf = (told: Told | undefined): Known[] =>
  ACTS.map((key) => {
    const kinds = [...(told?.kinds ?? [])].filter(([, kind]) => kind[key] > 0).toSorted(([, a], [, b]) => b[key] - a[key]);
    return { act: say(`people.${key}`), kinds: kinds.map(([category, kind]) => `${small(category)} ${kind[key]}`) };
  }).filter(({ kinds }) => kinds.length > 0); // prettier-ignore

const clean = (text: string): string => text.replace(/-\n/g, '').replace(/\s+/g, ' ').trim();

/** Everybody, those of the manifest first, then by role. */
export function shownPeople(view: CaseView, standing: CaseStandingNow): ShownPerson[] {
  const told = tellings(standing);
  const rank = (person: Person): number => (person.source === 'manifest' ? 0 : 10) + ORDER.indexOf(person.role);
  return view.people
    .toSorted((a, b) => rank(a) - rank(b) || (told.get(b.id)?.places ?? 0) - (told.get(a.id)?.places ?? 0))
    .map((person) => {
      const own = told.get(person.id);
      const [name = person.id, ...names] = person.names.map(clean);
      return {
        id: person.id,
        name,
        others: [...new Set([...names, ...person.aliases.map(clean)])],
        role: say(`part.${person.role}`),
        relation: person.relation === undefined ? null : (sayOf(`relation.${person.relation}`) ?? person.relation.replaceAll('-', ' ')),
        protections: person.protections.map((one) => say(`kept.${one}`)),
        solicitor: person.solicitor?.firm ?? null,
        source: person.source === 'manifest' ? null : person.source,
        mentions: own ? say('people.in', { places: say('places', { n: own.places }), documents: say('documents', { n: own.files.size }) }) : say('people.none'),
        known: knownOf(own),
      };
    });
} // prettier-ignore
