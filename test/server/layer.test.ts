// A force's own layer over the guidance, in the workbench: its rules are said on the review page, and stand in the handbook.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { loadRulebook, withLayer } from '../../src/guidance/index.ts';
import { openDesk } from './desk.ts';
import { blindForm, hiddenIn } from './forms.ts';
import { keyOf } from './memory-casework.ts';
import { preparedBy } from './prepared.ts';

const SAYS = 'In Leeds the name of every victim and witness is asked about.';
const LAYER = `topic: Local
paragraph: local
source: Instruction 4/2026
verified: true
code: N
why: Agreed with the prosecutors.
rules:
  - id: LEEDS-1-name
    sentence: ${SAYS}
    when: { recipient: defence, category: name, whose: [victim, witness] }
    act: ask
    examples: [{ whose: victim, act: ask }, { near: true, whose: served-defendant, act: keep }]
`;

test('a mark under a rule of the layer is shown with its sentence, and the handbook has the rule', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'blotter-layer-'));
  const book = loadRulebook();
  writeFileSync(path.join(folder, 'layer.yaml'), `version: leeds.1\ntitle: Leeds\nover: ${book.version}\nsigned: []\n`);
  writeFileSync(path.join(folder, 'local.yaml'), LAYER);
  const layered = withLayer(book, folder);
  rmSync(folder, { recursive: true });
  const made = await preparedBy(layered, 'wrong-record', { kind: 'defence', id: 'D1' });
  const [view] = made.views;
  assert.ok(view);
  const doc = view.documents.findIndex(({ judged }) => judged.proposals.some(({ rule }) => rule === 'LEEDS-1-name'));
  const page = view.documents[doc]?.judged.proposals.find(({ rule }) => rule === 'LEEDS-1-name')?.finding.passage.page ?? 0; // prettier-ignore
  const desk = await openDesk(layered);
  try {
    const { id: account, browser } = await desk.person(['prosecutor']);
    const id = await desk.open(made.manifest);
    desk.casework.views.set(keyOf(id, view.recipient), view);
    await desk.give(id, account);
    const own = `/cases/${id}/for/defence%3AD1/review/${doc + 1}/${page}`;
    let shown = await browser.get(own);
    // Which pages are blind is drawn for each case and person.
    const blind = blindForm(shown.body);
    if (blind !== null) {
      await browser.post(own, { ...hiddenIn(blind), does: 'blind', words: 'Nothing here.' });
      shown = await browser.get(own);
    }
    assert.equal(shown.statusCode, 200);
    assert.ok(shown.body.includes(SAYS));
    assert.match(shown.body, /guidance ew-2026\.\d+\+leeds\.1/);
    const [, handbook = ''] = /href="(\/guidance\/[^"#]*)[^"]*LEEDS-1-name"/.exec(shown.body) ?? [];
    assert.ok((await browser.get(handbook)).body.includes(SAYS), handbook);
  } finally {
    await desk.close();
  }
});
