// A breach from discovery to closure, as `blotter breach` is installed.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { blotter, scratch } from '../fixtures/blotter.ts';

const home = scratch();
const at = (name: string): string => join(home, name);
const BOOK = at('book');
const breach = (...args: readonly string[]) => blotter('breach', ...args);
const OFFICER = ['--by', 'security-officer/acc-31'] as const;
const DPO = ['--by', 'data-protection-officer/acc-40'] as const;
/** Aware two days before the test runs, so that the clock is running. */
const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

test('a breach is opened, worked on, told, and closed', async () => {
  const form = JSON.parse((await breach('new', '--form', 'breach')).stdout) as Record<string, unknown>;
  const facts = { ...form, occurredAt: ago(50), detectedAt: ago(40), awareAt: ago(30) };
  writeFileSync(at('facts.json'), JSON.stringify(facts));
  writeFileSync(at('sender.json'), JSON.stringify({ office: 'Leeds disclosure unit', phone: '0113 496 0123', email: 'data.protection@unit.example' })); // prettier-ignore
  writeFileSync(at('name.txt'), 'Ms Nowak\n');
  const opened = await breach('new', BOOK, '--facts', at('facts.json'), ...OFFICER);
  assert.equal(opened.code, 0);
  assert.match(opened.stdout, /4[12] h left of 72/);
  assert.match(opened.stdout, /severity proposed by enisa-2013\+1: 4\.25 very-high/);
  const id = readdirSync(BOOK)[0]?.replace('.jsonl', '') ?? '';
  assert.match(id, /^BR-\d{4}-0001$/);
  assert.match((await breach('list', BOOK)).stdout, new RegExp(`${id} .*h left of 72`));

  const close = () => breach('decide', BOOK, id, ...DPO, '--reason', 'Everything was done.', '--close');
  const early = await close();
  assert.equal(early.code, 2);
  assert.match(early.stderr, /cannot be closed yet/);
  const letter = (to: string, out: string, ...more: readonly string[]) =>
    breach('letter', BOOK, id, '--to', to, '--sender', at('sender.json'), ...OFFICER, '--out', at(out), ...more);
  assert.equal((await letter('person:V1', 'early.txt')).code, 1);
  assert.equal(existsSync(at('early.txt')), false);

  const decide = async (...args: readonly string[]) => assert.equal((await breach('decide', BOOK, id, ...DPO, '--reason', 'High risk to the person.', ...args)).code, 0); // prettier-ignore
  const note = async (...args: readonly string[]) => assert.equal((await breach('note', BOOK, id, ...OFFICER, '--what', 'Done as it is written.', ...args)).code, 0); // prettier-ignore
  for (const step of ['risk-to-life', 'freeze', 'recall', 'opened', 'undertaking', 'agency', 'prosecutor', 'officer-informed']) await note('--step', `${step}=done`); // prettier-ignore
  await note('--contained', 'outside-recovered');
  await decide('--severity', 'proposed');
  await decide('--regulator', 'yes');
  assert.equal((await letter('regulator', 'regulator.html')).code, 0);
  await note('--regulator-told', ago(1), '--reference', 'IC-204/26');
  await decide('--tell', 'V1=yes');
  await note('--channel', 'V1=officer-in-the-case');
  const drafted = await letter('person:V1', 'letter.html', '--name', at('name.txt'), '--large');
  assert.match(drafted.stdout, /Reading ease \(Flesch\) [6-9]\d;/);
  assert.match(
    readFileSync(at('letter.html'), 'utf8'),
    /font:20pt[\s\S]*Dear Ms Nowak[\s\S]*We stopped all other papers/,
  );
  assert.equal((await letter('recipient', 'recall.txt')).code, 0);
  // The recall kit of a release, from its receipt.
  writeFileSync(at('receipt.json'), JSON.stringify({ kind: 'blotter-receipt', recipient: 'defence:D1', made: { at: ago(50), by: 'K. Malik' }, documents: [{ file: 'MG11 Nowak.pdf', type: 'MG11', output: { path: 'documents/MG11 Nowak.pdf', sha256: 'a'.repeat(64) } }] })); // prettier-ignore
  const kit = (receipt: string) => breach('kit', BOOK, id, '--receipt', receipt, '--sender', at('sender.json'), ...OFFICER, '--out', at('kit')); // prettier-ignore
  assert.equal((await kit(at('facts.json'))).code, 2);
  assert.equal((await kit(at('receipt.json'))).code, 0);
  assert.deepEqual(readdirSync(at('kit')).toSorted(), ['print-all.html', 'to-keep', 'to-send']);
  const toSend = ['letter-to-recipient', 'undertaking'].map((name) => readFileSync(at(`kit/to-send/${name}.html`), 'utf8')); // prettier-ignore
  for (const html of toSend) assert.doesNotMatch(html, /Nowak|Malik|\bV1\b|witness|victim/);
  assert.match(toSend[0] ?? '', /Stop reading these papers/);
  assert.match(readFileSync(at('kit/to-keep/first-hour.html'), 'utf8'), /undertaking/);
  await note('--sent', 'person:V1=officer-in-the-case');
  const corrected = await breach('correct', BOOK, id, ...OFFICER, '--field', 'recipients', '--to', '2', '--reason', 'The clerk had a copy.'); // prettier-ignore
  assert.match(corrected.stdout, /recipients was 1, is 2: The clerk had a copy\./);
  const closed = await close();
  assert.equal(closed.code, 0);
  assert.match(closed.stdout, /breach, closed/);
  const due = await breach('training', BOOK);
  assert.match(
    due.stdout,
    /acc-17 {2}review {2}(?:over)?due by .* one breach of high or very high severity: BR-\d{4}-0001; a second person looks/,
  );
  assert.match(due.stdout, /acc-23 {2}review {2}(?:over)?due/);
  writeFileSync(at('staff.json'), JSON.stringify({ completions: [{ account: 'acc-17', exercise: 'review', at: ago(0.001), evidence: 'meeting-204', confirmedBy: 'acc-31' }, { account: 'acc-23', exercise: 'review', at: ago(0.001), evidence: 'meeting-204', confirmedBy: 'acc-23' }] })); // prettier-ignore
  const later = await breach('training', BOOK, '--staff', at('staff.json'));
  assert.match(later.stdout, /acc-17 {2}review {2}done, shown by meeting-204, confirmed by acc-31/);
  assert.match(
    later.stdout,
    /acc-23 {2}review {2}(?:over)?due[\s\S]*completion 2 does not count: a review is confirmed by somebody else/,
  );
  // The name was in the letter alone.
  for (const file of readdirSync(BOOK)) assert.doesNotMatch(readFileSync(join(BOOK, file), 'utf8'), /Nowak|0113/);
});

