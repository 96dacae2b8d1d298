// HEIC pictures by `heic-decode`, which is not among our dependencies: its decoder (libheif) is LGPL. Where somebody has
// installed it (`npm install --no-save heic-decode`) it is used; where not, the picture is held with the cure.
import { BlotterError } from '../../model/index.ts';
import type { Pixels } from './pixels.ts';
import { fromRgba } from './pixels.ts';

type Decode = (input: {
  readonly buffer: Uint8Array;
}) => Promise<{ width: number; height: number; data: Uint8ClampedArray }>;

/** Not written as a plain import: neither the types nor the import law may need a module that is rarely there. */
const DECODER: string = 'heic-decode';

async function findDecoder(): Promise<Decode> {
  try {
    const module = (await import(DECODER)) as { readonly default: Decode };
    return module.default;
  } catch {
    throw new BlotterError('B-DOC-10');
  }
}

/** The picture's pixels, turned as it asks for. `find` gives the decoder. Throws B-DOC-10 (no decoder) or B-DOC-03 (damaged). */
export async function decodeHeic(
  bytes: Uint8Array,
  checkSize: (width: number, height: number) => void,
  find: () => Promise<Decode> = findDecoder,
): Promise<Pixels> {
  const decode = await find();
  let picture;
  try {
    picture = await decode({ buffer: bytes });
  } catch {
    throw new BlotterError('B-DOC-03', { format: 'HEIC picture', reason: 'its pixels cannot be decoded' });
  }
  checkSize(picture.width, picture.height);
  return fromRgba(picture.width, picture.height, picture.data);
}
