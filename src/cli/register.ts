// `blotter register`: the book from outside. Proves, checks and exports it; shows and changes the key that signs. The checks
// need no store: a file that somebody exported is enough.
import { readFile } from 'node:fs/promises';
import { BlotterError, EXIT, type Verdict } from '../model/index.ts';
import { auditBook, checkHead, checkProof, openRing, proofSchema, proveRecord, readBook, recordSchema, rotateFile, writeBook, type Book, type KeptRecord } from '../register/index.ts'; // prettier-ignore
import { placeFile } from '../release/index.ts';
import { print, readArgs, type Command } from './command.ts';
import { keyFile } from './key-place.ts';
import { configOf } from './store/open.ts';
import { bookIn, keysOfStore, withStore } from './store/reading.ts';
import { believe, linesOf, parse, unreadable } from './register-file.ts';

/** The store's book, whole. */
const bookOfStore = (): Promise<Book> => withStore(bookIn);

/** A head from a file: a bare JWS, a receipt that holds one, or an export (its newest). */
async function headsIn(file: string): Promise<string[]> {
  const text = (await readFile(file, 'utf8').catch(unreadable(file))).trim();
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return [text];
  const whole = parse(text) as { register?: { head?: unknown } | null } | null;
  if (typeof whole?.register === 'object' && typeof whole.register?.head === 'string') return [whole.register.head];
  const lines = text.split('\n').map((line) => parse(line) as { head?: unknown } | null);
  const heads = lines.flatMap((line) => (typeof line?.head === 'string' ? [line.head] : []));
  if (heads.length === 0) throw new BlotterError('B-SIGN-03', { path: file, form: 'a signed head' });
  return heads;
}

function tellVerdicts(verdicts: readonly Verdict[], by: string): number {
  for (const { check, result, where } of verdicts) print(`${result.padEnd(5)} ${check}  ${where}`);
  print(`believed: ${by}`);
  return verdicts.every(({ result }) => result === 'pass') ? EXIT.done : EXIT.checkFailed;
}

async function verify(file: string | undefined, head: readonly string[], key: string | undefined): Promise<number> {
  const outside = (await Promise.all(head.map(headsIn))).flat();
  if (file !== undefined) {
    const proof = await proofIn(file);
    if (proof) {
      const { keys, by } = await believe(proof.keys, key);
      return tellVerdicts(await checkProof(proof, keys), by);
    }
  }
  const book = file === undefined ? await bookOfStore() : await readBook(linesOf(file));
  if (book === null) throw new BlotterError('B-SIGN-03', { path: file ?? '', form: 'a register or a proof' });
  const own = file === undefined ? keysOfStore(await configOf()) : keyFile();
  const { keys, by } = await believe(book.keys, key, own);
  const audit = await auditBook({ ...book, keys }, outside);
  print(`${audit.size} records, the last of ${audit.last ?? 'never'}`);
  if (outside.length === 0)
    print('No head kept outside was given: an older copy put back would not be seen. Use --head.');
  return tellVerdicts(audit.verdicts, by);
}

async function proofIn(file: string): Promise<ReturnType<typeof proofSchema.parse> | null> {
  const text = await readFile(file, 'utf8').catch(unreadable(file));
  // An export has a line per record: only a proof is one piece of JSON.
  const read = proofSchema.safeParse(parse(text));
  return read.success ? read.data : null;
}

/** A proof that record `seq` is in the book, by its newest head. */
async function prove(seq: number): Promise<string> {
  const book = await bookOfStore();
  const records = (book.records as unknown[]).map((row) => recordSchema.parse(row)) as KeptRecord[];
  const record = records[seq];
  const jws = book.heads.at(-1);
  const head = jws === undefined ? null : await checkHead(jws, book.keys);
  if (!record || jws === undefined || !head?.ok) throw new BlotterError('B-USE-02', { command: 'register', problem: `there is no record ${seq}; the register has ${records.length}.` }); // prettier-ignore
  const leaves = records.map(({ hash }) => new Uint8Array(Buffer.from(hash, 'hex')));
  return `${JSON.stringify(proveRecord(record, jws, head.head, leaves, book.keys), null, 1)}\n`;
}

async function give(text: string, out: string | undefined): Promise<number> {
  if (out === undefined) process.stdout.write(text);
  else await placeFile(out, text);
  return EXIT.done;
}

export const register: Command = {
  name: 'register',
  summary: 'the book: verify, prove or export it; show or change the key that signs',
  usage: `blotter register verify [FILE] [--head FILE …] [--key THUMBPRINT]
blotter register prove NUMBER [--out FILE]
blotter register export [--out FILE]
blotter register key | rotate
  verify   the store's book, or a file of export or prove; --head: receipts, exports or heads kept elsewhere, against which
           a cut end or an older copy shows; --key: the key to believe
  prove    that one record is in the book, for somebody who has not got it
  export   the whole book with its heads and public keys, as lines of JSON
  key      the thumbprint of the key that signs, to be told by another way; rotate: a new one takes over
Exit: 0 done, all as it was written · 2 wrong use · 3 something does not fit`,
  async run(args) {
    const options = {
      head: { type: 'string', multiple: true },
      key: { type: 'string' },
      out: { type: 'string' },
    } as const;
    const { values, positionals } = readArgs('register', args, options, ['ACTION'], ['FILE']);
    const [action, what] = positionals;
    switch (action) {
      case 'verify':
        return verify(what, values.head ?? [], values.key);
      case 'prove':
        if (what === undefined || !/^\d{1,12}$/.test(what)) throw new BlotterError('B-USE-02', { command: 'register', problem: 'give the number of a record.' }); // prettier-ignore
        return give(await prove(Number(what)), values.out);
      case 'export': {
        let text = '';
        for await (const line of writeBook(await bookOfStore())) text += line;
        return give(text, values.out);
      }
      case 'key':
      case 'rotate': {
        const file = keyFile();
        const ring = action === 'key' ? await openRing(file, new Date()) : await rotateFile(file, new Date()).catch((cause: NodeJS.ErrnoException) => (cause.code === 'ENOENT' ? openRing(file, new Date()) : Promise.reject(cause))); // prettier-ignore
        print(ring.signing.id);
        return EXIT.done;
      }
      default:
        throw new BlotterError('B-USE-02', {
          command: 'register',
          problem: 'say verify, prove, export, key or rotate.',
        });
    }
  },
};
