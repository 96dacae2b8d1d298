// Casework in memory for tests of pages: views of really prepared cases, the real rules of review and gate. Nothing is kept,
// nothing is packed: a release leaves as a short text.
import { randomUUID } from 'node:crypto';
import { changePeople, checkedOf, correctedBy, markedPlaces, sampleFor, standingOf, type Casework, type CaseView, type Correction, type NewCase, type Progress, type Released } from '../../src/casework/index.ts'; // prettier-ignore
import { formatRecipient, type Manifest } from '../../src/model/index.ts';
import { acceptRefused, blockersOf, checkRefused, correctedIn, gateState, recallRefused, releaseRefused, submitRefused, type Blocker, type Checked, type GateEvent, type GateFacts } from '../../src/release/index.ts'; // prettier-ignore
import { EMPTY_LOG, reduce, refusalOf, type ReviewLog, type SecondCount } from '../../src/review/index.ts';

export interface MemoryCasework extends Casework {
  /** By case and recipient (`keyOf`). */
  readonly views: Map<string, CaseView>;
  readonly states: Map<string, Progress>;
  readonly people: Map<string, string>;
  /** What preparations were asked for, in order. */
  readonly asked: { readonly key: string; readonly by: string }[];
  /** What came in, with how many bytes each paper had. */
  readonly taken: { readonly id: string; readonly manifest: string; readonly papers: readonly { readonly file: string; readonly size: number }[] }[]; // prettier-ignore
  /** Manifests after corrections of people. */
  /** What was covered and kept in what left, by release. */
  readonly kept: Map<string, Checked>;
  /** Forgets what was said at the gate, as when the next service begins. */
  nextRound: (caseId: string, recipient: string) => void;
  /** What `agreement` gives. */
  pooled: { people: number; count: SecondCount };
  /** What was corrected, of any case. */
  readonly corrected: Correction[];
  readonly changed: readonly { readonly manifest: Manifest; readonly by: string }[];
  /** Where corrections find the manifest of a case. */
  manifestOf: (caseId: string) => Promise<Manifest>;
  /** Called with every case that comes in, before its id is given. */
  onTaken: (id: string, taken: NewCase) => Promise<void>;
}

export const keyOf = (caseId: string, recipient: string): string => `${caseId} ${recipient}`;

