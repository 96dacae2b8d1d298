// What the ordinary files say: a witness statement, a letter, a bank statement and a form, as HTML and as TeX. All of it is
// made up. Not here: the programs that turn it into PDF (make.ts).

const PARAGRAPHS = [
  'I am the above named person and I live at an address known to police. On Tuesday 5 March 2024 at about 11.20 hours I was standing at the end of the road waiting for a lift into town. It was dry and bright, and I had a clear view along the terrace as far as the railings.',
  'I saw a man whom I now know to be Dominic Tranter come out of the passage behind the houses. He was carrying a brown holdall over one shoulder and he was walking quickly, looking behind him as he went. My neighbour Bridget Fallon called out to him from her step; he did not answer her.',
  'He crossed the road in front of a white van and went out of my sight by the bus shelter. I waited for a minute or so, and then I walked back to the house and looked at the side gate. The bolt had been forced and there were splinters of wood on the path – I did not touch it.',
  'I telephoned the police on 07700 900461 and gave my name and where I was standing. The officer who first came, Constable Marsden, asked me to wait outside. I have known Mr Tranter by sight for about two years because he drinks in the same place as my brother, “The Fiddler’s Rest”.',
  'I was wearing my glasses. There was nothing between us but a low wall. I would say that I watched him for twenty seconds in all, at a distance of some fifteen metres. Different traffic officers were in the office afterwards and I confirmed the first account in full.',
  'I was later shown an exhibit marked RM/4, which I recognise as the holdall. I had not seen it before that day and I have not seen the man since then. Nobody has asked me to say anything that is not true, and I have not talked about this with the others.',
] as const;

const rowsOf = (count: number): string[][] =>
  Array.from({ length: count }, (_, i) => [
    `${String((i % 28) + 1).padStart(2, '0')} March 2024`,
    ['Card payment', 'Direct debit', 'Transfer', 'Cash machine', 'Standing order'][i % 5] ?? '',
    ['Harbour Stores', 'Acre Lane Garage', 'M Fallon', 'Wakefield', 'Northern Water'][(i * 3) % 5] ?? '',
    `${((i * 3719) % 40000) / 100}`,
    `${((i * 9173) % 900000) / 100}`,
  ]);

const STYLE =
  'body{font:11pt Georgia,"DejaVu Serif",serif;line-height:1.4}h1{font:bold 15pt Arial,"Liberation Sans",sans-serif}' +
  'table{border-collapse:collapse;width:100%;font:9pt Arial,"Liberation Sans",sans-serif}td,th{border:1px solid #555;padding:3px 5px}' +
  'tr:nth-child(even){background:#eef3f8}.box{border:2px solid #003;border-radius:6px;padding:8px}';

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Paper</title><style>${STYLE}</style></head><body>${body}</body></html>`;

/** A statement of about `rounds` × ¾ pages. */
export const statementHtml = (rounds: number): string =>
  page(
    `<h1>WITNESS STATEMENT</h1><p class="box">Statement of: <b>Hilda Marchbank</b> &nbsp; Age if under 18: Over 18 &nbsp; Occupation: Seamstress</p>` +
      Array.from({ length: rounds }, () => PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')).join('') +
      '<p>Signature: ……………………… <i>Hilda Marchbank</i></p>',
  );

export const letterHtml = (): string =>
  page(
    `<p style="text-align:right">Hartley Vane Solicitors<br>12 Station Parade<br>Wakefield<br><a href="mailto:crime@hartleyvane.example">crime@hartleyvane.example</a></p>` +
      `<p>Dear Ms Marchbank,</p><h1>Regina v Dominic Tranter</h1>${PARAGRAPHS.slice(2)
        .map((text) => `<p style="text-align:justify">${text}</p>`)
        .join('')}<ul><li>Enclosed: exhibit list</li><li>Enclosed: map of Acre Lane</li></ul><p>Yours sincerely,</p>`,
  );

export const bankHtml = (rows: number): string =>
  page(
    `<h1>Statement of account</h1><p>Account holder: Bridget Fallon</p><table><tr><th>Date</th><th>Kind</th><th>Paid to</th><th>Amount</th><th>Balance</th></tr>` +
      `${rowsOf(rows)
        .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
        .join('')}</table>`,
  );

const tex = (text: string): string =>
  text.replaceAll('“', '``').replaceAll('”', "''").replaceAll('’', "'").replaceAll('–', '--').replaceAll('&', '\\&');

/** The same papers in TeX: ligatures, kerning, its own fonts, a ruled table and a form drawn with lines. */
export const statementTex = (rounds: number, encoding: 'T1' | 'OT1'): string => `\\documentclass[11pt,a4paper]{article}
\\usepackage[${encoding}]{fontenc}\\usepackage[utf8]{inputenc}\\usepackage{longtable}
\\begin{document}
\\section*{Witness statement}
\\noindent\\fbox{\\parbox{0.95\\textwidth}{Statement of: \\textbf{Hilda Marchbank}\\\\ Occupation: Seamstress}}\\bigskip

${Array.from({ length: rounds }, () => PARAGRAPHS.map(tex).join('\n\n')).join('\n\n')}
\\begin{longtable}{|l|l|l|r|r|}\\hline
${rowsOf(60)
  .map((row) => `${row.join(' & ')} \\\\ \\hline`)
  .join('\n')}
\\end{longtable}
\\[ s = \\frac{1}{2} g t^{2} \\quad\\mbox{as worked out by the surveyor} \\]
\\end{document}
`;
