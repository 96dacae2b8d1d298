// One technique put through everything: attack on the original, redaction, check, attack on the copy, careless redactions.
// Not here: printing (run.ts) and asserting (torture.test.ts).
import { BlotterError, type Box } from '../../src/model/index.ts';
import { redactPdf, type Redacted } from '../../src/redact/index.ts';
import { failedPages, isFit, verifyPdf, type VerifyRequest } from '../../src/verify/index.ts';
import { attack, attackByEngine, hunt, wordsByPoppler } from './attack/index.ts';
import { findResidue } from './attack/residue.ts';
import { NAIVE } from './naive.ts';
import { KEPT, SECRET, type Technique } from './technique.ts';

export interface Effort {
  /** Every program on every file. */
  readonly deep: boolean;
  /** Tesseract where only an eye can tell. */
  readonly eye: boolean;
  /** Names of the careless redactors to try (naive.ts). */
  readonly naive: readonly string[];
}

export interface Judged {
  /** How the attack found the secret in the original; null: it was blind. */
  readonly found: string | null;
  /** Does the check flag the original, with and without the visible mention? */
  readonly flagged: boolean;
  readonly outcome: 'clean' | 'picture' | 'refused' | 'unfit';
  /** Why it was refused, or what the check says of the copy. */
  readonly why: string;
  /** Where the attack finds the secret in the copy. Whatever the check says. */
  readonly leak: string | null;
  /** Kept words found, of how many. */
  readonly kept: number;
  readonly words: number;
  /** Careless copies that the check lets pass. */
  readonly passed: readonly string[];
  /** Careless copies that could be made. */
  readonly made: number;
}

type Boxes = readonly { readonly page: number; readonly box: Box }[];
/** Rendering is the dear part: what fails without it needs none. */
const fit = async (request: VerifyRequest): Promise<boolean> =>
  isFit(await verifyPdf({ ...request, render: false })) && (request.render !== true || isFit(await verifyPdf(request)));

async function redact(
  source: Uint8Array,
  boxes: Boxes,
  values: readonly string[],
  pictures: readonly number[] = [],
): Promise<Redacted | string> {
  try {
    return await redactPdf(
      source,
      { redactions: boxes.map((one) => ({ ...one, code: 'N' })), values, dropPages: [] },
      { pictures },
    );
  } catch (error) {
    if (error instanceof BlotterError) return `${error.code}: ${error.what}`;
    throw error;
  }
}

async function keptWords(file: Uint8Array, text: string, deep: boolean): Promise<number> {
  const read = deep ? await wordsByPoppler(file) : null;
  const words = KEPT.split(' ');
  const has = (all: string): number => words.filter((word) => all.includes(word)).length;
  return Math.min(has(text), read === null ? words.length : has(read));
}

/** Puts a technique through everything. */
export async function judge(technique: Technique, { deep, eye, naive }: Effort): Promise<Judged> {
  const hunted = hunt(SECRET, technique.codes(SECRET));
  const look = { deep, eye: eye && technique.pixels };
  const hidden = await technique.make(SECRET, false);
  const source = technique.where === 'box+elsewhere' ? await technique.make(SECRET, true) : hidden;
  // Without a reader of pixels no program needs to be asked about what only an eye can read; and outlines that no program
  // draws stand in the bytes all the same.
  const found =
    (await attack(hidden, hunted, { ...look, deep: eye || !technique.pixels })) ??
    (technique.pixels && eye ? findResidue(hidden) : null);
  const boxes = technique.boxes;
  const request = { values: [SECRET], boxes, render: boxes.length > 0 };
  const flagged = !(await fit({ ...request, output: source }));
  const values = technique.where === 'box' ? [] : [SECRET];
  const words = KEPT.split(' ').length;
  const base = { found, flagged, kept: 0, words, passed: [], made: 0, leak: null };
  let redacted = await redact(source, boxes, values);
  let passed: Pick<Judged, 'passed' | 'made'> = { passed: [], made: 0 };
  const careless = async (clean: Uint8Array | null): Promise<void> => {
    const through: string[] = [];
    let made = 0;
    for (const name of naive) {
      let copy: Uint8Array;
      try {
        copy = (await NAIVE[name]?.(source, boxes, clean)) ?? new Uint8Array();
      } catch {
        continue;
      }
      made++;
      if (await fit({ ...request, output: copy, source })) through.push(name);
    }
    passed = { passed: through, made };
  };
  if (typeof redacted === 'string') {
    await careless(null);
    return { ...base, ...passed, outcome: 'refused', why: redacted };
  }
  const check = (one: Redacted) => verifyPdf({ ...one, output: one.bytes, source, values: [SECRET], render: true });
  let verdicts = await check(redacted);
  // As the program does: a page that fails is tried once more as a picture.
  const again = failedPages(verdicts, redacted);
  if (!isFit(verdicts) && again.length > 0) {
    const pictured = await redact(source, boxes, values, again);
    if (typeof pictured !== 'string') {
      redacted = pictured;
      verdicts = await check(redacted);
    }
  }
  await careless(redacted.bytes);
  const read = await attackByEngine(redacted.bytes, hunted);
  const leak =
    (await attack(redacted.bytes, hunted, look, read)) ??
    (technique.pixels && redacted.rasterised.length === 0 ? findResidue(redacted.bytes) : null);
  return {
    ...base,
    ...passed,
    outcome: !isFit(verdicts) ? 'unfit' : redacted.rasterised.length > 0 ? 'picture' : 'clean',
    why: verdicts
      .filter(({ result }) => result !== 'pass')
      .map(({ check: name, where }) => `${name}: ${where}`)
      .join('; '),
    leak,
    kept: await keptWords(redacted.bytes, read.text.join(' '), deep),
  };
}
