// The token with which a command asks a server: out of the environment, or out of a file that nobody else can read. Never an
// argument: those stand in the list of processes for everybody on the machine.
import { lstat, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { BlotterError } from '../../model/index.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const FORM = /^blotter_[A-Za-z0-9_-]{43}$/;
const OTHERS = 0o077;
const refuse = (problem: string): BlotterError => new BlotterError('B-SERVER-02', { problem });

/** Where it lies when nobody says anything: `blotter/token` in the user's folder for configurations. */
export function usualFile(env: Environment): string {
  const windows = process.platform === 'win32' ? env['APPDATA'] : undefined;
  return path.join(env['XDG_CONFIG_HOME'] || (windows ?? path.join(homedir(), '.config')), 'blotter', 'token');
}

/** Finds it: `file`, else BLOTTER_TOKEN, else the usual file. Throws B-SERVER-02; never tells what stands in it. */
export async function findToken(file: string | undefined, env: Environment = process.env): Promise<string> {
  const own = env['BLOTTER_TOKEN'];
  const text = file === undefined && own !== undefined && own !== '' ? own : await fromFile(file ?? usualFile(env));
  const token = text.trim();
  if (!FORM.test(token)) throw refuse('what is given is no token');
  return token;
}

async function fromFile(file: string): Promise<string> {
  const found = await lstat(file).catch(() => {
    throw refuse(`BLOTTER_TOKEN is not set, and there is no file ${file}`);
  });
  if (!found.isFile()) throw refuse(`${file} is not a plain file`);
  // Windows has no rights as Unix has them.
  if (process.platform !== 'win32') {
    if ((found.mode & OTHERS) !== 0) throw refuse(`others may read ${file}`);
    const uid = process.getuid?.();
    if (uid !== undefined && uid !== 0 && found.uid !== uid) throw refuse(`${file} belongs to somebody else`);
  }
  return readFile(file, 'utf8').catch(() => {
    throw refuse(`${file} cannot be read`);
  });
}
