// Sources that a user configures, opened; and plain text searched with them.
import type { Category, Evidence, Grade } from '../../model/index.ts';
import { languageModel, type Premises } from './language-model.ts';
import { upheld, type Source } from './source.ts';

export type { Source } from './source.ts';

/** What the user configured; nothing where all is missing. */
export interface Outside {
  /** Folder of an ONNX token classifier. */
  readonly classifier?: string;
  readonly premises?: Premises;
}

/** Opens the configured sources. Throws where one cannot be opened. The runtime for ONNX is loaded only where it is asked for. */
export async function openSources({ classifier, premises }: Outside): Promise<Source[]> {
  const sources: Source[] = [];
  if (classifier !== undefined) sources.push(await (await import('./token-classifier.ts')).tokenClassifier(classifier));
  if (premises !== undefined) sources.push(languageModel(premises));
  return sources;
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly category: Category;
  readonly grade: Grade;
  readonly evidence: readonly Evidence[];
}

/** UTF-16 offsets of all code points of a text, and one past its end. */
function unitsOf(text: string): Uint32Array {
  const units: number[] = [];
  let at = 0;
  for (const point of text) {
    units.push(at);
    at += point.length;
  }
  return Uint32Array.from([...units, at]);
}

/**
 * Adds what `sources` say of `text` to what was found (offsets in code points). `failed` gets the name of a source that gave
 * no answer that can be used: what was found stands without it.
 */
export async function ask(
  text: string,
  found: readonly Found[],
  sources: readonly Source[],
  failed: (source: string) => void,
): Promise<Found[]> {
  // prettier-ignore
  const all = [...found];
  const units = unitsOf(text);
  const points = new Map(Array.from(units, (unit, point) => [unit, point]));
  for (const source of sources) {
    let claims;
    try {
      claims = await source.claim(text);
    } catch {
      failed(source.name);
      continue;
    }
    const known = all.map(({ start, end }) => ({ from: units[start] ?? 0, to: units[end] ?? 0 }));
    for (const { from, to, ...rest } of upheld(text, source.name, claims, known)) {
      const [start, end] = [points.get(from), points.get(to)];
      if (start !== undefined && end !== undefined) all.push({ start, end, ...rest });
    }
  }
  return sources.length === 0 ? all : all.sort((a, b) => a.start - b.start || b.end - a.end);
}
