// Pages per second and peak memory of `blotter check` on born-digital cases of 100, 300 and 1,000 pages, each in a process
// of its own, beside poppler's pdftotext over the same files (the cheapest honest peer: it only reads) where it is
// installed. Run: node bench/check.ts [PAGES …]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeCase } from './make-case.ts';
import { measure } from './measure.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 300, 1000];
const home = mkdtempSync(path.join(tmpdir(), 'blotter-bench-'));
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const cell = (n: number, digits = 1): string => n.toFixed(digits).padStart(9);

say('    pages   wall s    CPU s  pages/s  pages/CPU-s  peak MB  exit   pdftotext wall s   ratio');
for (const pages of sizes) {
  const folder = path.join(home, String(pages));
  await makeCase(folder, pages);
  const draft = path.join(home, `draft-${pages}`);
  const launcher = path.join(ROOT, 'blotter');
  const own = await measure(launcher, ['check', folder, '--for', 'defence:D1', '--draft', draft]);
  const peer = await measure('/bin/sh', [
    '-c',
    'for f in "$0"/documents/*.pdf; do pdftotext "$f" - || exit 1; done > /dev/null',
    folder,
  ]);
  const ratio = peer.status === 0 ? `${cell(peer.wall, 2)}         ${cell(own.wall / peer.wall)}` : '   not installed';
  say(
    `${String(pages).padStart(9)}${cell(own.wall)}${cell(own.cpu)}${cell(pages / own.wall)}${cell(pages / own.cpu)}    ${cell(own.peakMb, 0)}${String(own.status).padStart(6)}   ${ratio}`,
  );
}
rmSync(home, { recursive: true });
