// Damage as typing and reading do it: one letter for another that looks like it, one wrong digit, a space gone or come.
import { pick } from './chance.ts';

const LOOKS: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '5': 'S', '8': 'B', '6': 'G', '2': 'Z', O: '0', I: '1', S: '5', B: '8', Z: '2', G: '6' }; // prettier-ignore

export const DAMAGES = ['lookalike', 'wrong digit', 'space'] as const;
export type Damage = (typeof DAMAGES)[number];

/** `value` damaged once; null where this damage cannot be done to it. */
export function damage(value: string, kind: Damage, random: () => number): string | null {
  const places = (which: RegExp): number[] => [...value].flatMap((letter, i) => (which.test(letter) ? [i] : []));
  const put = (at: number, by: string): string => value.slice(0, at) + by + value.slice(at + 1);
  switch (kind) {
    case 'lookalike': {
      const able = places(/[0158620OISBZG]/);
      if (able.length === 0) return null;
      const at = pick(able, random);
      return put(at, LOOKS[value.charAt(at)] ?? '');
    }
    case 'wrong digit': {
      const able = places(/\d/);
      if (able.length === 0) return null;
      const at = pick(able, random);
      return put(at, String((Number(value.charAt(at)) + 1 + Math.floor(random() * 9)) % 10));
    }
    case 'space': {
      const able = places(/ /);
      if (able.length > 0 && random() < 0.5) return put(pick(able, random), '');
      const inside = places(/\w/).filter((at) => at > 0);
      if (inside.length === 0) return null;
      const at = pick(inside, random);
      return `${value.slice(0, at)} ${value.slice(at)}`;
    }
  }
}
