// The gate for programs: what stops a release, submitting, the second person's answer, the release, what has left, the recall.
import type { Released } from '../../../casework/index.ts';
import { recallRelease } from '../../routes/releases.ts';
import type { Asked } from '../../web/asked.ts';
import { accountOf, type AboutCase } from '../../web/case.ts';
import { ApiError, blockersOut, requireFree } from '../problem.ts';
import { requireCase, requirePrepared, route, type ApiRoute } from '../route.ts';
import * as forms from '../schemas.ts';
import { progressOut } from './cases.ts';

/** Where the release stands. Throws B-API-04, B-API-13. */
async function standing(asked: Asked) {
  const { gate, named } = await requirePrepared(asked);
  if (!gate) throw new ApiError('B-API-13');
  const { release, state, facts, making, frozen, events, blockers } = gate;
  return {
    release,
    state,
    naming: facts.naming.map(({ label }) => label),
    second: { needed: facts.second.needed, why: [...facts.second.why] },
    making: making && progressOut(making),
    stopped: frozen && { by: named(frozen.by), at: frozen.at, reason: frozen.reason },
    events: events.map((event) => ({ kind: event.kind, by: named(event.by), at: event.at, why: 'why' in event ? event.why : null })), // prettier-ignore
    blockers: blockersOut(blockers, named),
  };
}

/** The release of the address. Throws B-API-04. */
async function requireRelease(asked: Asked): Promise<{ readonly about: AboutCase; readonly released: Released }> {
  const about = await requireCase(asked);
  const released = (await asked.casework.released(about.id)).find(({ release }) => release === asked.params['release']);
  if (released?.recipient !== about.for) throw new ApiError('B-API-04');
  return { about, released };
}

async function releasedOut(asked: Asked, list: readonly Released[]) {
  const names = await asked.casework.names(
    list.flatMap(({ by, recalled }) => [by, ...(recalled ? [recalled.by] : [])]),
  );
  const name = (id: string): string => names.get(id) ?? id;
  return list.map(({ by, recalled, ...rest }) => ({ ...rest, by: name(by), recalled: recalled && { ...recalled, by: name(recalled.by) } })); // prettier-ignore
}

const plain = (text: string): string => text.replace(/[^A-Za-z0-9._-]+/g, '-');

const ONE = '/cases/:case/for/:recipient';
const LEFT = `${ONE}/releases/:release`;
export const RELEASE: readonly ApiRoute[] = [
  route({
    method: 'GET',
    path: `${ONE}/blockers`,
    gate: 'release-read',
    says: 'Everything that stops the release now, in the order in which it is best cured',
    gives: forms.blockers,
    codes: ['B-API-13'],
    answer: async (asked) => ({ blockers: (await standing(asked)).blockers }),
  }),
  route({
    method: 'GET',
    path: `${ONE}/release`,
    gate: 'release-read',
    says: 'Where the release stands, and what is typed to let it go',
    gives: forms.release,
    codes: ['B-API-13'],
    answer: standing,
  }),
  route({
    method: 'POST',
    path: `${ONE}/submit`,
    gate: 'release-submit',
    says: 'Submit for release',
    gives: forms.release,
    codes: ['B-API-12', 'B-API-13'],
    async answer(asked) {
      const { id, for: recipient, named } = await requirePrepared(asked);
      requireFree(await asked.casework.submit(id, recipient, accountOf(asked)), named);
      return standing(asked);
    },
  }),
  route({
    method: 'POST',
    path: `${ONE}/check`,
    gate: 'release-check',
    says: 'The second person’s answer: accept, or return with the places that are wrong',
    body: forms.checkAsk,
    gives: forms.release,
    codes: ['B-API-12', 'B-API-13'],
    async answer(asked) {
      const { id, for: recipient, named } = await requirePrepared(asked);
      const { body } = asked;
      const by = accountOf(asked);
      const blockers =
        body.answer === 'accept'
          ? await asked.casework.accept(id, recipient, by)
          : await asked.casework.sendBack(id, recipient, by, body.stop ? `This must not go to this recipient. ${body.why}` : body.why, body.marks); // prettier-ignore
      requireFree(blockers, named);
      return standing(asked);
    },
  }),
  route({
    method: 'POST',
    path: `${ONE}/release`,
    gate: 'release-make',
    says: 'Release: ask for the package. It has left when the state is `released`',
    body: forms.releaseAsk,
    gives: forms.release,
    status: 202,
    codes: ['B-API-07', 'B-API-12', 'B-API-13'],
    async answer(asked) {
      const { id, for: recipient, named } = await requirePrepared(asked);
      requireFree(await asked.casework.release(id, recipient, accountOf(asked), asked.body.typed), named);
      return standing(asked);
    },
  }),
  route({
    method: 'GET',
    path: `${ONE}/releases`,
    gate: 'release-read',
    says: 'What has left for this recipient, newest first',
    gives: forms.releasedList,
    async answer(asked) {
      const about = await requireCase(asked);
      const left = (await asked.casework.released(about.id)).filter(({ recipient }) => recipient === about.for);
      return { releases: await releasedOut(asked, left) };
    },
  }),
  route({
    method: 'GET',
    path: LEFT,
    gate: 'release-read',
    says: 'One release',
    gives: forms.releasedOne,
    async answer(asked) {
      const { released } = await requireRelease(asked);
      const [told] = await releasedOut(asked, [released]);
      if (!told) throw new ApiError('B-API-04');
      return told;
    },
  }),
  route({
    method: 'GET',
    path: `${LEFT}/receipt`,
    gate: 'release-read',
    says: 'The receipt, as it went with the package (receipt.json)',
    gives: 'application/json',
    async answer(asked) {
      const { about, released } = await requireRelease(asked);
      const json = await asked.casework.receipt(about.id, released.release);
      if (json === null) throw new ApiError('B-API-04');
      const stream = (async function* () {
        yield new TextEncoder().encode(json);
      })();
      return { stream, name: 'receipt.json' };
    },
  }),
  route({
    method: 'GET',
    path: `${LEFT}/package`,
    gate: 'release-read',
    says: 'The package as it left, one ZIP',
    gives: 'application/zip',
    async answer(asked) {
      const { about, released } = await requireRelease(asked);
      const stream = await asked.casework.download(about.id, released.release);
      if (stream === null) throw new ApiError('B-API-04');
      return { stream, name: `${plain(about.urn)}-${plain(about.for)}.zip` };
    },
  }),
  route({
    method: 'POST',
    path: `${LEFT}/recall`,
    gate: 'release-recall',
    says: 'Recall a release: everything else of the case stops, and the record of a breach is opened',
    body: forms.recallAsk,
    gives: forms.recalled,
    status: 201,
    codes: ['B-API-07', 'B-API-12', 'B-BREACH-01'],
    async answer(asked) {
      const { about, released } = await requireRelease(asked);
      const done = await recallRelease(asked, about, released, asked.body);
      if ('breach' in done) return done;
      requireFree(done, about.named);
      throw new Error('a recall was refused, and nothing says why');
    },
  }),
];
