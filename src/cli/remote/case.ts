// A case on a server, for the commands: found by its number or its folder, sent where it is not there yet, prepared for a
// recipient. Not here: what is then done with it (check.ts, release.ts).
import { openAsBlob } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { openManifest } from '../../flow/index.ts';
import { listDocuments } from '../../intake/index.ts';
import { BlotterError, explain, formatRecipient, parseRecipient, type ErrorCode } from '../../model/index.ts';
import { tell } from '../command.ts';
import { findToken } from './token.ts';
import { openRemote, type Remote } from './client.ts';

/** Milliseconds between two looks at how far it is. */
const LOOK = 1000;

const listed = z.object({ cases: z.array(z.object({ id: z.string(), urn: z.string(), title: z.string(), hearing: z.string().nullable(), documents: z.number() })), more: z.boolean() }); // prettier-ignore
export type RemoteCase = z.output<typeof listed>['cases'][number];
const progressForm = z.object({ state: z.string(), done: z.number().nullable(), of: z.number().nullable(), file: z.string().nullable(), code: z.string().nullable(), why: z.array(z.string()) }); // prettier-ignore
export type RemoteProgress = z.output<typeof progressForm>;
const papersForm = z.object({ progress: progressForm });
const madeForm = z.object({ id: z.string() });
export const anything = z.unknown();

/** The server that a command names. Throws B-SERVER-01, -02. */
export const remoteOf = async (values: { readonly server?: string | undefined; readonly 'token-file'?: string | undefined }): Promise<Remote> =>
  openRemote(values.server ?? '', await findToken(values['token-file'])); // prettier-ignore

/** Throws B-USE-02 where options are given that a server does not take. */
export function refuseOptions(
  command: string,
  values: Readonly<Record<string, unknown>>,
  allowed: readonly string[],
): void {
  const stray = Object.keys(values).find((name) => values[name] !== undefined && !allowed.includes(name));
  if (stray !== undefined) throw new BlotterError('B-USE-02', { command, problem: `--${stray} does not go with --server.` }); // prettier-ignore
}

/** All cases of whoever holds the token, the nearest hearing first. */
export async function listRemote(remote: Remote): Promise<RemoteCase[]> {
  const all: RemoteCase[] = [];
  for (;;) {
    const { cases, more } = await remote.get(`/cases?limit=200&offset=${all.length}`, listed);
    all.push(...cases);
    if (!more || cases.length === 0) return all;
  }
}

async function byUrn(remote: Remote, urn: string): Promise<RemoteCase | undefined> {
  return (await remote.get(`/cases?urn=${encodeURIComponent(urn)}`, listed)).cases[0];
}

/** A recipient in the contract's form. Throws B-USE-03, -04. */
export function recipientFor(asked: string | undefined, usual: string | undefined): string {
  const text = asked ?? usual;
  if (text === undefined) throw new BlotterError('B-USE-04');
  const recipient = parseRecipient(text);
  if (recipient === null) throw new BlotterError('B-USE-03', { recipient: text });
  return formatRecipient(recipient);
}

/** A case of the server, and for whom its folder says that it is. */
export interface FoundCase {
  readonly id: string;
  readonly usual: string | undefined;
}

/** The case that is meant: a URN, or a folder, which is sent where `send` says so and the server does not have it. Throws B-CASE-01, -07. */
export async function findRemoteCase(remote: Remote, named: string, send: boolean): Promise<FoundCase> {
  const folder = await stat(named).then((one) => one.isDirectory(), () => false); // prettier-ignore
  const manifest = folder ? await openManifest(named) : null;
  const known = await byUrn(remote, manifest?.urn ?? named);
  const usual = manifest?.recipient && formatRecipient(manifest.recipient);
  if (known) {
    if (folder && send) tell('The server has this case; nothing was sent. New papers are added in the workbench.');
    return { id: known.id, usual };
  }
  if (!folder || !send) throw new BlotterError('B-CASE-07');
  const documents = path.join(named, 'documents');
  const form = new FormData();
  form.append('files', new Blob([await readFile(path.join(named, 'case.yaml'))]), 'case.yaml');
  for (const file of await listDocuments(documents))
    form.append('files', await openAsBlob(path.join(documents, ...file.split('/'))), `documents/${file}`);
  tell('Sending the case …');
  const { id } = await remote.post('/cases', madeForm, form);
  return { id, usual };
}

export const pathFor = (id: string, recipient: string, more = ''): string => `/cases/${id}/for/${encodeURIComponent(recipient)}${more}`; // prettier-ignore

const wordsOf = (code: string): { what: string; cure: string } => explain(code as ErrorCode);

/** Waits for something that the server makes; tells how far it is. Throws B-SERVER-03 where it gave up. */
export async function waitFor(progress: () => Promise<RemoteProgress>): Promise<RemoteProgress> {
  const { stderr } = process;
  for (let last = ''; ; await sleep(LOOK)) {
    const now = await progress();
    if (now.state === 'parked') {
      const { what, cure } = /^B-[A-Z]+(-\d\d)?$/.test(now.code ?? '') ? wordsOf(now.code ?? 'B-FAULT') : { what: 'The work was given up.', cure: 'Ask whoever runs the server.' }; // prettier-ignore
      throw new BlotterError('B-SERVER-03', { code: now.code ?? 'B-FAULT', what, cure });
    }
    if (now.state !== 'waiting' && now.state !== 'working') return now;
    const line = now.state === 'waiting' ? 'waiting for its turn' : `${now.done ?? 0}/${now.of ?? 0} ${now.file ?? ''}`;
    if (line !== last) stderr.write(stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
    last = line;
  }
}

/** Has the case prepared for a recipient where it is not, and waits until it is. */
export async function prepareRemote(remote: Remote, id: string, recipient: string): Promise<void> {
  const look = async (): Promise<RemoteProgress> => (await remote.get(pathFor(id, recipient, '/progress'), papersForm)).progress; // prettier-ignore
  if ((await look()).state === 'none') await remote.post(pathFor(id, recipient, '/prepare'), anything);
  await waitFor(look);
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}
