// The shell of a report: one HTML file that asks nothing of any other machine, in the look of GOV.UK (without crown and
// its typeface), light and dark, for screen and print. Charts stand beside their tables.

/** Text that is safe between tags and in quoted attributes. */
export const safe = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => `&#${String(mark.charCodeAt(0))};`); // prettier-ignore

/** A table; cells are text. The first cell of a row is its head. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  // A column of figures stands to the right, head and all.
  const figures = head.map((_, i) => i > 0 && rows.every((row) => row[i] === undefined || row[i] === '' || typeof row[i] === 'number' || /^[<–−-]?\s?[\d–]/.test(row[i])));
  const right = (i: number): string => (figures[i] ? ' class="n"' : '');
  const body = rows
    .map(([first = '', ...cells]) => `<tr><th scope="row">${safe(String(first))}</th>${cells.map((cell, i) => `<td${right(i + 1)}>${safe(String(cell))}</td>`).join('')}</tr>`)
    .join('\n');
  return `<div class="table" tabindex="0" role="region" aria-label="${safe(caption)}"><table><caption>${safe(caption)}</caption>
<thead><tr>${head.map((one, i) => `<th scope="col"${right(i)}>${safe(one)}</th>`).join('')}</tr></thead>
<tbody>${body}</tbody></table></div>`;
} // prettier-ignore

/** A section: heading, what it says, the chart, and its table beside it. `chart` and `beside` are HTML. */
export function section(id: string, title: string, says: readonly string[], chart: string | null, beside: string): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${safe(title)}</h2>
${says.map((one) => `<p>${safe(one)}</p>`).join('\n')}
<div class="${chart === null ? 'alone' : 'pair'}">${chart === null ? '' : `<figure>${chart}</figure>`}${beside}</div></section>`;
} // prettier-ignore

/** A key and its value, one below the other. */
export const summary = (rows: readonly (readonly [key: string, value: string])[]): string =>
  `<dl>${rows.map(([key, value]) => `<div><dt>${safe(key)}</dt><dd>${safe(value)}</dd></div>`).join('')}</dl>`;

/** Small tables side by side. `parts` are HTML; empty ones are left out. */
export const grid = (parts: readonly string[]): string =>
  `<div class="grid">${parts.filter((part) => part !== '').join('\n')}</div>`;

export const inset = (text: string): string => `<div class="inset">${safe(text)}</div>`;

/** The whole page. */
export function report(title: string, lead: string, body: string, foot: string): string {
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark"><title>${safe(title)}</title><style>${STYLE}</style></head>
<body><a class="skip" href="#main">Skip to main content</a><header><div class="width">Blotter</div></header>
<main class="width" id="main"><h1>${safe(title)}</h1><p class="lead">${safe(lead)}</p>
${body}
</main><footer><div class="width">${safe(foot)}</div></footer></body></html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --paper:#fff; --ink:#0b0c0c; --quiet:#484949; --line:#cecece; --blue:#1d70b8; --red:#ca3535; --grey:#6b7276; --band:#d2e2f1; --faint:#f3f3f3; --link:#1a65a6; }
@media (prefers-color-scheme: dark) { :root { --paper:#121415; --ink:#f3f3f3; --quiet:#b8bcbf; --line:#474b4e; --blue:#6cb0ee; --red:#ff8f87; --grey:#9ea4a8; --band:#1f3a54; --faint:#1e2224; --link:#8ec5f7; } }
@media print { :root { --paper:#fff; --ink:#000; --quiet:#333; --line:#999; --blue:#1d70b8; --red:#ca3535; --grey:#666; --band:#d2e2f1; --faint:#fff; } .skip { display:none } .table { max-height:none } section { break-inside: avoid } }
* { box-sizing: border-box }
body { margin:0; background:var(--paper); color:var(--ink); font:19px/1.32 Arial,Helvetica,sans-serif; }
.width { max-width:1180px; margin:0 auto; padding:0 20px; }
header { background:#1d70b8; color:#fff; font-weight:700; font-size:22px; padding:10px 0; }
.skip { position:absolute; left:-9999px } .skip:focus { left:10px; top:10px; background:#fd0; color:#0b0c0c; padding:8px }
main { padding-top:28px !important; padding-bottom:40px !important; }
h1 { font-size:36px; line-height:1.1; margin:0 0 14px } h2 { font-size:26px; line-height:1.15; margin:0 0 10px }
p { margin:0 0 12px; max-width:46em } .lead { font-size:22px; color:var(--quiet); margin-bottom:24px }
.inset { border-left:10px solid var(--blue); padding:12px 16px; margin:20px 0; max-width:46em; background:var(--faint) }
section { border-top:1px solid var(--line); padding:24px 0 10px; margin-top:20px }
.pair { display:grid; grid-template-columns:minmax(0,6fr) minmax(0,5fr); gap:30px; align-items:start }
figure { margin:0; min-width:0; color:var(--ink) } figure svg { width:100%; height:auto; --plot-background:var(--paper) }
.grid { display:grid; grid-template-columns:repeat(auto-fit,minmax(min(100%,340px),1fr)); gap:20px 40px; align-items:start; margin-bottom:30px }
.table { overflow-x:auto; min-width:0; max-height:580px; overflow-y:auto; margin-bottom:12px } .alone .table { max-width:760px }
table { border-collapse:collapse; width:100%; font-size:16px } caption { text-align:left; font-weight:700; padding-bottom:6px }
th,td { text-align:left; padding:5px 12px 5px 0; border-bottom:1px solid var(--line); vertical-align:top } tbody th { font-weight:400 }
thead th { position:sticky; top:0; background:var(--paper) }
.n { text-align:right; font-variant-numeric:tabular-nums; white-space:nowrap }
dl { margin:0 0 20px; max-width:46em } dl div { display:grid; grid-template-columns:minmax(9em,1fr) 2fr; gap:16px; border-bottom:1px solid var(--line); padding:8px 0 } dt { font-weight:700 } dd { margin:0 }
footer { border-top:1px solid var(--line); background:var(--faint); color:var(--quiet); font-size:16px; padding:20px 0 }
:focus-visible { outline:3px solid #fd0; outline-offset:2px }
@media (max-width: 860px) { .pair { grid-template-columns:minmax(0,1fr) } body { font-size:17px } h1 { font-size:29px } h2 { font-size:22px } .lead { font-size:19px } .table { max-height:none } }
`;
