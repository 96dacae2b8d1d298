// A case of two people before the gate, for tests of its pages: really prepared, reviewed by one of them, over casework in
// memory. Not here: what they do then.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { standingOf, type CaseView } from '../../src/casework/index.ts';
import type { Manifest } from '../../src/model/index.ts';
import type { Basis } from '../../src/review/index.ts';
import type { Desk, Visitor } from './desk.ts';
import { keyOf } from './memory-casework.ts';

export interface PreparedCase {
  readonly manifest: Manifest;
  readonly views: readonly CaseView[];
}
export const FOR = 'defence:D1';
export const textOf = (html: string): string => html.replace(/<script[^]*?<\/script>/g, '').replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' '); // prettier-ignore

export interface Round {
  readonly id: string;
  readonly base: string;
  readonly kiran: Visitor;
  readonly jo: Visitor;
  readonly kiranId: string;
}
/** A case of two people. `answered`: the record is left out, and every open mark is struck by Kiran. */
export async function openRound(bench: Desk, wrong: PreparedCase, answered: boolean): Promise<Round> {
  const [kiran, jo] = [await bench.person(['prosecutor'], 'Kiran Malik'), await bench.person(['checker'], 'Jo Osei')];
  const id = await bench.open(wrong.manifest);
  const [view] = wrong.views;
  assert.ok(view);
  bench.casework.views.set(keyOf(id, FOR), view);
  for (const who of [kiran, jo]) await bench.give(id, who.id);
  const base = `/cases/${id}/for/defence%3AD1`;
  if (answered) {
    const told = (): { id: string; by: string; at: string } => ({ id: randomUUID(), by: kiran.id, at: bench.clock().toISOString() }); // prettier-ignore
    await kiran.browser.post(`${base}/leave-out`, {
      file: 'PNC print Mitchell.pdf',
      reason: 'Somebody else’s record.',
    });
    const { documents } = standingOf(view, await bench.casework.log(id, FOR));
    const marks = documents.flatMap(({ decided }) => decided);
    for (const { proposal } of marks.filter(({ act }) => act === 'undecided')) {
      const basis: Basis = {
        guidance: view.guidance,
        rule: proposal.rule,
        proposed: proposal.act,
        grade: proposal.grade,
      };
      assert.equal(await bench.casework.append(id, FOR, { kind: 'decided', ...told(), marks: [{ mark: proposal.id, basis }], choice: { act: 'redact' }, reason: 'Not for them.', over: [] }), null); // prettier-ignore
    }
    const certain = marks.find(({ act, proposal }) => act === 'redact' && proposal.grade === 'certain');
    assert.ok(certain);
    const { proposal } = certain;
    await bench.casework.append(id, FOR, { kind: 'decided', ...told(), marks: [{ mark: proposal.id, basis: { guidance: view.guidance, rule: proposal.rule, proposed: proposal.act, grade: proposal.grade } }], choice: { act: 'keep' }, reason: 'They know it already.', over: [] }); // prettier-ignore
  }
  return { id, base, kiran: kiran.browser, jo: jo.browser, kiranId: kiran.id };
}
export const page = async (visitor: Visitor, url: string): Promise<string> => textOf((await visitor.get(url)).body);
