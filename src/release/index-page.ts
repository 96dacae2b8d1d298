// The first page of a package: what is in it, what was left out and why, how to check it. One file that a browser opens
// from disk, without script and without anything from elsewhere. Not here: the schedule, mark by mark (report.ts).
import type { Prepared, PreparedDocument } from '../flow/index.ts';
import { legend, type Rulebook } from '../guidance/index.ts';
import { formatRecipient } from '../model/index.ts';
import { outwardName, outwardWithheld } from './outward.ts';

const safe = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
/** A path of the package as a link: each part by itself, so that a `#` or `?` in a name stays part of it. */
const hrefOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
const plural = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** Short, dark on light or light on dark as the reader's screen asks, wide tables scroll by themselves. */
const STYLE = `:root{color-scheme:light dark}
body{font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}
div.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid #8886}
td.n{text-align:right}code{font-size:.9em;overflow-wrap:anywhere}`;

const table = (head: readonly string[], rows: readonly string[]): string =>
  `<div class="wide" tabindex="0" role="region" aria-label="${safe(head.join(', '))}"><table><thead><tr>${head.map((text) => `<th scope="col">${safe(text)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;

function going(prepared: PreparedDocument, i: number): string {
  const { path, judged, decided } = prepared;
  const { document, dropPages } = judged;
  const marks = decided.filter(({ act }) => act === 'redact').length;
  const gone = dropPages.length === 0 ? '' : `, ${plural(dropPages.length, 'page')} taken out`;
  const pages = document.pages.length - dropPages.length;
  return `<tr><td class="n">${i + 1}</td><th scope="row"><a href="${safe(hrefOf(path ?? ''))}">${safe(outwardName(prepared))}</a></th><td>${safe(document.type)}</td><td class="n">${pages}</td><td>${marks === 0 && gone === '' ? 'as it was' : `${plural(marks, 'place')} redacted${gone}`}</td></tr>`;
}

/** Withheld papers by type and reason. Their names are not told: a name of a paper can be what must not be known. */
function withheld(documents: readonly PreparedDocument[]): string[] {
  const groups = Map.groupBy(documents, (one) => JSON.stringify([one.judged.document.type, outwardWithheld(one).why]));
  return [...groups].map(([key, { length }]) => {
    const [type = '', why = ''] = JSON.parse(key) as string[];
    return `<tr><th scope="row">${safe(type)}</th><td class="n">${length}</td><td>${safe(why)}</td></tr>`;
  });
}

/** The page as HTML. `made`: ISO 8601, shown as its day. */
export function indexPage(prepared: Prepared, rulebook: Rulebook, made: string): string {
  const { manifest, recipient, documents, guidance } = prepared;
  const [go, stay] = [documents.filter(({ copy }) => copy !== null), documents.filter(({ copy }) => copy === null)];
  const title = `${manifest.title} (${manifest.urn})`;
  return `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(title)}</title><style>${STYLE}</style></head><body>
<h1>${safe(title)}</h1>
<p>Papers for <strong>${safe(formatRecipient(recipient))}</strong>, made ${safe(made.slice(0, 10))} under guidance ${safe(guidance)}. Black boxes cover what this recipient may not have; the letter on a box says why.</p>
<h2>${plural(go.length, 'document')} in this package</h2>
${table(['No.', 'Document', 'Type', 'Pages', 'Redaction'], go.map(going))}
${stay.length === 0 ? '' : `<h2>${plural(stay.length, 'document')} not in it</h2>\n${table(['Type', 'Number', 'Why'], withheld(stay))}`}
<h2>Letters on the boxes</h2>
${table(
  ['Letter', 'Means'],
  legend(rulebook).map(({ code, meaning }) => `<tr><th scope="row">${safe(code)}</th><td>${safe(meaning)}</td></tr>`),
)}
<h2>Schedule and receipt</h2>
<p>Each redaction with its reason stands in <a href="schedule.csv">schedule.csv</a>. <a href="receipt.json">receipt.json</a> holds the hash of every file: <code>blotter verify receipt.json FOLDER</code> says whether they are the papers that were sent, without an account and without the originals.</p>
<p>If you think that something here is not meant for you, do not read on: tell the sender at once.</p>
</body></html>
`;
}
