// The command line: picks the command, turns errors into words and exit codes. Knows nothing of what commands do.
import { BlotterError, EXIT } from '../model/index.ts';
import { print, type Command } from './command.ts';
import { refusalOf, tellRefusal } from './refusal.ts';

// Commands are loaded when asked for: `help` must not start two PDF engines.
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./demo.ts')).demo,
  serve: async () => (await import('./serve.ts')).serve,
  cases: async () => (await import('./cases.ts')).cases,
  check: async () => (await import('./check.ts')).check,
  release: async () => (await import('./release.ts')).release,
  read: async () => (await import('./commands.ts')).read,
  detect: async () => (await import('./commands.ts')).detect,
  redact: async () => (await import('./commands.ts')).redact,
  verify: async () => (await import('./commands.ts')).verify,
  differences: async () => (await import('./differences.ts')).differences,
  register: async () => (await import('./register.ts')).register,
  doctor: async () => (await import('./doctor.ts')).doctor,
  guidance: async () => (await import('./guidance/index.ts')).guidance,
  work: async () => (await import('./store/index.ts')).work,
  backup: async () => (await import('./store/index.ts')).backup,
  restore: async () => (await import('./store/index.ts')).restore,
  move: async () => (await import('./store/index.ts')).move,
  erase: async () => (await import('./store/index.ts')).erase,
  keep: async () => (await import('./store/index.ts')).keep,
  config: async () => (await import('./store/index.ts')).config,
  breach: async () => (await import('./breach/index.ts')).breach,
  inspect: async () => (await import('./inspect/index.ts')).inspect,
  report: async () => (await import('./report.ts')).report,
  train: async () => (await import('./train.ts')).train,
};

async function help(topic: string | undefined): Promise<number> {
  if (topic !== undefined && topic in COMMANDS) {
    print((await COMMANDS[topic]?.())?.usage);
    return EXIT.done;
  }
  if (topic !== undefined) throw new BlotterError('B-USE-01', { command: topic });
  print('Blotter: redaction and disclosure assurance for criminal case files.\n\nCommands:');
  for (const load of Object.values(COMMANDS)) {
    const command = await load();
    print(`  ${command.name.padEnd(11)} ${command.summary}`);
  }
  print(
    '  test        run all checks of the project\n\n`blotter help COMMAND` tells its arguments. Exit codes: 0 done · 1 held · 2 wrong use or unreadable input · 3 a check failed · 70 a fault.',
  );
  return EXIT.done;
}

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return help(args[0]);
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) throw new BlotterError('B-USE-01', { command: name });
  if (args.includes('--help') || args.includes('-h')) return help(name);
  return (await load()).run(args);
}

// A pipe that closes early (`blotter help | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const refusal = refusalOf(error);
  tellRefusal(refusal);
  process.exitCode = refusal.exit;
}
