// The resources of one new content stream: only what is really used, under neutral names, each copied by its own rules.
// Not here: when something counts as used (walk.ts).
import { PDFName, type PDFDict, type PDFObject } from '@cantoo/pdf-lib';
import { useOf, type FontUse } from './fontuse.ts';
import { copyShading, copySpace, Uncopyable } from './copy.ts';
import { checkImage, type ImageJob } from './images.ts';
import type { Box } from '../model/index.ts';
import type { PDFRawStream } from '@cantoo/pdf-lib';
import { entry, identityOf, makeDict, rawEntry, type Found } from './objects.ts';
import type { Build } from './state.ts';

export type Kind = 'Font' | 'XObject' | 'ExtGState' | 'ColorSpace' | 'Pattern' | 'Shading';
const LETTER: Readonly<Record<Kind, string>> = {
  Font: 'F',
  XObject: 'X',
  ExtGState: 'G',
  ColorSpace: 'C',
  Pattern: 'P',
  Shading: 'S',
};

/** The new resource dictionary under construction, beside the old one. */
export interface Resources {
  readonly old: Found;
  readonly fresh: Record<Kind, Map<string, { readonly name: string; readonly value: PDFObject }>>;
}

export const emptyResources = (old: Found): Resources => ({
  old,
  fresh: {
    Font: new Map(),
    XObject: new Map(),
    ExtGState: new Map(),
    ColorSpace: new Map(),
    Pattern: new Map(),
    Shading: new Map(),
  },
});

/** The old resource of that name, as it stands (perhaps a reference). */
export function oldResource(build: Build, resources: Resources, kind: Kind | 'Properties', name: string): Found {
  return rawEntry(build.from, entry(build.from, resources.old, kind), name);
}

/** Names a resource of the new stream; the same `key` gets the same name. */
export function give(resources: Resources, kind: Kind, key: string, make: () => PDFObject): string {
  const list = resources.fresh[kind];
  const known = list.get(key);
  if (known) return known.name;
  const name = `${LETTER[kind]}${list.size}`;
  list.set(key, { name, value: make() });
  return name;
}

const DEFAULTS = ['DefaultGray', 'DefaultRGB', 'DefaultCMYK'] as const;

/** The finished dictionary. */
export function close(build: Build, resources: Resources): PDFDict {
  const dict = makeDict(build.to, {});
  for (const [kind, list] of Object.entries(resources.fresh)) {
    if (list.size === 0) continue;
    const part = makeDict(build.to, {});
    for (const { name, value } of list.values()) part.set(PDFName.of(name), value);
    dict.set(PDFName.of(kind), part);
  }
  // Default colour spaces are all profiles in practice, which the device spaces stand in for; anything else changes colours.
  const spaces = entry(build.from, resources.old, 'ColorSpace');
  for (const key of DEFAULTS) {
    const space = entry(build.from, spaces, key);
    if (
      space &&
      copySpace(build.from, build.to, space).parts !== { DefaultGray: 1, DefaultRGB: 3, DefaultCMYK: 4 }[key]
    )
      throw new Uncopyable('default colour space');
  }
  return dict;
}

/** The font of that name, measured once per document; null where there is none. */
export function fontOf(build: Build, resources: Resources, name: string): FontUse | null {
  const raw = oldResource(build, resources, 'Font', name);
  if (!raw) return null;
  const key = identityOf(raw);
  const known = build.fonts.get(key);
  if (known) return known.use;
  const use = useOf(build.from, raw, build.fonts.size + 1);
  build.fonts.set(key, { use, at: build.to.nextRef() });
  return use;
}

/** Its place in the new file. */
export function fontRef(build: Build, use: FontUse): PDFObject {
  for (const font of build.fonts.values()) if (font.use === use) return font.at;
  throw new Uncopyable('font');
}

/** The place in the new file of a picture with `blanks`; the work is done once the whole file is walked. */
export function imageRef(build: Build, raw: PDFObject, stream: PDFRawStream, blanks: readonly Box[]): PDFObject {
  const identity = identityOf(raw);
  let name = build.imageNames.get(identity);
  if (name === undefined) {
    checkImage(build.from, stream);
    name = String(build.imageNames.size);
    build.imageNames.set(identity, name);
  }
  const key = `${name} ${blanks.map((box) => box.map((n) => n.toFixed(4)).join(',')).join(' ')}`;
  const known = build.images.get(key);
  if (known) return known.at;
  const job: ImageJob = { at: build.to.nextRef(), stream, blanks };
  build.images.set(key, job);
  return job.at;
}

export const copyShadingOf = (build: Build, raw: Found): PDFObject => copyShading(build.from, build.to, raw);
export const copySpaceOf = (build: Build, raw: Found): PDFObject => copySpace(build.from, build.to, raw).object;
