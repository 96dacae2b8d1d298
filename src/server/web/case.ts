// What every page about a case for one recipient begins with: the case out of the store, the recipient, what was prepared,
// what people said, and the bar that names all of it. Not here: who may see it (guard.ts).
import { standingOf, type CaseStandingNow, type CaseView, type Gate, type Progress } from '../../casework/index.ts';
import { formatRecipient, type Manifest, type Recipient } from '../../model/index.ts';
import type { GateState } from '../../release/index.ts';
import type { ReviewLog } from '../../review/index.ts';
import { denialOf, FRESH } from '../access/may.ts';
import type { Action } from '../access/roles.ts';
import { say } from '../language/say.ts';
import { casePath } from '../shown/paths.ts';
import { defendantsOf, recipientInWords, recipientOf } from '../shown/recipients.ts';
import type { Answer, Asked } from './asked.ts';
import { notFound } from './not-found.ts';

/** A case as it lies in the store. */
export interface StoredCase {
  readonly id: string;
  readonly urn: string;
  readonly title: string;
  readonly manifest: Manifest;
  /** `yyyy-mm-dd` */
  readonly hearing: string | null;
}

/** Null where there is no such case, or it was erased. */
export async function storedCase({ store }: Pick<Asked, 'store'>, id: string): Promise<StoredCase | null> {
  const row = await store.transaction((trx) => trx.selectFrom('cases').select(['id', 'urn', 'title', 'manifest', 'hearing_on']).where('id', '=', id).where('erased_at', 'is', null).executeTakeFirst()); // prettier-ignore
  if (!row) return null;
  return { id: row.id, urn: row.urn, title: row.title, manifest: row.manifest as Manifest, hearing: row.hearing_on };
}

/** A case for one recipient, as far as it is prepared. */
export interface AboutCase extends StoredCase {
  readonly recipient: Recipient;
  /** Contract's form. */
  readonly for: string;
  readonly progress: Progress | null;
  /** Null while nothing was prepared. */
  readonly gate: Gate | null;
  /** A sentence with names where it has ids of accounts. */
  readonly named: (text: string) => string;
  /** Null while nothing was prepared. */
  readonly prepared: { readonly view: CaseView; readonly log: ReviewLog; readonly standing: CaseStandingNow } | null;
}

/** Runs `answer` with the case and recipient of the address; a recipient that this case does not have is no page. */
export async function aboutCase(asked: Asked, answer: (about: AboutCase) => Promise<Answer> | Answer): Promise<Answer> {
  const about = await findCase(asked);
  return about ? answer(about) : notFound();
}

/** The case and recipient of the address; null where there is no such case, or it does not have that recipient. */
export async function findCase(asked: Asked): Promise<AboutCase | null> {
  const stored = await storedCase(asked, asked.params['case'] ?? '');
  const recipient = stored && recipientOf(asked.params['recipient'], stored.manifest);
  if (!stored || !recipient) return null;
  const text = formatRecipient(recipient);
  const [view, progress, log, gate] = await Promise.all([
    asked.casework.view(stored.id, text),
    asked.casework.progress(stored.id, text),
    asked.casework.log(stored.id, text),
    asked.casework.gate(stored.id, text),
  ]);
  const prepared = view && { view, log, standing: standingOf(view, log) };
  const ids = [...log.events.values(), ...(gate?.events ?? [])].map(({ by }) => by);
  const names = await asked.casework.names(new Set([...ids, ...(gate?.facts.reviewers ?? []), ...(gate?.frozen ? [gate.frozen.by] : [])])); // prettier-ignore
  const named = (words: string): string => [...names].reduce((sum, [id, name]) => sum.replaceAll(id, name), words);
  return { ...stored, recipient, for: text, progress, gate, named, prepared };
}

/** May the person who asks do this on the case of the address? For what a page offers; the route asks again. */
export function mayDo({ session, standing, clock, params }: Asked, action: Action): boolean {
  if (!session) return false;
  const asker = { account: session.account, roles: session.roles, active: true, provedAt: session.provedAt };
  const denial = denialOf(asker, action, clock(), standing ?? undefined, params['recipient']);
  // A sign-in that is too old is said when it matters.
  return denial === null || denial === 'step-up';
}

/** Is all that is missing for this a sign-in that is minutes old? */
export function needsFreshSignIn({ session, standing, clock, params }: Asked, action: Action): boolean {
  if (!session) return false;
  const asker = { account: session.account, roles: session.roles, active: true, provedAt: session.provedAt };
  return denialOf(asker, action, clock(), standing ?? undefined, params['recipient']) === 'step-up';
}

/** Is the sign-in of whoever asks minutes old? */
export function isFresh({ session, clock }: Asked): boolean {
  const age = session === null ? -1 : clock().getTime() - session.provedAt.getTime();
  return age >= 0 && age <= FRESH;
}

/** The account in whose name something is said. */
export const accountOf = ({ session }: Asked): string => session?.account ?? '';

interface Tag {
  readonly text: string;
  readonly colour: string;
}
const COLOURS: Readonly<Record<GateState | 'none' | 'working', string>> = { none: 'grey', working: 'blue', draft: 'grey', 'in-review': 'blue', 'with-checker': 'purple', held: 'red', ready: 'green', released: 'green', recalled: 'red' }; // prettier-ignore
const tagOf = (state: GateState | 'none' | 'working'): Tag => ({ text: say(`state.${state}`), colour: COLOURS[state] });

/** Where a release stands, in a word. Null: nothing was prepared. */
export const stateTag = (gate: Gate | null): Tag => tagOf(gate?.state ?? 'none');

function stateOf({ progress, prepared, gate }: AboutCase): Tag {
  if (progress?.state === 'waiting' || progress?.state === 'working') return tagOf('working');
  return stateTag(prepared && gate);
}

export type Tab = 'papers' | 'people' | 'release';

/** The identity bar and the sections of the case, for `case-frame.njk`. */
export function frameOf(asked: Asked, about: AboutCase, tab: Tab): Readonly<Record<string, unknown>> {
  const { id, urn, title, manifest, recipient, prepared } = about;
  const sections = [
    { tab: 'papers', href: casePath(id, about.for), text: say('case.papers') },
    { tab: 'people', href: casePath(id, about.for, 'people'), text: prepared ? say('case.people.n', { n: prepared.view.people.length }) : say('case.people') }, // prettier-ignore
    ...(prepared && mayDo(asked, 'paper-read')
      ? [{ tab: 'review', href: casePath(id, about.for, 'review'), text: say('case.review') }]
      : []),
    { tab: 'release', href: casePath(id, about.for, 'release'), text: say('case.release') },
  ];
  return {
    bar: {
      urn,
      title,
      defendants: defendantsOf(manifest).map(({ names, id: who }) => ({ name: names[0] ?? who, id: who })),
      recipient: recipientInWords(recipient, manifest),
      guidance: prepared?.view.guidance ?? null,
      state: stateOf(about),
      change: `/cases/${id}/recipients`,
      access: mayDo(asked, 'case-access') ? `/cases/${id}/access` : null,
      keeping: mayDo(asked, 'case-keep') ? `/cases/${id}/keeping` : null,
    },
    sections: sections.map((one) => ({ ...one, current: one.tab === tab })),
    base: casePath(id, about.for),
    caseId: id,
  };
}
