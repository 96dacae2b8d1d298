// `blotter cases --server URL`: the cases of whoever holds the token, the nearest hearing first.
import { BlotterError, EXIT } from '../model/index.ts';
import { REMOTE_OPTIONS } from './remote/options.ts';
import { print, readArgs, type Command } from './command.ts';

export const cases: Command = {
  name: 'cases',
  summary: 'your cases on a Blotter server, the nearest hearing first',
  usage: `blotter cases --server URL [--token-file FILE]
  --server     the address of the server: https, or http on this machine
  --token-file a file with a personal token of yours that may read, chmod 600 (else BLOTTER_TOKEN, else
               ~/.config/blotter/token). Tokens are made on the page "Tokens" of the workbench, never given as arguments.
  One line each: hearing, URN, number of papers, title.`,
  async run(args) {
    const { listRemote, remoteOf } = await import('./remote/case.ts');
    const { values } = readArgs('cases', args, REMOTE_OPTIONS, []);
    if (values.server === undefined) throw new BlotterError('B-USE-02', { command: 'cases', problem: '--server URL is missing.' }); // prettier-ignore
    for (const { hearing, urn, documents, title } of await listRemote(await remoteOf(values)))
      print(`${hearing ?? 'not fixed '}  ${urn.padEnd(14)}  ${String(documents).padStart(4)}  ${title}`);
    return EXIT.done;
  },
};
