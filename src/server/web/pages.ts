// Pages out of templates: Nunjucks with GOV.UK components, no crown and not their typeface, which belong to gov.uk alone.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import nunjucks from 'nunjucks';
import { TAGS, type Language } from '../language/catalogue.ts';
import { told } from '../language/say.ts';
import { viewerScript } from './script.ts';

const require = createRequire(import.meta.url);
const GOVUK = path.join(path.dirname(require.resolve('govuk-frontend/package.json')), 'dist');
const VIEWS = path.join(import.meta.dirname, '../views');

const FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif';

/** What pages load, by its path; the hash in the name lets browsers keep it for ever. */
export interface Asset {
  readonly path: string;
  readonly type: 'text/css' | 'text/javascript';
  readonly text: string;
  /** The same, compressed by gzip. Pages are never compressed: beside what somebody else put in, their length would tell secrets. */
  readonly packed: Buffer;
}
const asset = (name: string, ending: 'css' | 'js', text: string): Asset => ({
  path: `/assets/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${ending}`,
  type: ending === 'css' ? 'text/css' : 'text/javascript',
  text,
  packed: gzipSync(text, { level: 9 }),
});

/** May an answer to whoever sent this `accept-encoding` be compressed by gzip (RFC 9110, section 12.5.3)? `*` is not asked for by browsers. */
export const takesGzip = (header: string | undefined): boolean =>
  (header ?? '').split(',').some((part) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0{0,3})?\s*$)[\d.]+\s*)?$/i.test(part));

const GOVUK_SHEET = readFileSync(path.join(GOVUK, 'govuk/govuk-frontend.min.css'), 'utf8')
  .replace(/@font-face\{[^}]*\}/g, '')
  .replace(/"?GDS Transport"?,\s*arial,\s*sans-serif/gi, FONTS)
  .replace(/url\([^)]*\)/g, 'none')
  // What is left of their typeface is a notice about it, and a map of the source that is not served.
  .replace(/\/\*[!#][^]*?\*\//g, '');
const own = (file: string): string => readFileSync(path.join(VIEWS, file), 'utf8');

/** On every page. */
const SHEETS = [asset('govuk', 'css', GOVUK_SHEET), asset('blotter', 'css', own('blotter.css'))];
/** On pages that wait for a preparation. */
const PROGRESS_SCRIPT = asset('progress', 'js', own('progress.js'));

/** On pages where a passkey is made or used. */
const PASSKEY_SCRIPT = asset('passkey', 'js', own('passkey.js'));

/** On the pages of the review alone. */
const REVIEW_SHEET = asset('review', 'css', own('review.css'));
const REVIEW_SCRIPT = asset('review', 'js', viewerScript());

export const ASSETS: readonly Asset[] = [...SHEETS, PROGRESS_SCRIPT, PASSKEY_SCRIPT, REVIEW_SHEET, REVIEW_SCRIPT];

const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader([VIEWS, GOVUK]), {
  autoescape: true,
  throwOnUndefined: false,
});

/** Pages that speak Welsh; the others say that they do not yet. */
export const IN_WELSH: ReadonlySet<string> = new Set(['sign-in', 'cases', 'message', 'review', 'release', 'receipt']);

/** A page as HTML. `nonce` goes on the template's one inline script. */
export const renderPage = (
  view: string,
  data: Readonly<Record<string, unknown>>,
  nonce: string,
  language: Language = 'en',
  english = false,
): string => {
  const englishOnly = language !== 'en' && (english || !IN_WELSH.has(view));
  type Names = Readonly<Record<string, string | number>>;
  return templates.render(`${view}.njk`, {
    ...data,
    t: (id: string, names: Names = {}) => told(id, names, englishOnly ? 'en' : language),
    // Around the page: in the reader's language, whatever the page speaks.
    th: (id: string, names: Names = {}) => told(id, names, language),
    tEnglish: (id: string, names: Names = {}) => told(id, names, 'en'),
    language,
    languageTag: TAGS[language],
    // Sentences that stay English say so to those who have the page read aloud.
    inEnglish: language === 'en' ? '' : 'lang=en-GB',
    englishOnly,
    cspNonce: nonce,
    sheets: SHEETS.map((one) => one.path),
    progressScript: PROGRESS_SCRIPT.path,
    passkeyScript: PASSKEY_SCRIPT.path,
    reviewSheet: REVIEW_SHEET.path,
    reviewScript: REVIEW_SCRIPT.path,
  });
};
