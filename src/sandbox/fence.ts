// The one place that says what a process which opens a stranger's document may do. Built from what the host has, strongest
// first; which of them a host gives is found out by trying (child.ts) and proved by `blotter doctor` (probe.ts).
//
//   walls     its own root of read-only program files, no network, no other process in sight, no rights to change that
//   network   no network                                                (unshare, setpriv)
//   limits    memory, CPU time and file size capped by the kernel       (prlimit)
//   node      Node's permission model alone: no files but the program's, no child processes
//
// Each includes all below it. Everywhere: empty environment, documents by standard input, answers by descriptor 3, SIGKILL
// by the parent's clock. Node's own documentation calls its permission model no barrier to malicious code: it is the second
// fence; the first is that parsers of documents run in WebAssembly or plain JavaScript.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

export const RUNGS = ['walls', 'network', 'limits', 'node'] as const;
export type Rung = (typeof RUNGS)[number];

/** What runs in the fence. */
export interface Program {
  /** Its main file. */
  readonly file: string;
  /** Files and folders that it may read: its code and the data that comes with it. */
  readonly reads: readonly string[];
  /** Compiled code of earlier runs; null for none. Only used where the kernel keeps the process from writing there. */
  readonly compiled: string | null;
  /** May it load native code (picture decoders, drawing)? May it start threads? */
  readonly native: boolean;
  readonly threads: boolean;
  /** Node's own model off: for the proof that the kernel's fences hold without it. Never for documents. */
  readonly unguarded?: boolean;
}

export interface Memory {
  /** Private memory of the process as the kernel counts it, and the part that the program's own objects may take, in MB. */
  readonly megabytes: number;
  readonly heapMegabytes: number;
  /** Rather less memory than less time (FRUGAL_HEAP). */
  readonly frugal?: boolean;
}

/** For glibc's allocator (others do not know the names): pages of pixels go back to the system when they are let go. */
export const FRUGAL = { MALLOC_MMAP_THRESHOLD_: '1048576', MALLOC_ARENA_MAX: '2' } as const;
/** For V8: the heap is collected before it grows by half, not when it has doubled. 100 MB less for a twentieth of the time. */
export const FRUGAL_HEAP = ['--max-semi-space-size=8', '--heap-growing-percent=50'] as const;

/** CPU seconds after which the kernel ends a process that its parent has forgotten. */
const CPU = 3600;
/** MB of address space that V8 and the allocator set aside and never fill: the kernel counts them with the rest. */
const RESERVED = 1024;
/** Open files. */
const FILES = 128;

/** Where util-linux puts its tools; a PATH of somebody else's making is not asked. */
const TOOLS = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];
const tool = (name: string): string | null =>
  TOOLS.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null;

/**
 * Builds a root of its own on a mount that nobody else sees, goes into it, lets go of everything else and of all rights, and
 * runs the command there. Ends when its parent goes away: descriptor 4 then closes.
 * Where a part of /proc is covered (containers, hardened units) the kernel gives no fresh one: then there is none inside, and
 * the old one is shown only until mount and umount, which read it, are done.
 * The root is made read-only as a mount, not as a file system: that would be refused to whoever is not root outside.
 * Arguments: an empty place, the paths to show, "--", the command. Any step that fails ends it before the command starts.
 */
const WALLS = `set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
root=$1; shift
exec 5<&0
mount -t tmpfs -o size=1m,mode=755,nosuid,nodev none "$root"
show() {
  if [ -d "$1" ]; then mkdir -p "$root$1"; else mkdir -p "$root$(dirname "$1")"; : >"$root$1"; fi
  mount --bind "$1" "$root$1"
}
for d in /usr /lib /lib32 /lib64 /libx32 /bin; do
  [ -e "$d" ] || continue
  if [ -L "$d" ]; then ln -s "$(readlink "$d")" "$root$d"; else show "$d"; mount -o remount,bind,ro,nosuid,nodev "$root$d"; fi
done
for d in /dev/null /dev/urandom; do show "$d"; done
mkdir -p "$root/proc" "$root/.old"
bare=; mount -t proc -o nosuid,nodev,noexec none "$root/proc" 2>/dev/null || bare=yes
while [ "$1" != -- ]; do show "$1"; mount -o remount,bind,ro,nosuid,nodev "$root$1"; shift; done; shift
cd "$root"; pivot_root . .old; cd /
[ -z "$bare" ] || mount --rbind /.old/proc /proc
umount -l /.old; rmdir /.old
mount -o remount,bind,ro,nosuid,nodev /
[ -z "$bare" ] || umount -l /proc
trap '' INT TERM HUP
setpriv --no-new-privs --bounding-set=-all --inh-caps=-all "$@" 4<&- <&5 5<&- & child=$!
{ read -r _ <&4 || :; kill -KILL $child; } 3>&- 5<&- &
exec 3>&- 4<&- 5<&-
set +e
wait $child
exit $?`;

