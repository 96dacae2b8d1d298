// The handbook inside the workbench: the pages that `blotter guidance` writes, so that every reason can be read up.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { renderHandbook } from '../../guidance/index.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { rulebook } from './review.ts';

let pages: ReadonlyMap<string, string> | undefined;
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  js: 'text/javascript',
};
const GOVUK = createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css');

async function page({ params }: Asked): Promise<Answer> {
  const name = params['page'] ?? '';
  if (name === 'govuk-frontend.min.css') return { bytes: readFileSync(GOVUK, 'utf8').replace(/@font-face\{[^}]*\}/g, ''), type: 'text/css' }; // prettier-ignore
  pages ??= renderHandbook(rulebook());
  const text = pages.get(name);
  if (text === undefined) return { view: 'message', data: { title: 'Page not found', lines: ['The handbook has no such page.'] }, status: 404 }; // prettier-ignore
  return { bytes: text, type: TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain' };
}

export const GUIDANCE: readonly Route[] = [
  { method: 'GET', path: '/guidance', gate: 'guidance-read', answer: async () => ({ to: '/guidance/index.html' }) },
  { method: 'GET', path: '/guidance/:page', gate: 'guidance-read', answer: page },
];
