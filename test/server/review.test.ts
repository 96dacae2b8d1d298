// The review page without its script, by requests as browsers make them: everything can be read and decided by its forms.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { parseHTML } from 'linkedom';
import { EMPTY_LOG, markStates } from '../../src/review/index.ts';
import { reviewOf } from '../../src/server/review/open.ts';
import { startWorkbench, type Member, type Workbench } from './workbench.ts';

let bench: Workbench;
let kiran: Member;
let robin: Member;
before(async () => {
  bench = await startWorkbench();
  kiran = await bench.member('Kiran Malik', ['prosecutor']);
  robin = await bench.member('Robin Hale', ['prosecutor']);
});
after(() => bench.stop());

interface Got {
  readonly status: number;
  readonly to: string | null;
  readonly text: string;
  readonly page: Document;
}
async function send(who: Member, path: string, form?: Record<string, string>): Promise<Got> {
  const headers = { cookie: `blotter-session=${who.token}`, ...(form ? { origin: bench.own, 'sec-fetch-site': 'same-origin' } : {}) }; // prettier-ignore
  const answer = await fetch(bench.own + path, { headers, redirect: 'manual', ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}) }); // prettier-ignore
  const text = await answer.text();
  return { status: answer.status, to: answer.headers.get('location'), text, page: parseHTML(text).document };
} // prettier-ignore
const get = (who: Member, path: string): Promise<Got> => send(who, path);
/** The fields of a form with what the person filled in. */
const fields = (form: Element | null | undefined, more: Record<string, string>): Record<string, string> => {
  assert.ok(form);
  const hidden = [...form.querySelectorAll('input[type=hidden]')].map((one): [string, string] => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? '']); // prettier-ignore
  return { ...Object.fromEntries(hidden), ...more };
};

/** The first page in the order of review that this person (and another) does not see blind and that has open marks. */
async function pageWithMarks(who: Member, other?: Member): Promise<{ path: string; got: Got }> {
  const first = await get(who, bench.base);
  let path = first.to ?? '';
  for (;;) {
    const got = await get(who, path);
    assert.equal(got.status, 200, path);
    const { dataset } = got.page.getElementById('review') as HTMLElement;
    const blindToo = other && /data-blind="yes"/.test((await get(other, path)).text);
    if (dataset['blind'] !== 'yes' && blindToo !== true && got.page.querySelectorAll('.item--undecided').length > 1) return { path, got }; // prettier-ignore
    path = got.page.getElementById('next')?.getAttribute('href') ?? assert.fail('no page with marks');
  }
}

