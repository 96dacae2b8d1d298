// HTML of the handbook: safe text, one shell for every page. No request leaves the folder.

/** Text that is safe between tags and in quoted attributes. */
export const safe = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => `&#${String(mark.charCodeAt(0))};`); // prettier-ignore

export const link = (to: string, text: string): string => `<a class="govuk-link" href="${safe(to)}">${safe(text)}</a>`;

/** A GOV.UK table; cells are HTML already. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly [head: string, ...cells: string[]])[],
): string {
  const heads = head.map((text) => `<th scope="col" class="govuk-table__header">${safe(text)}</th>`).join('');
  const body = rows
    .map(([first, ...cells]) => `<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">${first}</th>${cells.map((cell) => `<td class="govuk-table__cell">${cell}</td>`).join('')}</tr>`)
    .join('\n');
  return `<div class="wide" tabindex="0" role="region" aria-label="${safe(caption)}"><table class="govuk-table govuk-table--small-text-until-tablet">
<caption class="govuk-table__caption govuk-table__caption--m">${safe(caption)}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">${heads}</tr></thead><tbody class="govuk-table__body">
${body}
</tbody></table></div>`;
} // prettier-ignore

/** A whole page. `version` stands at its foot. */
export function shell(title: string, version: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB" class="govuk-template">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'">
<meta name="color-scheme" content="light"><title>${safe(title)} - redaction handbook</title>
<link rel="stylesheet" href="govuk-frontend.min.css"><link rel="stylesheet" href="handbook.css"></head>
<body class="govuk-template__body">
<a href="#main" class="govuk-skip-link">Skip to main content</a>
<div class="govuk-width-container">
<nav class="govuk-breadcrumbs" aria-label="Breadcrumb"><ol class="govuk-breadcrumbs__list">
<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="index.html">Redaction handbook</a></li>
<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="rules.html">All rules</a></li>
</ol></nav>
<main class="govuk-main-wrapper" id="main">
<h1 class="govuk-heading-l">${safe(title)}</h1>
${body}
</main>
<footer><p class="govuk-body-s">Rulebook ${safe(version)}. A person decides; the rules propose.</p></footer>
</div>
<script src="handbook.js"></script>
</body></html>
`;
}

export const STYLE = `body, .govuk-template__body, .govuk-body, .govuk-body-s, .govuk-link, .govuk-heading-l, .govuk-heading-m, .govuk-heading-s,
.govuk-table, .govuk-table__caption, .govuk-list, .govuk-tag, .govuk-input, .govuk-label, .govuk-breadcrumbs, .govuk-hint, .govuk-inset-text,
.govuk-skip-link { font-family: Arial, Helvetica, sans-serif; }
.wide { overflow-x: auto; margin-bottom: 30px; }
.wide .govuk-table { margin-bottom: 0; }
.rule { border-top: 1px solid #b1b4b6; padding: 12px 0 4px; scroll-margin-top: 12px; }
.rule:target { background: #fff7bf; }
.rule .govuk-body, .rule .govuk-list { margin-bottom: 6px; }
.id { color: #505a5f; font-size: 16px; overflow-wrap: anywhere; }
.two { column-width: 22em; column-gap: 30px; }
mark { background: #0b0c0c; color: #fff; padding: 0 2px; }
[hidden] { display: none !important; }
@media print { .govuk-breadcrumbs, .search { display: none; } .rule { break-inside: avoid; } }
`;

export const SCRIPT = `'use strict';
const box = document.getElementById('search');
if (box) {
  const rules = [...document.querySelectorAll('.rule')];
  const texts = rules.map((rule) => rule.textContent.toLowerCase());
  const told = document.getElementById('found');
  const look = () => {
    const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let found = 0;
    rules.forEach((rule, i) => {
      const fits = words.every((word) => texts[i].includes(word));
      rule.hidden = !fits;
      if (fits) found++;
    });
    told.textContent = found + (found === 1 ? ' rule' : ' rules');
  };
  box.addEventListener('input', look);
  look();
}
`;
