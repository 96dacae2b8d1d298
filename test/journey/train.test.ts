// `blotter train`: from one's own errors to a drill, and from answers to reasons and evidence.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPaper, trainingDue } from '../../src/assurance/index.ts';
import { blotter, scratch } from '../fixtures/blotter.ts';
import { MARKED } from '../fixtures/marked.ts';

const home = scratch();
const at = (name: string): string => join(home, name);
const train = (...args: readonly string[]) => blotter('train', ...args);
interface Drill {
  readonly pages: readonly { readonly id: string; readonly text: string }[];
}

/** What somebody who knows the truth would cover on a page: read from the source of the paper. */
function truth(id: string): { from: number; to: number }[] {
  const [paper = '', no] = id.split('#');
  const source = readFileSync(join(MARKED, `${paper.replace('/', '/documents/')}.txt`), 'utf8');
  const marks = readPaper(source, id).pages[Number(no) - 1]?.marks ?? [];
  return marks.filter(({ verdict }) => verdict === 'R').map(({ from, to }) => ({ from, to }));
}

test('a drill holds what was got wrong and not the answers; the truth passes it and is evidence of training', async () => {
  assert.equal((await train('new', '--out', at('drill'), '--errors', 'dob,phone', '--minutes', '3')).code, 0);
  const json = readFileSync(at('drill/drill.json'), 'utf8');
  assert.ok(!json.includes('verdict') && !json.includes('{{'));
  const { pages } = JSON.parse(json) as Drill;
  assert.ok(pages.length > 0 && pages.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) < 900);
  assert.match(readFileSync(at('drill/drill.txt'), 'utf8'), /^PRACTICE, MADE UP/);
  writeFileSync(at('all.json'), JSON.stringify(Object.fromEntries(pages.map(({ id }) => [id, truth(id)]))));
  const made = await train('mark', at('drill'), '--answers', at('all.json'), '--account', 'acc-17', '--out', at('result')); // prettier-ignore
  assert.equal(made.code, 0, made.stdout);
  assert.match(made.stdout, /= 100\.0 %: passed/);
  const { account, exercise, evidence, score, at: on } = JSON.parse(readFileSync(at('result/certificate.json'), 'utf8')) as { account: string; exercise: 'practice'; evidence: string; score: number; at: string }; // prettier-ignore
  const due = trainingDue({ incidents: [], guidance: [], starters: [{ account, at: new Date(Date.parse(on) - 86_400_000).toISOString() }], completions: [{ account, exercise, evidence, score, at: on, confirmedBy: 'acc-31' }] }, on); // prettier-ignore
  assert.deepEqual(
    due.map(({ state }) => state),
    ['done'],
  );
});

test('what was left or covered wrongly is told with its reason, and does not pass', async () => {
  const { pages } = JSON.parse(readFileSync(at('drill/drill.json'), 'utf8')) as Drill;
  writeFileSync(at('none.json'), '{}');
  const none = await train('mark', at('drill'), '--answers', at('none.json'), '--account', 'acc-17');
  assert.equal(none.code, 1);
  assert.match(none.stdout, /left readable[\s\S]*Nobody else's date of birth goes out\. \(EW-2\.3-dob\)/);
  writeFileSync(at('black.json'), JSON.stringify(Object.fromEntries(pages.map(({ id, text }) => [id, [{ from: 0, to: text.length }]])))); // prettier-ignore
  const black = await train('mark', at('drill'), '--answers', at('black.json'), '--account', 'acc-17');
  assert.equal(black.code, 1);
  assert.match(black.stdout, /covered, and must stay[\s\S]*words of the account itself were covered/);
});

test('bad input: a clear error and nothing written', async () => {
  const drill = JSON.parse(readFileSync(at('drill/drill.json'), 'utf8')) as Drill;
  const other = { ...drill, pages: drill.pages.map((page) => ({ ...page, text: `${page.text} more` })) };
  writeFileSync(at('strange.json'), '{"somewhere#1": [{"from": 0, "to": 3}]}');
  await train('new', '--out', at('changed'), '--errors', 'dob', '--minutes', '1');
  writeFileSync(at('changed/drill.json'), JSON.stringify(other));
  for (const [args, says] of [
    [['new'], /--out FOLDER/],
    [['new', '--out', at('x'), '--errors', 'birthday'], /"birthday" is no kind of data/],
    [['new', '--out', at('x'), '--minutes', 'five'], /--minutes/],
    [['mark', at('drill'), '--answers', at('none.json'), '--account', 'Ann Lee', '--out', at('x')], /never a name/],
    [['mark', at('drill'), '--answers', at('strange.json'), '--account', 'acc-17', '--out', at('x')], /not in the drill/],
    [['mark', at('changed'), '--answers', at('none.json'), '--account', 'acc-17', '--out', at('x')], /not a page of this version/],
    [['mark', '--answers', at('none.json'), '--account', 'acc-17'], /which drill/],
  ] as const) {
    const made = await train(...args);
    assert.equal(made.code, 2, made.stdout);
    assert.match(made.stderr, says);
    assert.equal(existsSync(at('x')), false);
  }
}); // prettier-ignore
