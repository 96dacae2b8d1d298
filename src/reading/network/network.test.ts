// Our own loops give what the network's file says: held against onnxruntime, which runs the whole file, and against plain loops.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as ort from 'onnxruntime-web';
import { chance } from '../../../test/pictures/chance.ts';
import { decode, lettersOf } from '../letters.ts';
import { loadModels } from '../models.ts';
import { LINE, startBackbone } from './backbone.ts';
import { startHead } from './head.ts';
import { cutOut, readNetwork } from './onnx.ts';
import { planOf, type Pointwise } from './plan.ts';

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';
const options = { executionProviders: ['wasm'] } as const;
const models = loadModels();
const network = readNetwork(models.recognition);
const plan = planOf(network);

const run = async (session: ort.InferenceSession, data: Float32Array, dims: number[]): Promise<ort.Tensor> => {
  const fed = { [session.inputNames[0] as string]: new ort.Tensor('float32', data, dims) };
  return (await session.run(fed))[session.outputNames[0] as string] as ort.Tensor;
};

/** Bars and bows of ink, as letters have them. */
function lineOf(width: number): Float32Array {
  const one = chance(`line/${width}`);
  const line = new Float32Array(LINE * width).fill(0.9);
  for (let x = 6; x + 12 < width; x += 10 + Math.floor(one() * 8)) {
    const [high, wide] = [12 + Math.floor(one() * 16), 2 + Math.floor(one() * 3)];
    for (let y = 0; y < high; y++) line.fill(-0.9, (36 - y) * width + x, (36 - y) * width + x + wide);
    line.fill(-0.8, 36 * width + x, 36 * width + x + 8);
  }
  return line;
}

describe('the line reader', () => {
  let whole: ort.InferenceSession;
  let middle: ort.InferenceSession;
  before(async () => {
    whole = await ort.InferenceSession.create(models.recognition, options);
    middle = await ort.InferenceSession.create(cutOut(models.recognition, plan.gives, plan.takes), options);
  });

  it('gives the shares that the whole file gives, at any width, and after a wider line too', async () => {
    const [backbone, head] = [await startBackbone(plan), await startHead(plan.head)];
    for (const width of [64, 1000, 333, 65, 71]) {
      const line = lineOf(width);
      const three = new Float32Array(3 * line.length);
      for (let c = 0; c < 3; c++) three.set(line, c * line.length);
      const wanted = await run(whole, three, [1, 3, LINE, width]);
      const features = backbone(line, width);
      const held = await run(middle, features.data, [1, features.channels, 1, features.width]);
      const scores = head(held.data as Float32Array, features.width);
      const [, steps = 0, classes = 0] = wanted.dims;
      assert.equal(scores.steps, steps);
      for (let step = 0; step < steps; step++) {
        const own = Array.from({ length: classes }, (_, k) => Math.exp(scores.data[k * scores.row + step] as number));
        const all = own.reduce((sum, value) => sum + value, 0);
        const most = own.reduce(
          (worst, value, k) => Math.max(worst, Math.abs(value / all - (wanted.data[step * classes + k] as number))),
          0,
        );
        assert.ok(most < 1e-3, `width ${width}, step ${step}: a share is ${most} off`);
      }
    }
  });

  it('refuses a network that differs in one step, a part that is not there, and bytes that end too early', () => {
    const swapped = network.steps.map((step, i) => (i === 3 ? { ...step, operation: 'Sub' } : step));
    assert.throws(() => planOf({ ...network, steps: swapped }), /another network than the pinned one/);
    assert.throws(() => planOf({ ...network, steps: network.steps.slice(0, -1) }), /ends otherwise/);
    assert.throws(() => cutOut(models.recognition, plan.takes, plan.gives), /no steps/);
    assert.throws(() => readNetwork(models.recognition.subarray(0, 5)), /middle of a field/);
  });
});

describe('the last layer', () => {
  const one = chance('head');
  const layer: Pointwise = {
    ...{ kind: 'pointwise', from: 7, to: 11, after: null },
    weights: Float32Array.from({ length: 77 }, () => one() - 0.5),
    bias: Float32Array.from({ length: 11 }, () => one()),
  };
  it('mixes as plain loops do, where neither channels nor steps come out even', async () => {
    const head = await startHead(layer);
    for (const steps of [1, 8, 13]) {
      const features = Float32Array.from({ length: 7 * steps }, () => one() * 4 - 2);
      const { data, row } = head(features, steps);
      for (let o = 0; o < 11; o++)
        for (let step = 0; step < steps; step++) {
          let wanted = layer.bias[o] as number;
          for (let c = 0; c < 7; c++)
            wanted += (layer.weights[o * 7 + c] as number) * (features[c * steps + step] as number);
          assert.ok(Math.abs((data[o * row + step] as number) - wanted) < 1e-5);
        }
    }
  });
});

describe('letters', () => {
  const letters = lettersOf('a\nb\n字\n');
  /** Scores of each step for blank, a, b, 字, space. */
  const scores = (steps: readonly (readonly number[])[]): Parameters<typeof decode>[0] => ({
    steps: steps.length,
    row: 8,
    data: Float32Array.from({ length: 5 * 8 }, (_, i) => steps[i % 8]?.[Math.floor(i / 8)] ?? 99),
  });
  it('are the best of each step, without repeats and blanks, each with its share of all', () => {
    const reading = decode(scores([[0, 5, 0, 0, 0], [0, 5, 0, 0, 0], [5, 0, 0, 0, 0], [0, 5, 0, 0, 0], [0, 0, 3, 0, 0]]), letters, 1); // prettier-ignore
    assert.equal(reading.text, 'aab');
    const share = (best: number): number => Math.exp(best) / (Math.exp(best) + 4);
    assert.ok(Math.abs(reading.confidence - (share(5) * 2 + share(3)) / 3) < 1e-6);
    assert.deepEqual(reading.at, [0.1, 0.7, 0.9]);
  });
  it('of another writing never win, and leave little to the one that does', () => {
    const reading = decode(scores([[0, 0, 2, 6, 0]]), letters, 1);
    assert.equal(reading.text, 'b');
    assert.ok(reading.confidence < 0.03);
    assert.throws(() => decode(scores([[0, 0, 2, 6, 0]]), letters.slice(1), 1), /other letters/);
  });
});