/** A folder that may be covered by a mount of our own: one that nothing shown lies in. */
function emptyPlace(shown: readonly string[]): string | null {
  const places = ['/mnt', '/media', '/srv', '/opt', '/var/tmp', '/tmp'];
  return places.find((place) => existsSync(place) && !shown.some((one) => one === place || one.startsWith(`${place}/`))) ?? null;
} // prettier-ignore

/** A command line. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const real = (file: string): string => {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
};

/** The flags that compiled code belongs to: V8 takes it from runs with the same flags alone. */
export const engineFlags = ({ heapMegabytes, frugal }: Memory): string[] => [
  '--no-warnings',
  ...(frugal === true ? FRUGAL_HEAP : FRUGAL_HEAP.slice(0, 1)),
  `--max-old-space-size=${heapMegabytes}`,
];

/** The flags for Node itself. `sealed`: the kernel keeps the process from writing anywhere, whatever Node allows. */
function nodeFlags(program: Program, memory: Memory, sealed: boolean): string[] {
  const { reads, compiled, native, threads } = program;
  const own = engineFlags(memory);
  if (program.unguarded === true) return own;
  const files = reads.flatMap((one) => [`--allow-fs-read=${one}`, `--allow-fs-read=${path.join(one, '*')}`]);
  // Node uses compiled code only where it might write it: behind walls that costs nothing.
  const cache = sealed && compiled !== null ? [`--allow-fs-read=${compiled}`, `--allow-fs-write=${compiled}`] : [];
  return [
    ...own,
    '--permission',
    ...files,
    ...cache,
    ...(native ? ['--allow-addons'] : []),
    ...(threads ? ['--allow-worker'] : []),
  ];
}

/** How `program` is started behind the fence `rung`; null where the host lacks a tool for it. */
export function commandOf(rung: Rung, program: Program, memory: Memory, args: readonly string[] = []): Command | null {
  const node = real(process.execPath);
  const shown: Program = {
    ...program,
    file: real(program.file),
    reads: program.reads.map(real),
    compiled: program.compiled !== null && existsSync(program.compiled) ? real(program.compiled) : null,
  };
  const walled = rung === 'walls';
  const own = [node, ...nodeFlags(shown, memory, walled), shown.file, ...args];
  const env = { ...FRUGAL, ...(walled && shown.compiled !== null ? { NODE_COMPILE_CACHE: shown.compiled } : {}) };
  const [prlimit, unshare, setpriv] = [tool('prlimit'), tool('unshare'), tool('setpriv')];
  if (rung === 'node') return { command: node, args: own.slice(1), env };
  if (process.platform !== 'linux' || prlimit === null) return null;
  const limits = [
    `--data=${(memory.megabytes + RESERVED) * 2 ** 20}`,
    `--cpu=${CPU}`,
    '--fsize=0',
    '--core=0',
    `--nofile=${FILES}`,
  ];
  // Where the parent is killed, so is the child: the kernel sees to it.
  const bare = setpriv === null ? own : [setpriv, '--pdeathsig', 'KILL', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all', ...own]; // prettier-ignore
  const plain = setpriv === null ? own : [setpriv, '--pdeathsig', 'KILL', '--no-new-privs', ...own];
  if (rung === 'limits') return { command: prlimit, args: [...limits, ...plain], env };
  if (unshare === null) return null;
  if (rung === 'network') return { command: prlimit, args: [...limits, unshare, '-r', '-n', ...bare], env };
  const show = [...new Set([path.dirname(node), ...shown.reads, ...(shown.compiled === null ? [] : [shown.compiled])])];
  const place = emptyPlace(show);
  if (place === null || setpriv === null) return null;
  const walls = [unshare, '-r', '-n', '-m', '-p', '-i', '-u', '-f', '--kill-child', '/bin/sh', '-c', WALLS, 'walls', place, ...show, '--', ...own]; // prettier-ignore
  return { command: prlimit, args: [...limits, ...walls], env };
}
