import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATEGORIES, DOCUMENT_TYPES } from '../../model/index.ts';
import { handbookPlace, loadRulebook, renderHandbook } from '../index.ts';

const BOOK = loadRulebook();
const PAGES = renderHandbook(BOOK);
const html = [...PAGES].filter(([name]) => name.endsWith('.html'));

test('handbook: a page for each kind of data and each document, one heading each', () => {
  assert.equal(html.length, 2 + CATEGORIES.length + DOCUMENT_TYPES.length);
  for (const [name, text] of html) assert.equal(text.match(/<h1/g)?.length, 1, name);
});
test('handbook: every rule is told, sentence and all, where its place says', () => {
  for (const rule of [...BOOK.rules, ...BOOK.documents, ...BOOK.pages]) {
    assert.ok(PAGES.get('rules.html')?.includes(`id="${rule.id}"`), rule.id);
    const [page = '', id = ''] = handbookPlace(rule).split('#');
    assert.ok(PAGES.get(page)?.includes(`id="${id}"`), handbookPlace(rule));
  }
});
test('handbook: every link leads to a page of it; nothing is asked of any other machine', () => {
  const beside = new Set(['govuk-frontend.min.css', ...PAGES.keys()]);
  for (const [name, text] of html) {
    for (const [, to = ''] of text.matchAll(/(?:href|src)="([^"#]+)[^"]*"/g)) assert.ok(beside.has(to), `${name}: ${to}`);
    assert.doesNotMatch(text, /https?:/);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, `${name}: an id stands there twice`);
  }
  assert.doesNotMatch([...PAGES.values()].join(''), /url\(|@import|fetch\(/);
});
test('handbook: text of rules is text, whatever it holds', () => {
  const [first, ...others] = BOOK.rules;
  assert.ok(first);
  const evil = { ...first, sentence: '<script>alert("x")</script> & co' };
  const page = renderHandbook({ ...BOOK, rules: [evil, ...others] }).get('rules.html') ?? '';
  assert.doesNotMatch(page, /<script>alert/);
  assert.match(page, /&#60;script&#62;alert/);
});
