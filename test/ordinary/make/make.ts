// Makes the ordinary files of this folder again, with the programs that people's papers come from: Chromium, LibreOffice
// Writer and Calc, pdfTeX, Ghostscript, cairo (through poppler), a scanner's PDFs by img2pdf, and recognised scans by
// Tesseract. Run: node test/ordinary/make/make.ts (all of these programs must be installed; the results are committed).
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bankHtml, letterHtml, statementHtml, statementTex } from './papers.ts';

const FILES = path.resolve(import.meta.dirname, '../files');
const home = mkdtempSync(path.join(tmpdir(), 'ordinary-'));
const at = (name: string): string => path.join(home, name);
const out = (name: string): string => path.join(FILES, name);
const run = (program: string, ...args: string[]): void => {
  execFileSync(program, args, { cwd: home, stdio: 'ignore', timeout: 600_000 });
};
mkdirSync(FILES, { recursive: true });
writeFileSync(at('statement.html'), statementHtml(8));
writeFileSync(at('letter.html'), letterHtml());
writeFileSync(at('bank.html'), bankHtml(75));
writeFileSync(at('paper.tex'), statementTex(4, 'T1'));
writeFileSync(at('outline.tex'), statementTex(5, 'OT1'));

const office = (target: string, file: string, ...more: string[]): void =>
  run('soffice', '--headless', `-env:UserInstallation=file://${at('profile')}`, ...more, '--convert-to', target, file);
office('odt', 'statement.html', '--infilter=HTML (StarWriter)', '--writer');
office('docx', 'statement.odt');
office('pdf', 'statement.docx');
copyFileSync(at('statement.pdf'), out('writer-statement.pdf'));
office(
  'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"2"}}',
  'statement.odt',
);
copyFileSync(at('statement.pdf'), out('writer-statement-archive.pdf'));
office('ods', 'bank.html', '--infilter=HTML (StarCalc)', '--calc');
office('pdf', 'bank.ods');
copyFileSync(at('bank.pdf'), out('calc-bank.pdf'));

for (const name of ['statement', 'letter', 'bank'])
  run(
    'chromium',
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-pdf-header-footer',
    `--print-to-pdf=${out(`chromium-${name}.pdf`)}`,
    at(`${name}.html`),
  );

// Without cm-super, T1 fonts come as bitmaps (Type 3); the older encoding has outlines (Type 1).
for (const name of ['paper', 'outline'])
  for (let pass = 0; pass < 2; pass++) run('pdflatex', '-interaction=batchmode', `${name}.tex`);
copyFileSync(at('paper.pdf'), out('tex-bitmap-fonts.pdf'));
copyFileSync(at('outline.pdf'), out('tex-statement.pdf'));
run(
  'gs',
  '-q',
  '-dNOPAUSE',
  '-dBATCH',
  '-sDEVICE=pdfwrite',
  '-dLastPage=4',
  `-sOutputFile=${out('ghostscript-statement.pdf')}`,
  out('tex-statement.pdf'),
);
run('pdftocairo', '-pdf', '-l', '4', out('chromium-statement.pdf'), out('cairo-statement.pdf'));

run('pdftoppm', '-r', '150', '-gray', '-jpeg', '-jpegopt', 'quality=45', '-l', '2', out('chromium-letter.pdf'), 'grey');
run(
  'gs',
  '-q',
  '-dNOPAUSE',
  '-dBATCH',
  '-sDEVICE=tiffg4',
  '-r200',
  '-dLastPage=2',
  '-sOutputFile=mono-%d.tif',
  out('writer-statement.pdf'),
);
const pages = (start: string): string[] =>
  readdirSync(home)
    .filter((name) => name.startsWith(start))
    .sort()
    .map(at);
run('img2pdf', ...pages('grey'), '-o', out('scanner-grey.pdf'));
run('img2pdf', ...pages('mono'), '-o', out('scanner-fax.pdf'));
for (const [kind, list] of [
  ['grey', pages('grey').slice(0, 1)],
  ['fax', pages('mono').slice(0, 1)],
] as const) {
  writeFileSync(at(`${kind}.txt`), list.join('\n'));
  run('tesseract', `${kind}.txt`, out(`tesseract-${kind}`), '-l', 'eng', 'pdf');
}
