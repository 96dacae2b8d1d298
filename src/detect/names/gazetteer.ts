// The roster's names as a tree of words, so that one pass over a text finds every form of every name: the word-wise
// relative of Aho–Corasick. Also near forms: one reading error in a long name. Not here: judging what was found.
import type { Person } from '../../model/index.ts';
import { surfaces, isCommon, isForename, type Roster, type SurfaceKind } from '../../people/index.ts';

/** A form of a person's name, at the node where its last word ends. */
export interface Entry {
  readonly person: Person;
  readonly kind: SurfaceKind;
  readonly keys: readonly string[];
}

export interface Node {
  readonly next: Map<string, Node>;
  ends: Entry[] | undefined;
}

export interface Gazetteer {
  readonly root: Node;
  /** Long single words with one letter left out → the words they may be. */
  readonly near: ReadonlyMap<string, readonly string[]>;
}

const NEAR_LENGTH = 6;

/** The word with each of its letters left out in turn. */
function* shortened(word: string): Generator<string> {
  for (let i = 0; i < word.length; i++) yield word.slice(0, i) + word.slice(i + 1);
}

const built = new WeakMap<Roster, Gazetteer>();

/** The tree of a roster; built once for each roster. */
export function gazetteerOf(roster: Roster): Gazetteer {
  let gazetteer = built.get(roster);
  if (gazetteer === undefined) {
    gazetteer = build(roster);
    built.set(roster, gazetteer);
  }
  return gazetteer;
}

function build(roster: Roster): Gazetteer {
  const root: Node = { next: new Map(), ends: undefined };
  const near = new Map<string, string[]>();
  for (const person of roster.people) {
    for (const { keys, kind } of surfaces(person)) {
      if (kind === 'officer') continue;
      let node = root;
      for (const key of keys) {
        let next = node.next.get(key);
        if (next === undefined) node.next.set(key, (next = { next: new Map(), ends: undefined }));
        node = next;
      }
      (node.ends ??= []).push({ person, kind, keys });
    }
  }
  for (const [word, node] of root.next) {
    const single = node.ends?.some((end) => end.kind === 'surname' || end.kind === 'forename') === true;
    if (!single || word.length < NEAR_LENGTH) continue;
    for (const short of [word, ...shortened(word)]) {
      const list = near.get(short);
      if (list) list.push(word);
      else near.set(short, [word]);
    }
  }
  return { root, near };
}

/** `rn` read as `m`, `l` as `1` and the like: the same word to a bad scanner. */
const unread = (key: string): string =>
  key
    .replace(/0/g, 'o')
    .replace(/[1|]/g, 'l')
    .replace(/5/g, 's')
    .replace(/8/g, 'b')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w');

/** One letter too many, too few, wrong, or two swapped? */
function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  let j = 0;
  while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
  const x = a.slice(i, a.length - j);
  const y = b.slice(i, b.length - j);
  return (x.length <= 1 && y.length <= 1) || (x.length === 2 && x[0] === y[1] && x[1] === y[0]);
}

/** The roster's word that a folded word is one reading error away from; undefined where it is none, or a word of its own. */
export function nearest(gazetteer: Gazetteer, key: string): string | undefined {
  if (key.length < NEAR_LENGTH - 1 || gazetteer.near.size === 0 || isCommon(key) || isForename(key)) return undefined;
  for (const form of new Set([key, unread(key)])) {
    for (const short of [form, ...shortened(form)]) {
      for (const word of gazetteer.near.get(short) ?? []) {
        if (word === form && word !== key) return word;
        if (word !== key && oneApart(form, word)) return word;
        if (word !== key && unread(word) === form) return word;
      }
    }
  }
  return undefined;
}
