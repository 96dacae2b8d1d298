// The two networks of PP-OCRv4 on one thread of WebAssembly: where text is, and what a straightened line says. Runs only in the
// child process (paddle-child.ts).
import * as ort from 'onnxruntime-web';
import { decode, lettersOf, type LineReading } from './letters.ts';
import { loadModels } from './models.ts';
import { LINE, startBackbone } from './network/backbone.ts';
import { startHead } from './network/head.ts';
import { cutOut, readNetwork } from './network/onnx.ts';
import { planOf } from './network/plan.ts';
import type { Raster } from './pixels.ts';
import { findRegions, type Region } from './regions.ts';
import { resize, straighten } from './resample.ts';
import { heightOf, mapQuad, raiseQuad, widthOf, type Quad } from './shape.ts';

/** Longest side at which text is looked for, pixels. More finds no more on pages, and takes 2 GB. */
export const LOOK_SIDE = 1600;
/** The widths between which lines are read. */
const NARROWEST = 64;
const WIDEST = 3200;
/** A line of a sheet is cut so much higher (share of its height, on each side) and made so much narrower: half the work, and surer. */
const LOOSE = { higher: 0.2, narrower: 0.8 } as const;
const CLOSE = { higher: 0, narrower: 1 } as const;

/** Means and deviations per channel that the detector was taught with (PaddleOCR, NormalizeImage). */
const MEAN = [0.485, 0.456, 0.406] as const;
const DEVIATION = [0.229, 0.224, 0.225] as const;

/** How much of the ground around a line is read with it. */
export type Cut = 'loose' | 'close';

export interface Paddle {
  /** Places of text in pixels of `raster`, however they are turned. */
  look(raster: Raster, side?: number): Promise<Region[]>;
  /** What stands under each quad, read from its first corner on; `close`: cut at its very edges, at twice the work. */
  readLines(raster: Raster, quads: readonly Quad[], cut: Cut): Promise<LineReading[]>;
}

/** Loads the networks. Throws where they are not the pinned ones. */
export async function startPaddle(): Promise<Paddle> {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  const models = loadModels();
  const options = { executionProviders: ['wasm'], enableCpuMemArena: false, enableMemPattern: false } as const;
  const detector = await ort.InferenceSession.create(models.detection, options);
  // Nearly all of the work of reading a line is its first layers and its last, which our own loops do in half the time.
  const plan = planOf(readNetwork(models.recognition));
  const [backbone, head] = [await startBackbone(plan), await startHead(plan.head)];
  const middle = await ort.InferenceSession.create(cutOut(models.recognition, plan.gives, plan.takes), options);
  const letters = lettersOf(models.dictionary);

  const run = async (session: ort.InferenceSession, data: Float32Array, dims: number[]): Promise<ort.Tensor> => {
    const [input, output] = [session.inputNames[0] as string, session.outputNames[0] as string];
    return (await session.run({ [input]: new ort.Tensor('float32', data, dims) }))[output] as ort.Tensor;
  };

  const look = async (raster: Raster, side = LOOK_SIDE): Promise<Region[]> => {
    const by = Math.min(1, side / Math.max(raster.width, raster.height));
    const fit = (n: number): number => Math.max(32, Math.round((n * by) / 32) * 32);
    const [w, h] = [fit(raster.width), fit(raster.height)];
    const small = resize(raster, w, h);
    const area = w * h;
    const data = new Float32Array(3 * area);
    for (let c = 0; c < 3; c++)
      for (let i = 0; i < area; i++)
        data[c * area + i] = ((small.data[i] as number) / 255 - (MEAN[c] as number)) / (DEVIATION[c] as number);
    const map = await run(detector, data, [1, 3, h, w]);
    const [sx, sy] = [raster.width / w, raster.height / h];
    const found = findRegions(map.data as Float32Array, w, h);
    map.dispose();
    return found.map(({ quad, score }) => ({ quad: mapQuad(quad, ([x, y]) => [x * sx, y * sy]), score }));
  };

  const readLine = async (raster: Raster, quad: Quad, cut: Cut): Promise<LineReading> => {
    const { higher, narrower } = cut === 'loose' ? LOOSE : CLOSE;
    const high = heightOf(quad) * (1 + 2 * higher);
    const wide = Math.min(WIDEST, Math.max(16, Math.round((widthOf(quad) / Math.max(1, high)) * LINE * narrower)));
    const strip = straighten(raster, raiseQuad(quad, higher), wide, LINE);
    const w = Math.max(NARROWEST, wide);
    const grey = new Float32Array(LINE * w);
    for (let y = 0; y < LINE; y++)
      for (let x = 0, to = y * w; x < wide; x++, to++) grey[to] = (strip.data[y * wide + x] as number) / 127.5 - 1;
    const features = backbone(grey, w);
    const out = await run(middle, features.data, [1, features.channels, 1, features.width]);
    const reading = decode(head(out.data as Float32Array, features.width), letters, wide / w);
    out.dispose();
    return reading;
  };

  // One line after the other: several at once take no less work, and more memory.
  const readLines = async (raster: Raster, quads: readonly Quad[], cut: Cut): Promise<LineReading[]> => {
    const readings: LineReading[] = [];
    for (const quad of quads) readings.push(await readLine(raster, quad, cut));
    return readings;
  };
  return { look, readLines };
}
