// The roster's names as a tree of words, so that one pass over a text finds every form of every name: the word-wise
// relative of Aho–Corasick; and an index of its first words by near spellings. Not here: judging what was found.
import type { Person } from '../../model/index.ts';
import { surfaces, tokenise, wordIndex, type Roster, type SurfaceKind, type WordIndex } from '../../people/index.ts';

/** A form of a person's name, at the node where its last word ends. */
export interface Entry {
  readonly person: Person;
  readonly kind: SurfaceKind;
  readonly keys: readonly string[];
}

export interface Node {
  readonly next: Map<string, Node>;
  ends: Entry[] | undefined;
  /** A firm's name ends here: nobody's own. */
  firm?: boolean;
}

export interface Gazetteer {
  readonly root: Node;
  /** The words that open a form, by what a scan may have made of them. Initials are not among them. */
  readonly near: WordIndex;
  /** The letters that open a form alone. */
  readonly initials: readonly string[];
  /** Words of the names of people whom the manifest lists. */
  readonly listed: ReadonlySet<string>;
  /** Forms of two words and three whose spaces were lost: "craigdunmore". */
  readonly joined: ReadonlyMap<string, readonly Entry[]>;
}

/** Shorter words than this are not looked for where their spaces are lost. */
const LEAST_JOINED = 3;

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

/** Opens the path of `keys` from `root`. */
function path(root: Node, keys: readonly string[]): Node {
  let node = root;
  for (const key of keys) {
    let next = node.next.get(key);
    if (next === undefined) node.next.set(key, (next = { next: new Map(), ends: undefined }));
    node = next;
  }
  return node;
}

function build(roster: Roster): Gazetteer {
  const root: Node = { next: new Map(), ends: undefined };
  const joined = new Map<string, Entry[]>();
  const listed = new Set<string>();
  for (const person of roster.people) {
    for (const { keys, kind } of surfaces(person)) {
      if (kind === 'officer') continue;
      const entry: Entry = { person, kind, keys };
      (path(root, keys).ends ??= []).push(entry);
      if (person.source === 'manifest') for (const key of keys) listed.add(key);
      if (keys.length < 2 || keys.length > 3 || kind === 'organisation' || keys.some((key) => key.length < LEAST_JOINED)) continue; // prettier-ignore
      const whole = keys.join('');
      const known = joined.get(whole);
      if (known) known.push(entry);
      else joined.set(whole, [entry]);
    }
  }
  // The defence's firms bear surnames: known here so that "Fishwick Noone" is not taken for Mr Noone.
  for (const { solicitor } of roster.people) {
    if (solicitor === undefined) continue;
    const keys = tokenise(solicitor.firm)
      .map((token) => token.key)
      .filter((key) => !/^(llp|ltd|solicitors|cyf|limited)$/.test(key));
    if (keys.length >= 2) path(root, keys).firm = true;
  }
  const words = [...root.next.keys()];
  return {
    root,
    near: wordIndex(words.filter((word) => word.length > 1)),
    initials: words.filter((word) => word.length === 1),
    listed,
    joined,
  };
}
