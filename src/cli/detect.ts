// `blotter detect --text FILE|DIR --json [--mode find]`: personal data in plain UTF-8 text, without a case. Sources that the
// user brings (--classifier, --ask with --model) only add to it.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ask, detectText, openSources, type Outside, type Source, type TextSpan } from '../detect/index.ts';
import { BlotterError, EXIT } from '../model/index.ts';

function read(path: string): string {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(path));
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new BlotterError('B-CASE-04', { path, reason }, { cause });
  }
}

/** The files of a folder and its subfolders, relative to it, in a stable order. */
function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.replace(/\/+$/, '').length + 1))
    .sort();
}

/**
 * Prints `[{start,end,category,grade,evidence}]` for a file, or one line `{"file","spans"}` per file of a folder;
 * offsets in code points. Throws B-USE-02 for wrong arguments, B-CASE-04 where the path cannot be read.
 */
export async function runDetect(args: readonly string[]): Promise<number> {
  let path: string | undefined;
  let find = false;
  let outside: Outside = {};
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ text: { type: 'string' }, json: { type: 'boolean' }, mode: { type: 'string' } },
        ...{ classifier: { type: 'string' }, ask: { type: 'string' }, model: { type: 'string' } },
      },
    });
    if (values.mode !== undefined && values.mode !== 'find') throw new Error('the only mode is "find".');
    path = values.text;
    find = values.mode === 'find';
    if ((values.ask === undefined) !== (values.model === undefined)) throw new Error('--ask and --model go together.');
    outside = {
      ...(values.classifier === undefined ? {} : { classifier: values.classifier }),
      ...(values.ask === undefined ? {} : { premises: { url: values.ask, model: values.model ?? '' } }),
    };
  } catch (cause) {
    throw new BlotterError('B-USE-02', { command: 'detect', problem: (cause as Error).message }, { cause });
  }
  if (path === undefined) throw new BlotterError('B-USE-02', { command: 'detect', problem: '--text is missing.' });
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new BlotterError('B-CASE-04', { path, reason: 'ENOENT' });
  const sources = await open(outside);
  const search = (text: string): Promise<TextSpan[]> => ask(text, detectText(text, { find }), sources, note);
  if (!found.isDirectory()) process.stdout.write(`${JSON.stringify(await search(read(path)))}\n`);
  else
    for (const file of filesUnder(path))
      process.stdout.write(`${JSON.stringify({ file, spans: await search(read(join(path, file))) })}\n`);
  return EXIT.done;
}

async function open(outside: Outside): Promise<Source[]> {
  try {
    return await openSources(outside);
  } catch (cause) {
    throw new BlotterError('B-USE-02', { command: 'detect', problem: `a source cannot be used: ${(cause as Error).message}` }, { cause }); // prettier-ignore
  }
}

const note = (source: string): void => {
  process.stderr.write(`no usable answer from ${source}; what is printed was found without it\n`);
};
