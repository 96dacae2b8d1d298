// The file layer under the embedded database. PGlite's own has no fsync, so that commits would live in the operating
// system's memory and a power cut would take them; and it makes files that everybody on the machine may read. This layer
// syncs, counts its syncs so that start-up can prove them, and gives every file to its owner alone.
// Not here: the database's parameters (database.ts), the proof (probe.ts).
import { closeSync, fsyncSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** An open file or folder as Emscripten keeps it: `nfd` is the descriptor of the real one. */
interface Stream {
  readonly nfd?: number;
  /** Streams that were duplicated share one descriptor. */
  readonly shared?: { readonly refcount?: number };
}
interface Attributes {
  mode?: number;
}
type SetAttributes = (target: unknown, attributes: Attributes) => void;
type MakeNode = (parent: unknown, name: string, mode: number, device: number) => unknown;
/** The part of Emscripten's NODEFS that is changed. Its operations have no `fsync`: the C library's call did nothing. */
interface NodeFilesystem {
  /** Turns an error of Node into an error number for the C library: PostgreSQL stops when the log cannot be synced. Any other error would pass for success. */
  tryFSOperation<T>(work: () => T): T;
  readonly node_ops: { setattr: SetAttributes; mknod: MakeNode };
  readonly stream_ops: {
    setattr: SetAttributes;
    fsync?: (stream: Stream) => number;
    open: (stream: Stream) => void;
    close: (stream: Stream) => void;
  };
}
type Made = Awaited<ReturnType<NodeFS['init']>>;

const OTHERS = 0o077;
const ownerOnly =
  (change: SetAttributes): SetAttributes =>
  (target, attributes) => {
    change(target, attributes.mode === undefined ? attributes : { ...attributes, mode: attributes.mode & ~OTHERS });
  };

/** PGlite's folder on disk, with an fsync that reaches the disk. A sync that fails throws: it must never pass for done. */
export class DurableFiles extends NodeFS {
  #syncs = 0;
  readonly #open = new Set<number>();
  /** The system's sync; tests break it. */
  sync: (descriptor: number) => void = fsyncSync;

  /** How many files and folders were synced to disk since the start. */
  get syncs(): number {
    return this.#syncs;
  }

  /** Closes the files of a database that has ended itself: it never will. */
  abandon(): void {
    for (const descriptor of this.#open) closeSync(descriptor);
    this.#open.clear();
  }

  override async init(database: PGlite, options: Parameters<NodeFS['init']>[1]): Promise<Made> {
    const { emscriptenOpts } = await super.init(database, options);
    const harden = (module: unknown): void => {
      const files = (module as { readonly NODEFS: NodeFilesystem }).NODEFS;
      const { mknod, setattr } = files.node_ops;
      files.node_ops.setattr = ownerOnly(setattr);
      files.stream_ops.setattr = ownerOnly(files.stream_ops.setattr);
      files.node_ops.mknod = (parent, name, mode, device) => mknod(parent, name, mode & ~OTHERS, device);
      const { open, close } = files.stream_ops;
      files.stream_ops.open = (stream) => {
        open(stream);
        if (stream.nfd !== undefined) this.#open.add(stream.nfd);
      };
      files.stream_ops.close = (stream) => {
        close(stream);
        if (stream.nfd !== undefined && stream.shared?.refcount === 0) this.#open.delete(stream.nfd);
      };
      files.stream_ops.fsync = ({ nfd }) => {
        if (nfd === undefined) throw new Error('a file without a descriptor cannot be synced');
        files.tryFSOperation(() => {
          this.sync(nfd);
        });
        this.#syncs += 1;
        return 0;
      };
    };
    const before = (emscriptenOpts.preRun ?? []) as unknown[];
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [harden, ...before] } as Made['emscriptenOpts'] };
  }
}
