// What is mutated and which tests have to notice: a row per room. Tests stand in the order in which they are asked, the quick
// ones first; the one beside the file always comes before them.

export interface MutatedRoom {
  readonly files: readonly string[];
  readonly tests: readonly string[];
  /** For single files: other tests than those of the room. */
  readonly own?: Readonly<Record<string, readonly string[]>>;
}

const within = (folder: string, names: string): string[] => names.split(' ').map((name) => `${folder}/${name}`);

export const ROOMS: Readonly<Record<string, MutatedRoom>> = {
  guidance: {
    files: within('src/guidance', 'situation.ts conflict.ts within.ts layer.ts decide.ts judge.ts check.ts'),
    tests: within('src/guidance', 'situation.test.ts conflict.test.ts within.test.ts cells.test.ts decide.test.ts judge.test.ts layer.test.ts explain.test.ts examples.test.ts'), // prettier-ignore
    // The checker walks the whole space for every test of its own: no other test knows more of it.
    own: { 'src/guidance/check.ts': within('src/guidance', 'check.test.ts') },
  },
  review: {
    files: within('src/review', 'decisions.ts file.ts alike.ts'),
    tests: within('src/review', 'decisions.test.ts alike.test.ts'),
  },
};