describe('what the page shows', () => {
  test('the case is named: URN, all defendants, recipient, guidance, state', async () => {
    const { got } = await pageWithMarks(kiran);
    const bar = got.page.querySelector('.identity')?.textContent?.replace(/\s+/g, ' ');
    assert.match(
      bar ?? '',
      /16BD0287125 Kieran Lee Stannard for The defence of Kieran Lee Stannard \(D1\) guidance ew-2026\.\d+ Draft/,
    );
  });
  test('a mark says act, kind, whose, grade in words, the rule’s sentence with its paragraph, evidence, what stands alike', async () => {
    const { got } = await pageWithMarks(kiran);
    const item = [...got.page.querySelectorAll('.item--redact')].find((one) => one.querySelector('a.like'));
    assert.ok(item);
    const text = item.textContent?.replace(/\s+/g, ' ') ?? '';
    assert.match(text, /Redact/);
    assert.match(text, /Certain|Likely|Worth a look/);
    assert.doesNotMatch(text, /\d %|\d%/);
    assert.match(text, /\(V1, victim\)/);
    assert.match(text, /Because: /);
    assert.match(item.querySelector('a.like')?.textContent ?? '', /^\d+ places in \d+ documents?/);
    const link = item.querySelector('a[href^="/guidance/"]')?.getAttribute('href') ?? '';
    const handbook = await get(kiran, link.split('#')[0] ?? '');
    assert.equal(handbook.status, 200);
    assert.ok(handbook.page.getElementById(link.split('#')[1] ?? ''), link);
  });
  test('what was kept is visible with its reason', async () => {
    const { got } = await pageWithMarks(kiran);
    const kept = got.page.querySelector('.item--keep');
    assert.match(kept?.textContent ?? '', /Stays/);
    assert.match(kept?.textContent ?? '', /stay|named|keep|know/i);
  });
  test('marks stand where the words stand, as buttons that the list mirrors', async () => {
    const { got } = await pageWithMarks(kiran);
    const items = [...got.page.querySelectorAll<HTMLElement>('#items > li')];
    assert.ok(items.length > 5);
    for (const item of items) {
      const button = got.page.querySelector(`#marks button[data-key="${item.dataset['key']}"]`);
      const words = [...got.page.querySelectorAll<HTMLElement>('#layer text')].filter((word) => {
        const from = Number(word.dataset['from']);
        return from >= Number(item.dataset['from']) && from < Number(item.dataset['to']);
      });
      const place = button?.parentElement;
      const number = (of: Element | null | undefined, name: string): number => Number(of?.getAttribute(name));
      const [first] = words;
      if (!first) continue; // begins within a word
      assert.ok(Math.abs(number(place, 'x') - number(first, 'x')) < 2, item.dataset['key']);
      assert.ok(number(first, 'y') > number(place, 'y') && number(first, 'y') < number(place, 'y') + number(place, 'height') + 3); // prettier-ignore
    }
  });
  test('documents stand worst first, and those that do not go say so', async () => {
    const { got } = await pageWithMarks(kiran);
    const lines = [...got.page.querySelectorAll('#documents li')].map((one) => one.textContent ?? '');
    assert.match(lines[0] ?? '', /MEDICAL/);
    assert.match(lines.at(-1) ?? '', /MG9 witness list\.pdf.*does not go/s);
  });
  test('the picture of the page comes, its draft too, and a page that is none does not', async () => {
    const { path } = await pageWithMarks(kiran);
    const headers = { cookie: `blotter-session=${kiran.token}` };
    for (const side of ['original', 'draft']) {
      const answer = await fetch(`${bench.own}${path}/picture?side=${side}`, { headers });
      assert.equal(answer.headers.get('content-type'), 'image/png');
      assert.equal(answer.headers.get('cache-control'), 'no-store');
    }
    assert.equal((await fetch(`${bench.own}${bench.base}/99/1/picture`, { headers })).status, 404);
    assert.equal((await get(kiran, `${bench.base}/1/99`)).status, 404);
  });
  test('a page that was sent out stands in the book, once for one look', async () => {
    const { path, got } = await pageWithMarks(robin);
    await get(robin, path);
    const file = (got.page.getElementById('review') as HTMLElement).dataset['file'];
    const mine = bench.casework().views.filter((one) => one.by === robin.account && one.file === file && one.page === Number(path.split('/').at(-1))); // prettier-ignore
    assert.equal(mine.length, 1);
  });
});

