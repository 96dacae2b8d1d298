// Pages out of templates: Nunjucks with GOV.UK components, no crown and not their typeface, which belong to gov.uk alone.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import nunjucks from 'nunjucks';

const require = createRequire(import.meta.url);
const GOVUK = path.join(path.dirname(require.resolve('govuk-frontend/package.json')), 'dist');
const VIEWS = path.join(import.meta.dirname, '../views');

const FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif';

/** The style sheets that pages use, by their path; the hash in the name lets browsers keep them for ever. */
export interface Sheet {
  readonly path: string;
  readonly css: string;
}
const sheet = (name: string, css: string): Sheet => ({
  path: `/assets/${name}-${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`,
  css,
});

export const SHEETS: readonly Sheet[] = [
  sheet(
    'govuk',
    readFileSync(path.join(GOVUK, 'govuk/govuk-frontend.min.css'), 'utf8')
      .replace(/@font-face\{[^}]*\}/g, '')
      .replace(/"?GDS Transport"?,\s*arial,\s*sans-serif/gi, FONTS)
      .replace(/url\([^)]*\)/g, 'none')
      // What is left of their typeface is a notice about it, and a map of the source that is not served.
      .replace(/\/\*[!#][^]*?\*\//g, ''),
  ),
  sheet('blotter', readFileSync(path.join(VIEWS, 'blotter.css'), 'utf8')),
];

/** A small script of ours, by its path as sheets are. `key`: by which templates name it. */
export interface Script {
  readonly key: string;
  readonly path: string;
  readonly js: string;
}
const script = (key: string): Script => {
  const js = readFileSync(path.join(VIEWS, `${key}.js`), 'utf8');
  return { key, js, path: `/assets/${key}-${createHash('sha256').update(js).digest('hex').slice(0, 12)}.js` };
};
export const SCRIPTS: readonly Script[] = [script('progress')];
const SCRIPT_PATHS = Object.fromEntries(SCRIPTS.map((one) => [one.key, one.path]));

const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader([VIEWS, GOVUK]), {
  autoescape: true,
  throwOnUndefined: false,
});

/** A page as HTML. `nonce` goes on the template's one inline script. */
export const renderPage = (view: string, data: Readonly<Record<string, unknown>>, nonce: string): string =>
  templates.render(`${view}.njk`, { ...data, cspNonce: nonce, sheets: SHEETS.map((one) => one.path), scripts: SCRIPT_PATHS });
