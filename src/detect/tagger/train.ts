// Trains the shipped tagger: `node src/detect/tagger/train.ts --data FOLDER [--out FILE] [--check FILE]`.
// Same sets, same texts, same weights, to the bit: --check compares with a file instead of writing one.
// FOLDER holds the sets that ATTRIBUTION.md names, laid out as docs/detection.md tells.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compress, decompress, packModel } from './model.ts';
import { trainTagger } from './train/recipe.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, out: { type: 'string' }, check: { type: 'string' } },
});
if (values.data === undefined || (values.out === undefined) === (values.check === undefined))
  throw new Error('Say --data FOLDER and either --out FILE or --check FILE.');
const packed = packModel(trainTagger(values.data));
if (values.out !== undefined) {
  const file = compress(packed);
  writeFileSync(values.out, file);
  process.stdout.write(`${file.length} bytes written\n`);
} else {
  const same = Buffer.from(decompress(readFileSync(values.check ?? ''))).equals(packed);
  process.stdout.write(same ? 'the same weights\n' : 'other weights\n');
  process.exitCode = same ? 0 : 1;
}
