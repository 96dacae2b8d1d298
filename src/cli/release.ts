// `blotter release`: refuses while anything is held or undecided; else writes the package.
import { randomBytes } from 'node:crypto';
import { count, openManifest } from '../flow/index.ts';
import { BlotterError, EXIT } from '../model/index.ts';
import {
  isReleasable,
  madeBy,
  makePassword,
  placeFile,
  redactionLogCsv,
  requireFree,
  sealFolder,
  writePackage,
} from '../release/index.ts';
import { openRing, signerOf } from '../register/index.ts';
import { chooseRecipient, requireOutside } from './check.ts';
import { readDecisionsFile } from './decisions.ts';
import { print, readArgs, tell, type Command } from './command.ts';
import { keyFile } from './key-place.ts';
import { drawSalt } from './salts.ts';
import { prepareFrom } from './prepare-case.ts';
import { BOOK_OPTIONS, BOOK_USAGE, openRulebook } from './rulebook.ts';
import { REMOTE_OPTIONS, REMOTE_USAGE } from './remote/options.ts';
import { openSending, SENDING_OPTIONS, SENDING_USAGE } from './sending.ts';
import { summarise } from './summary.ts';

export const release: Command = {
  name: 'release',
  summary: 'write the package for a recipient; refuses while anything is held or undecided',
  usage: `blotter release CASE --for RECIPIENT --out DIR [--decisions FILE] [--seal FILE.zip] [--log FILE.csv] [--book FILE] [--cover FILE]
blotter release CASE|URN --for RECIPIENT --out DIR --server URL [--decisions FILE] [--typed SURNAME --typed FIRM] [--token-file FILE]
  --out        the package: documents/, index.html, schedule.csv, receipt.json
  --decisions  a person's answers (docs/decisions-file.md)
  --seal       the package once more as one file that a password opens (AES-256); the password is told here, once
  --log        what was missing when the papers came in, as rows of the prosecution's redaction log
${SENDING_USAGE}
${BOOK_USAGE}
${REMOTE_USAGE}
               It is answered, submitted and released there as far as its gate lets you; a second person answers in
               the workbench. The token needs the scope "release", which ends ten minutes after you signed in.
  --typed      whom it goes to, typed as on the page: for the defence the surname, then the firm
Exit: 0 written · 1 held or undecided, nothing written · 2 wrong use or unreadable input`,
  async run(args) {
    const options = { for: { type: 'string' }, out: { type: 'string' }, decisions: { type: 'string' }, seal: { type: 'string' }, log: { type: 'string' }, typed: { type: 'string', multiple: true }, ...SENDING_OPTIONS, ...BOOK_OPTIONS, ...REMOTE_OPTIONS } as const; // prettier-ignore
    const { values, positionals } = readArgs('release', args, options, ['CASE']);
    const caseDir = positionals[0] as string;
    if (values.server !== undefined) return (await import('./remote/release.ts')).releaseRemote(caseDir, values);
    if (values['token-file'] !== undefined || values.typed !== undefined)
      throw new BlotterError('B-USE-02', { command: 'release', problem: '--token-file and --typed go with --server.' });
    const { out } = values;
    if (out === undefined) throw new BlotterError('B-USE-02', { command: 'release', problem: '--out DIR is missing.' });
    const manifest = await openManifest(caseDir);
    const recipient = chooseRecipient(manifest, values.for);
    await requireFree(out, caseDir);
    for (const file of [values.seal, values.log]) if (file !== undefined) requireOutside(file, caseDir);
    const file = values.decisions === undefined ? null : await readDecisionsFile(values.decisions);
    const rulebook = openRulebook(values);
    const sending = await openSending(caseDir, values);
    const prepared = await prepareFrom(caseDir, { manifest, recipient, rulebook, file, sending, final: true });
    if (!isReleasable(prepared)) {
      for (const line of summarise(prepared, rulebook, null)) print(line);
      tell(`blotter: not released. ${count(prepared.holds.length, 'reason')} above; nothing was written.`);
      return EXIT.held;
    }
    const now = new Date();
    await writePackage(out, prepared, rulebook, {
      at: now.toISOString(),
      signer: signerOf(await openRing(keyFile(), now)),
      head: null,
      salt: await drawSalt(),
      by: file?.by ?? 'nobody: no mark of this case needed a person',
      ...madeBy(),
    });
    const released = prepared.documents.filter((document) => document.copy !== null).length;
    if (values.log !== undefined) await placeFile(values.log, redactionLogCsv(prepared));
    print(`Released ${count(released, 'document')} to ${out} (schedule.csv and receipt.json beside them).`);
    if (values.seal !== undefined) {
      const password = makePassword(randomBytes);
      await placeFile(values.seal, await sealFolder(out, password, new Date()));
      print(`Sealed as ${values.seal}. Its password is kept nowhere; tell it by telephone, never in the same message:`);
      print(`  ${password}`);
    }
    return EXIT.done;
  },
};