test('names are refused wherever they are put, and not repeated', async () => {
  writeFileSync(at('named.json'), readFileSync(at('facts.json'), 'utf8').replace('"acc-17"', '"Darren Holt"'));
  const named = await breach('new', BOOK, '--facts', at('named.json'), ...OFFICER);
  assert.equal(named.code, 2);
  assert.match(named.stderr, /redactedBy/);
  assert.doesNotMatch(named.stderr, /Holt/);
  const [id = ''] = readdirSync(BOOK).map((name) => name.replace('.jsonl', ''));
  const reason = await breach('decide', BOOK, id, ...DPO, '--reopen', '--reason', 'Darren Holt rang again.');
  assert.equal(reason.code, 2);
  assert.doesNotMatch(reason.stderr, /Holt/);
  const twice = await breach('new', BOOK, '--facts', at('twice.json'), ...OFFICER);
  assert.equal(twice.code, 2);
});

test('times: London’s, or with an offset; the hour that comes twice is asked about', async () => {
  const facts = JSON.parse(readFileSync(at('facts.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(at('twice.json'), JSON.stringify({ ...facts, awareAt: '2025-10-26T01:30' }));
  const twice = await breach('new', at('clock'), '--facts', at('twice.json'), ...OFFICER);
  assert.equal(twice.code, 2);
  assert.match(twice.stderr, /showed that time twice/);
  writeFileSync(at('once.json'), JSON.stringify({ ...facts, awareAt: '2025-10-26T01:30+01:00' }));
  assert.match((await breach('new', at('clock'), '--facts', at('once.json'), ...OFFICER)).stdout, /aware Sunday 26 October 2025, 01:30 BST/); // prettier-ignore
});

test('near misses and arrivals; the note to police; the year handed over', async () => {
  for (const kind of ['near-miss', 'failure-to-redact']) {
    writeFileSync(at(`${kind}.json`), (await breach('new', '--form', kind)).stdout);
    const made = await breach('new', BOOK, '--kind', kind, '--facts', at(`${kind}.json`), '--by', 'program');
    assert.equal(made.code, 0, made.stderr);
  }
  const arrival = readdirSync(BOOK).find((name) => name.startsWith('FR-'))?.replace('.jsonl', '') ?? '';
  assert.equal((await breach('letter', BOOK, arrival, '--to', 'police', '--sender', at('sender.json'), ...OFFICER, '--out', at('returned.txt'))).code, 0); // prettier-ignore
  assert.match(readFileSync(at('returned.txt'), 'utf8'), /page 2, line 14 \| address \| witness/);
  writeFileSync(at('received.csv'), 'force,documents\nWYP,120\nNYP,80\n');
  const { code, stdout } = await breach('export', BOOK, '--out', at('year'), '--year', '2026', '--received', at('received.csv')); // prettier-ignore
  assert.equal(code, 0);
  assert.match(stdout, /1 breach, 1 near miss, 1 failure to redact/);
  assert.deepEqual(readdirSync(at('year')).toSorted(), ['arrivals.csv', 'breaches.csv', 'near-misses.csv', 'records.json', 'summary.html', 'summary.json']); // prettier-ignore
  const html = readFileSync(at('year/summary.html'), 'utf8');
  assert.match(html, /WYP<\/th><td class="n">1<\/td><td class="n">120<\/td><td class="n">0\.8 %<\/td><td class="n">0\.1–4\.6 %/);
  assert.doesNotMatch(html, /NaN|undefined|https?:/);
  assert.equal((await breach('export', BOOK, '--out', at('year'))).code, 2);
}); // prettier-ignore
