// `blotter doctor`: which fences this machine puts around a stranger's document, and the proof that they hold. Exit 0 where
// everything that a document must not do was stopped, 3 where something was not.
import { EXIT } from '../model/index.ts';
import { ATTEMPTS, prove, strongestRung, type Proof, type Rung } from '../sandbox/index.ts';
import { print, readArgs, type Command } from './command.ts';

const FENCES: Readonly<Record<Rung, string>> = {
  walls: 'a root of its own with read-only program files, no network, no other process in sight, capped memory',
  network: 'no network, capped memory (no root of its own: unshare, mount and setpriv are wanted)',
  limits: 'capped memory and time (network and processes stand open: user namespaces are wanted)',
  node: 'Node’s permission model alone (Linux with util-linux is wanted)',
};
/** What must be stopped everywhere, whatever the host gives. */
const ALWAYS = ['read', 'list', 'write', 'write-program', 'spawn', 'environment', 'hang', 'sleep', 'heap', 'buffers', 'wasm'] as const; // prettier-ignore

const list = (of: Proof['open']): string => of.map((one) => ATTEMPTS[one]).join('; ');

export const doctor: Command = {
  name: 'doctor',
  summary: 'which fences this machine puts around documents, proved by trying',
  usage: `blotter doctor [--json]
  Starts a process behind each fence and has it do what a document must never do. Opens no document.
Exit: 0 everything was stopped · 3 something was not`,
  async run(args) {
    const { values } = readArgs('doctor', args, { json: { type: 'boolean' } }, []);
    const rung = await strongestRung();
    const all = rung === null ? null : await prove(rung, false);
    const kernel = rung === null ? null : await prove(rung, true);
    const stopped = all?.given === true && ALWAYS.every((one) => all.held.includes(one));
    if (values.json === true) print(JSON.stringify({ fence: rung, ok: stopped, all, kernel }, null, 1));
    else if (rung === null || all === null || kernel === null) print('No process could be started behind any fence.');
    else {
      print(`Documents are opened behind the fence "${rung}": ${FENCES[rung]}.\n`);
      print(`Stopped (${all.held.length}): ${list(all.held)}.`);
      print(all.open.length === 0 ? 'Nothing else was tried.' : `NOT stopped (${all.open.length}): ${list(all.open)}.`);
      print(`\nWith Node’s own permission model switched off the kernel alone still stops: ${list(kernel.held) || 'nothing'}.`); // prettier-ignore
      if (kernel.open.length > 0) print(`It does not stop: ${list(kernel.open)}.`);
    }
    return stopped ? EXIT.done : EXIT.checkFailed;
  },
};
