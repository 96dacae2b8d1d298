// The names of files inside files. They come from strangers and become paths of our outputs: nothing in them may lead out
// of a folder, hide an ending, or fall on another. Not here: opening them.

export interface Attached {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Characters of a name at most, ending included. */
const LONGEST = 120;

/** A name as a file system and a reader take it: the last part of a path, no control or direction marks, no reserved signs. */
export function plainName(given: string, no: number): string {
  const last = given.normalize('NFC').split(/[/\\]/).findLast((part) => part.trim() !== '') ?? '';
  const clean = last
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (clean === '') return `attachment ${no}`;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  return [...clean.slice(0, clean.length - ending.length)].slice(0, LONGEST).join('').trimEnd() + ending;
} // prettier-ignore

/** The files with plain names, each its own: the second of two gets " (2)" before its ending. */
export function nameAttached(files: readonly Attached[]): Attached[] {
  const taken = new Set<string>();
  return files.map(({ file, bytes }, i) => {
    const base = plainName(file, i + 1);
    const ending = /\.[A-Za-z0-9]{1,8}$/.exec(base)?.[0] ?? '';
    let name = base;
    for (let n = 2; taken.has(name.toLowerCase()); n++)
      name = `${base.slice(0, base.length - ending.length)} (${n})${ending}`;
    taken.add(name.toLowerCase());
    return { file: name, bytes };
  });
}
