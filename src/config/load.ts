// Finds the configuration: the file that BLOTTER_CONFIG names, else blotter.yaml of the working directory, else none; then
// the environment, which goes before the file. Values are never told: they may be passwords and keys.
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { BlotterError } from '../model/index.ts';
import { configSchema, type Config } from './schema.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const bad = (where: string, problem: string): BlotterError => new BlotterError('B-CONF-01', { where, problem });

async function fromFile(file: string, mustBeThere: boolean): Promise<Record<string, unknown>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !mustBeThere) return {};
    throw bad(file, `it cannot be read (${code ?? 'unknown'})`);
  }
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    const line = (error as { linePos?: readonly { line: number }[] }).linePos?.[0]?.line;
    throw bad(file, `it is not YAML${line === undefined ? '' : ` (line ${line})`}`);
  }
  if (data === null || data === undefined) return {};
  if (typeof data !== 'object' || Array.isArray(data)) throw bad(file, 'it is no list of settings');
  return data as Record<string, unknown>;
}

/** One setting within a group of the file, which keeps its others. */
const within = (group: unknown, more: Readonly<Record<string, unknown>>): unknown =>
  typeof group === 'object' && group !== null && !Array.isArray(group) ? { ...group, ...more } : (group ?? more);

/** The environment's settings, in the form of the file. */
function fromEnvironment(env: Environment, file: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  if (env['BLOTTER_DATA']) settings['data'] = env['BLOTTER_DATA'];
  if (env['DATABASE_URL'])
    settings['database'] = {
      url: env['DATABASE_URL'],
      ...(env['DATABASE_OWNER_URL'] ? { ownerUrl: env['DATABASE_OWNER_URL'] } : {}),
    };
  if (env['BLOTTER_KEY_FILE']) settings['keys'] = [{ file: env['BLOTTER_KEY_FILE'] }];
  else if (env['BLOTTER_KEY']) settings['keys'] = [{ hex: env['BLOTTER_KEY'] }];
  const watch = {
    ...(env['BLOTTER_LOG_LEVEL'] ? { level: env['BLOTTER_LOG_LEVEL'] } : {}),
    ...(env['BLOTTER_METRICS_TOKEN_FILE'] ? { tokenFile: env['BLOTTER_METRICS_TOKEN_FILE'] } : {}),
  };
  if (Object.keys(watch).length > 0) settings['watch'] = within(file['watch'], watch);
  const serve = {
    ...(env['BLOTTER_LISTEN'] ? { listen: env['BLOTTER_LISTEN'] } : {}),
    ...(env['BLOTTER_OWN'] ? { own: env['BLOTTER_OWN'].replace(/\/+$/, '') } : {}),
  };
  if (Object.keys(serve).length > 0) settings['serve'] = within(file['serve'], serve);
  return settings;
}

/** Where the embedded store lies when nobody says anything. */
const usualFolder = (env: Environment): string =>
  path.join(env['XDG_DATA_HOME'] ?? path.join(homedir(), '.local', 'share'), 'blotter');

/** Loads and checks the configuration. Throws B-CONF-01 with the setting, never its value. */
export async function loadConfig(env: Environment, directory: string): Promise<Config & { readonly from: string }> {
  const named = env['BLOTTER_CONFIG'];
  const file = named ?? path.join(directory, 'blotter.yaml');
  const said = await fromFile(file, named !== undefined);
  const settings = { data: usualFolder(env), ...said, ...fromEnvironment(env, said) };
  const result = configSchema.safeParse(settings);
  if (result.success) return { ...result.data, from: file };
  const [issue] = result.error.issues;
  const where = issue?.path.join('.') ?? '';
  const unknown = issue?.code === 'unrecognized_keys' ? `unknown setting ${issue.keys.join(', ')}` : undefined;
  throw bad(where === '' ? file : where, unknown ?? issue?.message ?? 'it has the wrong form');
}
