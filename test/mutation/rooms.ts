// What is mutated and which tests have to notice: a row per room. Tests stand in the order in which they are asked, the
// quick ones first.

export interface MutatedRoom {
  readonly files: readonly string[];
  readonly tests: readonly string[];
}

const within = (folder: string, names: string): string[] => names.split(' ').map((name) => `${folder}/${name}`);

export const ROOMS: Readonly<Record<string, MutatedRoom>> = {
  guidance: {
    files: within('src/guidance', 'judge.ts decide.ts check.ts conflict.ts situation.ts layer.ts within.ts'),
    tests: within('src/guidance', 'situation.test.ts conflict.test.ts within.test.ts decide.test.ts judge.test.ts layer.test.ts check.test.ts examples.test.ts'), // prettier-ignore
  },
  review: { files: within('src/review', 'decisions.ts file.ts'), tests: within('src/review', 'decisions.test.ts') },
};
