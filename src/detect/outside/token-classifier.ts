// An ONNX token classifier that the user supplies: a folder with model.onnx, vocab.txt (WordPiece) and config.json (id2label,
// perhaps do_lower_case). Runs in this process on onnxruntime-web; nothing is fetched.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as ort from 'onnxruntime-web';
import type { Category } from '../../model/index.ts';
import type { Claim, Source } from './source.ts';

/** What a label's end tells: "B-PER", "I-PERSON", "GIVENNAME" … */
const CATEGORIES: readonly (readonly [RegExp, Category])[] = [
  [/phone|tel/i, 'phone'],
  [/mail/i, 'email'],
  [/street|address|city|zip|post|building|\bloc|gpe|place/i, 'address'],
  [/birth|dob/i, 'dob'],
  [/^(?:[BIES]-)?(?:per|person|name)|name|surname/i, 'name'],
];
const categoryOf = (label: string): Category => CATEGORIES.find(([pattern]) => pattern.test(label))?.[1] ?? 'other';

interface Piece {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

/** WordPiece: words and signs, each cut into the longest pieces of the vocabulary. */
export function pieces(text: string, vocabulary: ReadonlyMap<string, number>, lower: boolean): Piece[] {
  const unknown = vocabulary.get('[UNK]') ?? 0;
  const out: Piece[] = [];
  for (const { 0: raw, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu)) {
    const word = lower ? raw.toLowerCase() : raw;
    const found: Piece[] = [];
    for (let at = 0; at < word.length && word.length === raw.length;) {
      let end = word.length;
      while (end > at && !vocabulary.has((at > 0 ? '##' : '') + word.slice(at, end))) end--;
      if (end === at) break;
      found.push({ id: vocabulary.get((at > 0 ? '##' : '') + word.slice(at, end)) ?? unknown, from: index + at, to: index + end }); // prettier-ignore
      at = end;
    }
    if (found.at(-1)?.to === index + raw.length) out.push(...found);
    else out.push({ id: unknown, from: index, to: index + raw.length });
  }
  return out;
}

/** Most pieces that are shown to the model at once. */
const WINDOW = 254;

/** Loads the classifier in `folder`. Throws where a file is missing or is not of its form. */
export async function tokenClassifier(folder: string): Promise<Source> {
  const vocabulary = new Map(readFileSync(path.join(folder, 'vocab.txt'), 'utf8').split(/\r?\n/).map((piece, id) => [piece, id])); // prettier-ignore
  const config = JSON.parse(readFileSync(path.join(folder, 'config.json'), 'utf8')) as { id2label?: Record<string, string>; do_lower_case?: boolean }; // prettier-ignore
  const labels = Object.values(config.id2label ?? {});
  if (labels.length === 0) throw new Error('config.json names no labels (id2label)');
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(new Uint8Array(readFileSync(path.join(folder, 'model.onnx'))));
  const [output = ''] = session.outputNames;
  const edges = [vocabulary.get('[CLS]'), vocabulary.get('[SEP]')];
  const classify = async (window: readonly Piece[]): Promise<string[]> => {
    const lead = edges[0] === undefined ? [] : [edges[0]];
    const ids = [...lead, ...window.map(({ id }) => id), ...(edges[1] === undefined ? [] : [edges[1]])];
    const tensor = (value: (id: number) => number): ort.Tensor =>
      new ort.Tensor(
        'int64',
        BigInt64Array.from(ids, (id) => BigInt(value(id))),
        [1, ids.length],
      );
    const feeds: Record<string, ort.Tensor> = {};
    for (const name of session.inputNames) feeds[name] = tensor(/mask/.test(name) ? () => 1 : /type/.test(name) ? () => 0 : (id) => id); // prettier-ignore
    const logits = (await session.run(feeds))[output];
    if (!(logits?.data instanceof Float32Array) || logits.data.length !== ids.length * labels.length)
      throw new Error('the model gives another number of labels than config.json');
    const { data } = logits;
    return window.map((_, i) => {
      const at = (i + lead.length) * labels.length;
      let best = 0;
      for (let label = 1; label < labels.length; label++) if ((data[at + label] ?? 0) > (data[at + best] ?? 0)) best = label; // prettier-ignore
      return labels[best] ?? 'O';
    });
  };
  return {
    name: 'the token classifier that the user supplied',
    async claim(text) {
      const all = pieces(text, vocabulary, config.do_lower_case === true);
      const claims: Claim[] = [];
      for (let at = 0; at < all.length; at += WINDOW) {
        const window = all.slice(at, at + WINDOW);
        const found = await classify(window);
        let open: { from: number; to: number; kind: string } | undefined;
        const close = (): void => {
          if (open) claims.push({ from: open.from, to: open.to, text: text.slice(open.from, open.to), category: categoryOf(open.kind) }); // prettier-ignore
          open = undefined;
        };
        window.forEach(({ from, to }, i) => {
          const label = found[i] ?? 'O';
          const kind = label.replace(/^[BIES]-/, '');
          // The rest of a word belongs to its first piece.
          if (open !== undefined && open.to === from && /[\p{L}\p{N}]/u.test(text[from] ?? '')) open = { ...open, to };
          else if (label === 'O') close();
          else if (open !== undefined && open.kind === kind && !label.startsWith('B-')) open = { ...open, to };
          else {
            close();
            open = { from, to, kind };
          }
        });
        close();
      }
      return claims;
    },
  };
}