export function memoryCasework(clock: () => Date = () => new Date()): MemoryCasework {
  const views = new Map<string, CaseView>();
  const states = new Map<string, Progress>();
  const people = new Map<string, string>();
  const logs = new Map<string, ReviewLog>();
  const gates = new Map<string, GateEvent[]>();
  const left: (Released & { caseId: string })[] = [];
  const kept = new Map<string, Checked>();
  /** Releases that left, by case and recipient: the newest. */
  const rounds = new Map<string, string>();
  const asked: { key: string; by: string }[] = [];
  const changed: { manifest: Manifest; by: string }[] = [];
  const logAt = (key: string): ReviewLog => logs.get(key) ?? EMPTY_LOG;
  const eventsAt = (key: string): GateEvent[] => gates.get(key) ?? [];

  function factsAt(key: string): GateFacts | null {
    const view = views.get(key);
    if (!view) return null;
    const log = logAt(key);
    const said = [...log.events.values()].filter(({ kind }) => kind === 'decided' || kind === 'left-out');
    const defendant = view.people.find(({ id }) => view.recipient === `defence:${id}`);
    return {
      print: JSON.stringify([
        view.at,
        [...log.events.values()].flatMap(({ id, kind }) => (kind === 'blind-done' || kind === 'page-done' ? [] : [id])),
      ]),
      holds: standingOf(view, log).holds,
      verified: true,
      reviewers: [...new Set(said.map(({ by }) => by))],
      risky: true,
      recordGoes:
        view.documents.some(({ judged }) => judged.document.type === 'PNC') &&
        !said.some(({ kind }) => kind === 'left-out'),
      corrected: casework.corrected.map(({ by }) => by),
      second: {
        needed: true,
        why: ['A second person checks it because a record of previous convictions goes with it.'],
        of: ['convictions'],
      },
      naming: [
        { label: 'surname of the defendant', value: defendant?.names[0]?.split(' ').at(-1) ?? '' },
        { label: 'firm', value: defendant?.solicitor?.firm ?? '' },
      ],
    };
  }
  function say(key: string, refused: readonly Blocker[], event: GateEvent): readonly Blocker[] {
    if (refused.length === 0) gates.set(key, [...eventsAt(key), event]);
    return refused;
  }
  const told = (by: string) => ({ by, at: clock().toISOString() });
  const must = (key: string): GateFacts => factsAt(key) ?? assertNever();

  const casework: MemoryCasework = {
    views,
    states,
    people,
    asked,
    taken: [],
    changed,
    corrected: [],
    kept,
    nextRound: (caseId, recipient) => {
      gates.delete(keyOf(caseId, recipient));
      rounds.delete(keyOf(caseId, recipient));
    },
    pooled: { people: 0, count: { both: 0, releaseOnly: 0, secondOnly: 0, neither: 0 } },
    manifestOf: async () => ({ urn: '', title: '', offences: [], people: [], documents: [] }),
    onTaken: async () => undefined,
    view: async (caseId, recipient) => views.get(keyOf(caseId, recipient)) ?? null,
    progress: async (caseId, recipient) => states.get(keyOf(caseId, recipient)) ?? null,
    papers: async (caseId, recipient) => (views.get(keyOf(caseId, recipient))?.documents ?? []).map(({ judged, why }) => ({ file: judged.document.file, step: 'draft', note: why[0] ?? 'nothing open' })), // prettier-ignore
    recipients: async (caseId) => [...views.keys()].flatMap((key) => (key.startsWith(`${caseId} `) ? [key.slice(caseId.length + 1)] : [])), // prettier-ignore
    async prepare(caseId, recipient, by) {
      const key = keyOf(caseId, formatRecipient(recipient));
      asked.push({ key, by });
      states.set(key, { state: 'waiting' });
    },
    picture: async () => null,
    log: async (caseId, recipient) => logAt(keyOf(caseId, recipient)),
    async append(caseId, recipient, event) {
      const key = keyOf(caseId, recipient);
      const view = views.get(key);
      const refused = refusalOf(event, logAt(key), view ? standingOf(view, logAt(key)).proposals : []);
      if (refused) return refused;
      logs.set(key, reduce(logAt(key), event));
      return null;
    },
    async takeIn(taken) {
      const id = randomUUID();
      const papers: { file: string; size: number }[] = [];
      for await (const { file, bytes } of taken.papers) {
        let size = 0;
        for await (const piece of bytes) size += piece.length;
        papers.push({ file, size });
      }
      (casework.taken as unknown[]).push({ id, manifest: taken.manifest, papers });
      await casework.onTaken(id, taken);
      return id;
    },
    async addPapers(caseId, papers) {
      for await (const { bytes } of papers) for await (const piece of bytes) void piece;
      void caseId;
    },
    async correctPeople(caseId, roster, change, by) {
      const before = await casework.manifestOf(caseId);
      const after = changePeople(before, roster, change);
      if ('why' in after) return after;
      const one = correctedBy(before, after, change);
      if (one) casework.corrected.push({ ...one, ...told(by) });
      changed.push({ manifest: after, by });
      return null;
    },
    corrections: async () => casework.corrected,
    agreement: async () => casework.pooled,
    async sample(caseId, recipient, by) {
      const key = keyOf(caseId, recipient);
      const [view, facts] = [views.get(key), factsAt(key)];
      return view && facts
        ? sampleFor(view, logAt(key), { release: key, events: eventsAt(key), facts }, by, 'seed')
        : null;
    },
    names: async (ids) => new Map([...ids].flatMap((id) => (people.has(id) ? [[id, people.get(id) ?? '']] : []))),
    async waiting(submissions) {
      const gates = await Promise.all(submissions.map(({ caseId, recipient }) => casework.gate(caseId, recipient)));
      return submissions.flatMap((of, i) => (gates[i]?.state === 'with-checker' ? [{ ...of, reviewers: gates[i].facts.reviewers }] : [])); // prettier-ignore
    },
    async gate(caseId, recipient) {
      const key = keyOf(caseId, recipient);
      const facts = factsAt(key);
      if (!facts) return null;
      const events = eventsAt(key);
      return { release: rounds.get(key) ?? key, state: gateState(events, facts), events, facts, blockers: blockersOf(events, facts), making: null, frozen: null }; // prettier-ignore
    },
    async submit(caseId, recipient, by) {
      const key = keyOf(caseId, recipient);
      return say(key, submitRefused(eventsAt(key), must(key)), { kind: 'submitted', ...told(by), print: must(key).print, corrected: correctedIn(must(key)) }); // prettier-ignore
    },
    async accept(caseId, recipient, by, ticked = {}) {
      const key = keyOf(caseId, recipient);
      const sample = await casework.sample(caseId, recipient, by);
      const looked = sample && { pages: sample.pages.length, done: sample.done.length, visible: sample.visible.length };
      const refused = acceptRefused(by, eventsAt(key), must(key), looked, ticked);
      return say(key, refused, { kind: 'accepted', ...told(by), print: must(key).print, corrected: correctedIn(must(key)) }); // prettier-ignore
    },
    async sendBack(caseId, recipient, by, why, marks) {
      const key = keyOf(caseId, recipient);
      const view = views.get(key);
      const places = view ? markedPlaces(view, logAt(key), await casework.sample(caseId, recipient, by), marks) : [];
      return say(key, checkRefused(by, eventsAt(key), must(key)), {
        kind: 'returned',
        ...told(by),
        why,
        marks,
        places,
      });
    },
    async release(caseId, recipient, by, typed) {
      const key = keyOf(caseId, recipient);
      const refused = releaseRefused(by, typed, eventsAt(key), must(key));
      if (refused.length > 0) return refused;
      const view = views.get(key);
      const id = randomUUID();
      rounds.set(key, id);
      if (view) kept.set(id, checkedOf(view, standingOf(view, logAt(key))));
      left.unshift({ caseId, release: id, recipient, guidance: view?.guidance ?? '', ...told(by), documents: view?.documents.length ?? 0, withheld: 1, recalled: null }); // prettier-ignore
      return say(key, [], { kind: 'released', ...told(by), print: must(key).print });
    },
    released: async (caseId) => left.filter((one) => one.caseId === caseId),
    receipt: async (caseId, release) => {
      const one = left.find((other) => other.caseId === caseId && other.release === release);
      return one
        ? JSON.stringify({
            kind: 'blotter-receipt',
            urn: '',
            recipient: one.recipient,
            guidance: one.guidance,
            made: { at: one.at, by: people.get(one.by) ?? one.by, blotter: '0' },
            documents: [
              {
                file: 'MG11 Nowak.pdf',
                type: 'MG11',
                outcome: 'redacted',
                output: { path: 'documents/MG11 Nowak.pdf', sha256: 'a'.repeat(64) },
              },
            ],
          })
        : null;
    },
    checked: async (_, release) => kept.get(release) ?? null,
    async download(caseId, release) {
      if (!left.some((one) => one.caseId === caseId && one.release === release)) return null;
      return (async function* () {
        yield new TextEncoder().encode('PK');
      })();
    },
    async recall(caseId, release, { by, why }) {
      const i = left.findIndex((one) => one.caseId === caseId && one.release === release);
      const one = left[i];
      if (!one) return [{ why: 'Nothing has left.', cure: 'There is nothing to recall.' }];
      const key = keyOf(caseId, one.recipient);
      const refused = say(key, recallRefused(eventsAt(key)), { kind: 'recalled', ...told(by), why });
      if (refused.length > 0) return refused;
      left[i] = { ...one, recalled: { ...told(by), why } };
      return { breach: 'B-2026-0001' };
    },
    erase: () => Promise.reject(new Error('nothing is kept here that could be erased')),
    viewed: async () => undefined,
  };
  return casework;
}

function assertNever(): never {
  throw new Error('nothing was prepared');
}
