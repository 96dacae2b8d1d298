// `blotter check`: the whole job up to a person's review.
import path from 'node:path';
import { openManifest, type Prepared } from '../flow/index.ts';
import type { Rulebook } from '../guidance/index.ts';
import { requireKnownDefendant } from '../identity/index.ts';
import { BlotterError, EXIT, parseRecipient, type Manifest, type Recipient } from '../model/index.ts';
import { checkJson, draftFiles, placeFile, placeFolder, requireFree } from '../release/index.ts';
import { readDecisionsFile } from './decisions.ts';
import { print, readArgs, type Command } from './command.ts';
import { prepareFrom } from './prepare-case.ts';
import { openSending, SENDING_OPTIONS, SENDING_USAGE } from './sending.ts';
import { BOOK_OPTIONS, BOOK_USAGE, openRulebook } from './rulebook.ts';
import { REMOTE_OPTIONS, REMOTE_USAGE } from './remote/options.ts';
import { summarise } from './summary.ts';

/** The recipient from `--for` or the manifest. Throws B-USE-03, -04, -05. */
export function chooseRecipient(manifest: Manifest, asked: string | undefined): Recipient {
  const recipient = asked === undefined ? manifest.recipient : parseRecipient(asked);
  if (recipient === null) throw new BlotterError('B-USE-03', { recipient: asked ?? '' });
  if (recipient === undefined) throw new BlotterError('B-USE-04');
  requireKnownDefendant(manifest, recipient);
  return recipient;
}

/** Checks a case and writes what was asked for. Shared with the demo. */
export async function checkCase(
  caseDir: string,
  asked: string | undefined,
  out: { readonly draft?: string | undefined; readonly json?: string | undefined; readonly decisions?: string | undefined }, // prettier-ignore
  from: Parameters<typeof openRulebook>[0] & Parameters<typeof openSending>[1] = {},
): Promise<{ prepared: Prepared; rulebook: Rulebook }> {
  const manifest = await openManifest(caseDir);
  const recipient = chooseRecipient(manifest, asked);
  if (out.draft !== undefined) await requireFree(out.draft, caseDir);
  if (out.json !== undefined) requireOutside(out.json, caseDir);
  const file = out.decisions === undefined ? null : await readDecisionsFile(out.decisions);
  const rulebook = openRulebook(from);
  const sending = await openSending(caseDir, from);
  const prepared = await prepareFrom(caseDir, { manifest, recipient, rulebook, file, sending, final: false });
  if (out.draft !== undefined) await placeFolder(out.draft, draftFiles(prepared));
  if (out.json !== undefined) await placeFile(out.json, `${JSON.stringify(checkJson(prepared), null, 1)}\n`);
  return { prepared, rulebook };
}

/** Throws B-OUT-02 where `file` would lie in the case folder: outputs are kept apart from the originals. */
export function requireOutside(file: string, caseDir: string): void {
  const inside = path.relative(path.resolve(caseDir), path.resolve(file));
  if (!inside.startsWith('..') && !path.isAbsolute(inside)) throw new BlotterError('B-OUT-02', { path: file });
}

export const check: Command = {
  name: 'check',
  summary: 'find, judge and draft a case for a recipient; decides nothing',
  usage: `blotter check CASE --for RECIPIENT [--draft DIR] [--json FILE] [--decisions FILE] [--book FILE] [--cover FILE]
blotter check CASE|URN --for RECIPIENT --server URL [--token-file FILE]
  CASE        a folder with case.yaml and documents/
  --for       defence:D1 | court | probation | witness-service | cps-pre-charge | police:FORCE | press (default: case.yaml's recipient)
  --draft     write drafts and check.json there; everything asked or doubtful is covered in them
  --json      write check.json to this file
  --decisions answers given so far: applied, and offered where the same question is still open
${SENDING_USAGE}
${BOOK_USAGE}
${REMOTE_USAGE}
               A case that the server does not have is sent; then it tells how the papers stand there.
Exit: 0 nothing holds it · 1 held, with reasons · 2 wrong use or unreadable input`,
  async run(args) {
    const { values, positionals } = readArgs(
      'check',
      args,
      {
        for: { type: 'string' },
        draft: { type: 'string' },
        json: { type: 'string' },
        decisions: { type: 'string' },
        ...SENDING_OPTIONS,
        ...BOOK_OPTIONS,
        ...REMOTE_OPTIONS,
      },
      ['CASE'],
    );
    if (values.server !== undefined)
      return (await import('./remote/check.ts')).checkRemote(positionals[0] as string, values);
    if (values['token-file'] !== undefined) throw new BlotterError('B-USE-02', { command: 'check', problem: '--token-file goes with --server.' }); // prettier-ignore
    const { prepared, rulebook } = await checkCase(positionals[0] as string, values.for, values, values);
    for (const line of summarise(prepared, rulebook, values.draft ?? null)) print(line);
    return prepared.holds.length > 0 ? EXIT.held : EXIT.done;
  },
};
