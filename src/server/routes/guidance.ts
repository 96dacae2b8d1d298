// The handbook inside the workbench: the pages that `blotter guidance` writes, so that every reason can be read up.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { renderHandbook, type Rulebook } from '../../guidance/index.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { notFound } from '../web/not-found.ts';

/** Written once for each book. */
const handbooks = new WeakMap<Rulebook, ReadonlyMap<string, string>>();
function pagesOf(book: Rulebook): ReadonlyMap<string, string> {
  const pages = handbooks.get(book) ?? renderHandbook(book);
  handbooks.set(book, pages);
  return pages;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  js: 'text/javascript',
};
const GOVUK = createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css');

async function page({ params, rulebook }: Asked): Promise<Answer> {
  const name = params['page'] ?? '';
  if (name === 'govuk-frontend.min.css') return { bytes: readFileSync(GOVUK, 'utf8').replace(/@font-face\{[^}]*\}/g, ''), type: 'text/css' }; // prettier-ignore
  const text = pagesOf(rulebook).get(name);
  if (text === undefined) return notFound('The handbook has no such page.');
  return { bytes: text, type: TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain' };
}

export const GUIDANCE: readonly Route[] = [
  { method: 'GET', path: '/guidance', gate: 'guidance-read', answer: async () => ({ to: '/guidance/index.html' }) },
  { method: 'GET', path: '/guidance/:page', gate: 'guidance-read', answer: page },
];
