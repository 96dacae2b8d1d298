// `blotter release --server`: answers, submits and releases a case on a server, as far as the gate there lets this person, and
// puts the package down here. Whoever releases types whom it goes to; a second person answers in the workbench.
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { BlotterError, EXIT } from '../../model/index.ts';
import { placeFolder, requireFree } from '../../release/index.ts';
import type { DecisionsFile } from '../../review/index.ts';
import { print, tell } from '../command.ts';
import { readDecisionsFile } from '../decisions.ts';
import { findRemoteCase, pathFor, recipientFor, refuseOptions, remoteOf, waitFor, type RemoteProgress } from './case.ts'; // prettier-ignore
import { HeldThere, type Remote, type RemoteBlocker } from './client.ts';

const progress = z.object({ state: z.string(), done: z.number().nullable(), of: z.number().nullable(), file: z.string().nullable(), code: z.string().nullable(), why: z.array(z.string()) }); // prettier-ignore
const standingForm = z.object({ release: z.string(), state: z.string(), naming: z.array(z.string()), second: z.object({ why: z.array(z.string()) }), making: progress.nullable(), blockers: z.array(z.object({ why: z.string(), cure: z.string(), file: z.string().nullable() })) }); // prettier-ignore
type Standing = z.output<typeof standingForm>;
const takenForm = z.object({ kept: z.number(), refused: z.number(), open: z.number(), results: z.array(z.object({ at: z.string(), refused: z.object({ why: z.string(), cure: z.string() }).nullable() })) }); // prettier-ignore

type Values = { readonly server?: string | undefined; readonly 'token-file'?: string | undefined; readonly for?: string | undefined; readonly out?: string | undefined; readonly decisions?: string | undefined; readonly typed?: string[] | undefined }; // prettier-ignore

const DONE: RemoteProgress = { state: 'ready', done: null, of: null, file: null, code: null, why: [] };

/** The file without who and when, which the server knows by token and clock. */
function bodyOf({ by: _, at: __, decisions, add, looked, leaveOut, events, rest }: DecisionsFile): object {
  const bare = (list: readonly object[]): object[] => list.map((one) => ({ ...one, by: undefined, at: undefined }));
  return { decisions: bare(decisions), add: bare(add), looked: bare(looked), leaveOut: bare(leaveOut), events: bare(events), rest }; // prettier-ignore
}

/** Sends answers. False where one was not taken. */
async function decide(remote: Remote, at: string, file: string): Promise<boolean> {
  const taken = await remote.post(`${at}/decisions`, takenForm, bodyOf(await readDecisionsFile(file)));
  for (const { at: where, refused } of taken.results) if (refused) print(`${where}: ${refused.why} ${refused.cure}`);
  tell(`${taken.kept} answers taken, ${taken.refused} not; ${taken.open} marks still wait for one.`);
  return taken.refused === 0;
}

function held(blockers: readonly RemoteBlocker[]): number {
  for (const { why, cure, file } of blockers) print(`Held: ${file === null ? '' : `${file}: `}${why} ${cure}`);
  tell('blotter: not released; nothing was written.');
  return EXIT.held;
}

/** Files of a package: what would lie outside of its folder is none. Throws B-SERVER-01. */
function filesOf(remote: Remote, bytes: Uint8Array): { path: string; bytes: Uint8Array }[] {
  try {
    const files = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
    const outside = ([name]: [string, Uint8Array]): boolean => name.split(/[/\\]/).some((part) => part === '' || part === '..' || part === '.' || part.includes(':')); // prettier-ignore
    if (files.some(outside) || !files.some(([name]) => name === 'receipt.json')) throw new Error('no package');
    return files.map(([path, own]) => ({ path, bytes: own }));
  } catch (cause) {
    throw new BlotterError('B-SERVER-01', { url: remote.own, problem: 'what it sent is no package' }, { cause });
  }
}

/** Runs it. Gives the exit code. Throws B-USE-02 to -04, B-CASE-01, -07, B-DEC-01, B-OUT-01 to -03, B-SERVER-01 to -03. */
export async function releaseRemote(named: string, values: Values): Promise<number> {
  refuseOptions('release', values, ['server', 'token-file', 'for', 'out', 'decisions', 'typed']);
  const { out, typed = [], decisions } = values;
  if (out === undefined) throw new BlotterError('B-USE-02', { command: 'release', problem: '--out DIR is missing.' });
  await requireFree(out, named);
  const remote = await remoteOf(values);
  const { id, usual } = await findRemoteCase(remote, named, false);
  const at = pathFor(id, recipientFor(values.for, usual));
  const look = (): Promise<Standing> => remote.get(`${at}/release`, standingForm);
  try {
    if (decisions !== undefined && !(await decide(remote, at, decisions))) return held((await look()).blockers);
    let now = await look();
    if (now.state === 'draft' || now.state === 'in-review') now = await remote.post(`${at}/submit`, standingForm);
    if (now.state === 'ready') {
      if (typed.length !== now.naming.length)
        throw new BlotterError('B-USE-02', { command: 'release', problem: `type whom it goes to: --typed for ${now.naming.join(', then ')}.` }); // prettier-ignore
      await remote.post(`${at}/release`, standingForm, { typed });
      await waitFor(async () => {
        now = await look();
        return now.state === 'released' ? DONE : (now.making ?? DONE);
      });
      now = await look();
    }
    if (now.state !== 'released') return held([...now.blockers, ...(now.making?.why ?? []).map((why) => ({ why, cure: '', file: null }))]); // prettier-ignore
    const files = filesOf(remote, await remote.bytes(`${at}/releases/${now.release}/package`));
    await placeFolder(out, files);
    print(`Released; the package is in ${out}. \`blotter verify ${out}/receipt.json ${out}\` checks it.`);
    return EXIT.done;
  } catch (error) {
    if (error instanceof HeldThere) return held(error.blockers);
    throw error;
  }
}