describe('deciding by forms', () => {
  test('redact, keep with a reason, undo: each comes back to the same mark', async () => {
    const { path, got } = await pageWithMarks(kiran);
    const item = got.page.querySelector<HTMLElement>('.item--undecided') as HTMLElement;
    const key = item.dataset['key'] ?? '';
    const again = async (): Promise<HTMLElement> => (await get(kiran, `${path}?m=${key}`)).page.getElementById(key) as HTMLElement;
    const redacted = await send(kiran, path, fields(item.querySelector('form'), { does: 'redact' }));
    assert.deepEqual([redacted.status, redacted.to], [303, `${path}?m=${key}#${key}`]);
    assert.equal((await again()).dataset['act'], 'redact');
    const kept = await send(kiran, path, fields((await again()).querySelector('form'), { does: 'keep', why: '#2' }));
    assert.equal(kept.status, 303);
    const now = await again();
    assert.equal(now.dataset['act'], 'keep');
    assert.ok(now.querySelector('details')?.hasAttribute('open'));
    assert.match(now.textContent ?? '', /Kiran Malik: stays\. It is evidence that the case turns on/);
    const undo = (await get(kiran, path)).page.getElementById('undo-form');
    assert.equal((await send(kiran, path, fields(undo, { does: 'undo' }))).status, 303);
    assert.equal((await again()).dataset['act'], 'redact');
    const last = bench.casework().events().findLast((event) => event.kind === 'decided');
    assert.equal(last?.by, kiran.account);
    assert.ok(last?.kind === 'decided' && last.over.length === 1 && last.marks[0]?.basis.rule !== '');
  }); // prettier-ignore
  test('what is refused is told at the mark', async () => {
    const { path, got } = await pageWithMarks(kiran);
    const item = got.page.querySelector<HTMLElement>('.item--undecided') as HTMLElement;
    const none = await send(kiran, path, fields(item.querySelector('form'), { does: 'keep', why: '', words: 'x' }));
    assert.equal(none.status, 409);
    assert.match(none.page.getElementById(item.dataset['key'] ?? '')?.querySelector('[role=alert]')?.textContent ?? '', /A reason is missing/); // prettier-ignore
    const old = await send(kiran, path, fields(item.querySelector('form'), { does: 'redact', seen: 'ew-2020.1 EW-1 keep certain' })); // prettier-ignore
    assert.equal(old.status, 409);
    assert.match(old.text, /The guidance says something else here by now/);
    const nonsense = await send(kiran, path, fields(item.querySelector('form'), { does: 'everything' }));
    assert.equal(nonsense.status, 400);
    assert.match(nonsense.text, /B-WEB-01/);
    const forged = await send(kiran, path, fields(item.querySelector('form'), { does: 'redact', _csrf: 'x' }));
    assert.equal(forged.status, 403);
  });
  test('two people who answer differently leave it open; a question holds it', async () => {
    const { path, got } = await pageWithMarks(kiran, robin);
    const [first, second] = got.page.querySelectorAll<HTMLElement>('.item--undecided');
    const theirs = (await get(robin, path)).page;
    await send(robin, path, fields(theirs.getElementById(first?.dataset['key'] ?? '')?.querySelector('form'), { does: 'keep', why: '#1' })); // prettier-ignore
    await send(kiran, path, fields(first?.querySelector('form'), { does: 'redact' }));
    const both = (await get(kiran, path)).page.getElementById(first?.dataset['key'] ?? '');
    assert.match(both?.textContent ?? '', /Two people answered differently/);
    await send(kiran, path, fields(second?.querySelector('form'), { does: 'flag', words: 'Does she know him?' }));
    const asked = (await get(kiran, path)).page.getElementById(second?.dataset['key'] ?? '');
    assert.match(asked?.textContent ?? '', /Kiran Malik asks: Does she know him\?/);
  });
  test('page done leads to the next page, with the seconds that it was there', async () => {
    const { path, got } = await pageWithMarks(kiran);
    const form = got.page.getElementById('done-form');
    const since = new Date(Date.now() - 42_000).toISOString();
    const done = await send(kiran, path, fields(form, { does: 'done', since }));
    assert.equal(done.to, got.page.getElementById('next')?.getAttribute('href'));
    const event = bench.casework().events().findLast((one) => one.kind === 'page-done');
    assert.ok(event?.kind === 'page-done' && event.seconds >= 42 && event.seconds < 60);
  }); // prettier-ignore
  test('an answer is offered where the same question stands, and taken with one click', async () => {
    // Answers of the tests above would be answers both ways, to which nothing is offered.
    bench.kept.log = EMPTY_LOG;
    const { now } = reviewOf(bench.casework().viewNow, bench.kept.log);
    const open = now.documents.flatMap(({ decided }, doc) =>
      decided
        .filter(({ act, open: why }) => act === 'undecided' && why === undefined)
        .map(({ proposal }) => ({ doc: doc + 1, proposal })),
    );
    const questionOf = ({ proposal: { rule, finding }, doc }: (typeof open)[number]): string =>
      `${rule} ${finding.whose} ${finding.category} ${now.documents[doc - 1]?.view.judged.document.pages[finding.passage.page - 1]?.text.slice(finding.passage.from, finding.passage.to).toLowerCase()}`;
    const pair = [...Map.groupBy(open, questionOf).values()].find(
      (same) => new Set(same.map(({ doc }) => doc)).size > 1,
    );
    const [here, there] = [pair?.[0], pair?.find(({ doc }) => doc !== pair[0]?.doc)];
    assert.ok(here && there);
    const pathTo = ({ doc, proposal }: (typeof open)[number]): string =>
      `${bench.base}/${doc}/${proposal.finding.passage.page}`;
    let [one, other]: [Got?, Got?] = [];
    let who = kiran;
    do {
      who = await bench.member('Sam Ott', ['prosecutor']);
      [one, other] = [await get(who, pathTo(here)), await get(who, pathTo(there))];
    } while (/data-blind="yes"/.test(one.text + other.text));
    const item = (got: Got, { proposal }: (typeof open)[number]): HTMLElement =>
      [...got.page.querySelectorAll<HTMLElement>('.item')].find(
        ({ dataset }) => dataset['id'] === proposal.id,
      ) as HTMLElement;
    await send(who, pathTo(here), fields(item(one, here).querySelector('form'), { does: 'keep', why: '#2' }));
    const offered = item(await get(who, pathTo(there)), there);
    assert.equal(offered.dataset['offer'], 'keep');
    assert.match(offered.querySelector('form')?.textContent ?? '', /Answer as before/);
    assert.equal(
      (await send(who, pathTo(there), fields(offered.querySelector('form'), { does: 'offer' }))).status,
      303,
    );
    const taken = item(await get(who, pathTo(there)), there);
    assert.equal(taken.dataset['act'], 'keep');
    assert.match(taken.textContent ?? '', /\(as answered for /);
  });
});

describe('across the case', () => {
  test('a contact sheet tells its scope, and a bulk act is one event that one undo takes back', async () => {
    const { got } = await pageWithMarks(kiran);
    const many = [...got.page.querySelectorAll('.item--redact a.like')].find(
      (one) => parseInt(one.textContent ?? '', 10) > 2,
    );
    const like = many?.getAttribute('href') ?? '';
    const sheet = await get(kiran, like);
    const form = sheet.page.getElementById('sheet-form');
    const places = sheet.page.querySelectorAll('.gallery__grid li').length;
    assert.match(sheet.text, new RegExp(`${places} places in \\d+ document`));
    const before_ = bench.casework().events().length;
    const take = [...Array(places).keys()].slice(1).join(' ');
    const done = await send(kiran, like.split('?')[0] ?? '', fields(form, { does: 'redact', take }));
    assert.equal(done.status, 200);
    const event = bench.casework().events().at(-1);
    assert.equal(bench.casework().events().length, before_ + 1);
    assert.ok(event?.kind === 'decided' && event.marks.length === places - 1 && /places? in/.test(event.scope ?? ''));
    const marks = new Set(event.marks.map(({ mark }) => mark));
    const answered = (): number =>
      [...markStates(bench.kept.log).marks].filter(
        ([mark, { heads }]) => marks.has(mark) && heads.at(-1)?.id === event.id,
      ).length;
    assert.equal(answered(), places - 1);
    const undo = (await pageWithMarks(kiran)).got.page.getElementById('undo-form');
    assert.equal(undo?.querySelector('input[name=what]')?.getAttribute('value'), event.id);
    await send(kiran, (await pageWithMarks(kiran)).path, fields(undo, { does: 'undo' }));
    assert.equal(answered(), 0);
    const none = await send(kiran, like.split('?')[0] ?? '', fields(done.page.getElementById('sheet-form'), { does: 'redact' })); // prettier-ignore
    assert.match(none.text, /Nothing is chosen/);
  });
  test('one person everywhere, and words searched by a form that leaves no trace in an address', async () => {
    const lens = await get(kiran, `${bench.base}/person/V1`);
    assert.match(lens.text, /\(V1, victim\), everywhere in this case/);
    assert.equal((await get(kiran, `${bench.base}/person/V77`)).status, 404);
    const { got } = await pageWithMarks(kiran);
    const found = await send(kiran, `${bench.base}/search`, fields(got.page.querySelector('form[role=search]'), { q: 'harbour road' })); // prettier-ignore
    assert.ok(found.page.querySelectorAll('.hits li').length > 3);
    const wild = await send(kiran, `${bench.base}/search`, fields(got.page.querySelector('form[role=search]'), { q: '.*(' })); // prettier-ignore
    assert.match(wild.text, /Nothing found/);
  });
});

describe('who may do what', () => {
  test('who only reads sees everything and decides nothing', async () => {
    const reader = await bench.member('Ines Pole', ['inspector']);
    const { path, got } = await pageWithMarks(reader);
    assert.equal(got.page.querySelectorAll('#rail form').length, 0);
    const csrf = (got.page.getElementById('review') as HTMLElement).dataset['csrf'] ?? '';
    assert.equal((await send(reader, path, { _csrf: csrf, does: 'redact' })).status, 403);
    const said = JSON.stringify([{ kind: 'undone', id: randomUUID(), what: 'x' }]);
    assert.equal((await send(reader, `${bench.base}/events`, { _csrf: csrf, said })).status, 403);
  });
  test('a case for nobody yet says how far it is', async () => {
    const none = await get(kiran, bench.base.replace('defence%3AD1', 'court'));
    assert.equal(none.status, 404);
    assert.match(none.text, /was not prepared for this recipient/);
  });
});

describe('blind pages', () => {
  test('nothing that was found is told before the person has marked; then both are there', async () => {
    const first = (await get(robin, bench.base)).to ?? '';
    let path = first;
    for (;;) {
      const got = await get(robin, path);
      const { dataset } = got.page.getElementById('review') as HTMLElement;
      if (dataset['blind'] === 'yes') {
        assert.equal(got.page.querySelectorAll('.item, .mark, .unexplained').length, 0);
        assert.doesNotMatch(got.text, /#p\d+:\d+/);
        const words = [...got.page.querySelectorAll('#layer text')].slice(0, 2).map((one) => one.textContent).join(' ');
        const done = await send(robin, path, fields(got.page.getElementById('blind-form'), { does: 'blind', words }));
        assert.equal(done.status, 303);
        const event = bench.casework().events().findLast((one) => one.kind === 'blind-done');
        assert.ok(event?.kind === 'blind-done' && event.found.length >= 1);
        const now = await get(robin, path);
        assert.equal((now.page.getElementById('review') as HTMLElement).dataset['blind'], '');
        assert.ok(now.page.querySelectorAll('.item').length > 0);
        return;
      }
      path = got.page.getElementById('next')?.getAttribute('href') ?? assert.fail('no page is blind: there is always one');
    }
  }); // prettier-ignore
});
