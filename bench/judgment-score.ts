// How much of what is marked in a judgment was found, by the definitions of the Text Anonymization Benchmark: an entity
// counts only where every mention of it is covered; function words and signs may stay open.
import type { Judgment } from '../src/detect/tagger/train/corpora.ts';

export interface Score {
  /** Entities by identifier: found of all. */
  direct: [number, number];
  quasi: [number, number];
  persons: [number, number];
  /** Entity found of all, by kind, of those that must be masked. */
  kinds: Map<string, [number, number]>;
  /** Words that must be masked: found of all. */
  words: [number, number];
  /** Masked words: those that must be masked, those in any mention, all. */
  masked: [number, number, number];
}

const FUNCTION = new Set('a an the of in on at to for from by with and or nor but as into than that this his her its their our my your no not'.split(' ')); // prettier-ignore
const WORD = /[\p{L}\p{N}]+/gu;

/** Scores found spans (UTF-16 offsets) of one judgment. */
export function score({ text, mentions }: Judgment, spans: readonly { from: number; to: number }[]): Score {
  const covered = new Uint8Array(text.length);
  for (const { from, to } of spans) covered.fill(1, from, to);
  const marked = new Uint8Array(text.length);
  const must = new Uint8Array(text.length);
  for (const { start, end, identifier } of mentions) {
    marked.fill(1, start, end);
    if (identifier !== 'NO_MASK') must.fill(1, start, end);
  }
  const result: Score = { direct: [0, 0], quasi: [0, 0], persons: [0, 0], kinds: new Map(), words: [0, 0], masked: [0, 0, 0] }; // prettier-ignore
  const isCovered = (at: number, length: number): boolean => {
    for (let i = at; i < at + length; i++) if (covered[i] === 0) return false;
    return true;
  };
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const free = FUNCTION.has(word.toLowerCase());
    const hit = isCovered(index, word.length);
    if (must[index] === 1 && !free) {
      result.words[1]++;
      if (hit) result.words[0]++;
    }
    if (hit && !free) {
      result.masked[2]++;
      if (must[index] === 1) result.masked[0]++;
      if (marked[index] === 1) result.masked[1]++;
    }
  }
  const entities = Map.groupBy(
    mentions.filter(({ identifier }) => identifier !== 'NO_MASK'),
    ({ entity }) => entity,
  );
  for (const list of entities.values()) {
    const found = list.every(({ start, end }) =>
      [...text.slice(start, end).matchAll(WORD)].every(
        ({ 0: word, index }) => FUNCTION.has(word.toLowerCase()) || isCovered(start + index, word.length),
      ),
    );
    const type = list[0]?.type ?? '';
    const kind = result.kinds.get(type) ?? [0, 0];
    result.kinds.set(type, kind);
    const counts = [list.some(({ identifier }) => identifier === 'DIRECT') ? result.direct : result.quasi, kind];
    if (type === 'PERSON') counts.push(result.persons);
    for (const count of counts) {
      count[1]++;
      if (found) count[0]++;
    }
  }
  return result;
}

/** Sums scores. */
export function add(scores: readonly Score[]): Score {
  const all: Score = { direct: [0, 0], quasi: [0, 0], persons: [0, 0], kinds: new Map(), words: [0, 0], masked: [0, 0, 0] }; // prettier-ignore
  const plus = (to: number[], from: readonly number[]): void => from.forEach((n, i) => (to[i] = (to[i] ?? 0) + n));
  for (const one of scores) {
    for (const key of ['direct', 'quasi', 'persons', 'words', 'masked'] as const) plus(all[key], one[key]);
    for (const [kind, count] of one.kinds) {
      const sum = all.kinds.get(kind) ?? [0, 0];
      all.kinds.set(kind, sum);
      plus(sum, count);
    }
  }
  return all;
}
