// `blotter check --server`: sends a case to a server where it is not there, waits until it is prepared, and tells how it stands.
import { z } from 'zod';
import { EXIT } from '../../model/index.ts';
import { print } from '../command.ts';
import { findRemoteCase, pathFor, prepareRemote, recipientFor, refuseOptions, remoteOf } from './case.ts';

const documentsForm = z.object({ documents: z.array(z.object({ file: z.string(), type: z.string(), state: z.string(), open: z.number(), covered: z.number(), kept: z.number(), notes: z.array(z.string()) })) }); // prettier-ignore
const blockersForm = z.object({ blockers: z.array(z.object({ why: z.string(), cure: z.string(), kind: z.string().nullable(), file: z.string().nullable(), page: z.number().nullable() })) }); // prettier-ignore
const caseForm = z.object({ urn: z.string(), says: z.string(), review: z.string(), prepared: z.object({ guidance: z.string(), state: z.string(), open: z.number() }).nullable() }); // prettier-ignore

const STATES: Readonly<Record<string, string>> = { broken: 'cannot be opened', held: 'held', unread: 'not read', look: 'to be looked at', answer: 'waits for answers', withheld: 'does not go', ready: 'nothing open' }; // prettier-ignore

type Values = { readonly server?: string | undefined; readonly 'token-file'?: string | undefined; readonly for?: string | undefined }; // prettier-ignore

/** Runs it. Gives the exit code. Throws B-USE-02 to -04, B-CASE-01, -07, B-SERVER-01 to -03. */
export async function checkRemote(named: string, values: Values): Promise<number> {
  refuseOptions('check', values, ['server', 'token-file', 'for']);
  const remote = await remoteOf(values);
  const { id, usual } = await findRemoteCase(remote, named, true);
  const recipient = recipientFor(values.for, usual);
  await prepareRemote(remote, id, recipient);
  const about = await remote.get(pathFor(id, recipient), caseForm);
  const { documents } = await remote.get(pathFor(id, recipient, '/documents'), documentsForm);
  const { blockers } = await remote.get(pathFor(id, recipient, '/blockers'), blockersForm);
  print(`${about.urn} for ${about.says}, by ${about.prepared?.guidance ?? 'no guidance'}`);
  for (const { file, type, state, open, covered, kept, notes } of documents) {
    print(`  ${file} (${type}): ${STATES[state] ?? state}; ${open} open, ${covered} covered, ${kept} kept`);
    for (const note of notes) print(`    ${note}`);
  }
  const holds = blockers.filter(({ kind }) => kind !== null);
  for (const { why, cure, file, page } of holds)
    print(`Held: ${file === null ? '' : `${file}${page === null ? '' : `, page ${page}`}: `}${why} ${cure}`);
  print(`Review it at ${about.review}`);
  return holds.length > 0 ? EXIT.held : EXIT.done;
}
