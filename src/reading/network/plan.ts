// The first four fifths of the line reader (PP-LCNetV3, arXiv 2109.15099 and its successor) and its last step as a short list of
// layers: scales and shifts that the file tells as steps of their own are worked into the weights. Takes the pinned network, refuses
// any other.
import type { Network, Step, Tensor } from './onnx.ts';

/** Where the list ends: what the rest of the network goes on with. */
export const END = 'AveragePool';

/** y → scale · y · min(max(y + 3, 0), 6) / 6 + shift. */
export interface HardSwish {
  readonly scale: number;
  readonly shift: number;
}

/** A window slid over each channel by itself. */
export interface Depthwise {
  readonly kind: 'depthwise';
  readonly channels: number;
  /** Side of the window: 3 or 5; the picture has half of it around. */
  readonly side: number;
  readonly down: number;
  readonly across: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly after: HardSwish;
}

/** Every pixel's channels mixed into new ones. `weights`: a row of `from` numbers for each of `to` channels. */
export interface Pointwise {
  readonly kind: 'pointwise';
  readonly from: number;
  readonly to: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /** null: nothing follows. */
  readonly after: HardSwish | null;
}

/** Channels weighed by what they are on the whole (squeeze and excitation, arXiv 1709.01507). */
export interface Excite {
  readonly kind: 'excite';
  readonly channels: number;
  readonly inner: number;
  readonly down: Pick<Pointwise, 'weights' | 'bias'>;
  readonly up: Pick<Pointwise, 'weights' | 'bias'>;
}

export type Layer = Depthwise | Pointwise | Excite;

export interface Plan {
  /** The first layer, on windows of 3 × 3 pixels of a grey picture, every second one both ways: 9 numbers become `to` channels. */
  readonly stem: Pointwise;
  readonly layers: readonly Layer[];
  /** The tensor that comes out of them: the mean of boxes of 3 × 2. */
  readonly gives: string;
  /** The tensor that goes into the last layer, and the layer, which scores letters. */
  readonly takes: string;
  readonly head: Pointwise;
}

const EPSILON = 1e-5;

/** The last steps: channels turned to the end, multiplied, shifted, and made shares of one. */
function headOf(steps: readonly Step[], constants: ReadonlyMap<string, Tensor>): Pick<Plan, 'takes' | 'head'> {
  const [turn, product, shift, shares] = steps.slice(-4);
  const [weights, bias] = [constants.get(product?.inputs[1] ?? ''), constants.get(shift?.inputs[1] ?? '')];
  const names = [turn, product, shift, shares].map((step) => step?.operation).join();
  if (names !== 'Transpose,MatMul,Add,Softmax' || !weights || !bias) throw new Error('the line reader ends otherwise than the pinned one');
  const [from = 0, to = 0] = weights.dims;
  const data = Float32Array.from({ length: from * to }, (_, i) => weights.data[(i % from) * to + Math.floor(i / from)] as number);
  return { takes: turn?.inputs[0] ?? '', head: { kind: 'pointwise', from, to, weights: data, bias: bias.data, after: null } };
} // prettier-ignore

/** Reads the list off the pinned network. Throws where a step is another than expected. */
export function planOf({ steps, constants }: Network): Plan {
  let at = 0;
  const refuse = (what: string): never => {
    throw new Error(`the line reader is another network than the pinned one: ${what} at step ${at}`);
  };
  const next = (operation: string): Step => {
    const step = steps[at] as Step;
    if (step?.operation !== operation) refuse(`${step?.operation} in place of ${operation}`);
    at++;
    return step;
  };
  const held = (step: Step, i: number): Tensor => constants.get(step.inputs[i] ?? '') ?? refuse('a tensor is missing');
  /** The one constant of a step of two inputs. */
  const scalar = (step: Step): number => {
    const known = step.inputs.map((name) => constants.get(name)).find((tensor) => tensor !== undefined);
    return known?.data.length === 1 ? (known.data[0] as number) : refuse('no single number');
  };
  const expect = (operation: string, wanted: number): void => {
    if (Math.abs(scalar(next(operation)) - wanted) > 1e-4) refuse(`no ${wanted}`);
  };
  const hardSwish = (): HardSwish => {
    expect('Add', 3);
    next('Clip');
    next('Mul');
    expect('Div', 6);
    return { scale: scalar(next('Mul')), shift: scalar(next('Add')) };
  };
  /** The weights of a step, times and plus what follows it. */
  const convolved = (step: Step): { weights: Float32Array; bias: Float32Array; after: HardSwish } => {
    const [times, plus] = [scalar(next('Mul')), scalar(next('Add'))];
    const [weights, bias] = [held(step, 1).data.map((n) => n * times), held(step, 2).data.map((n) => n * times + plus)];
    return { weights, bias, after: hardSwish() };
  };

  const first = next('Conv');
  const [gain, offset, mean, variance] = ((norm) => [1, 2, 3, 4].map((i) => held(norm, i).data))(next('BatchNormalization')) as [Float32Array, Float32Array, Float32Array, Float32Array];
  const by = gain.map((n, i) => n / Math.sqrt((variance[i] as number) + EPSILON));
  const window = held(first, 1);
  const stem: Pointwise = {
    kind: 'pointwise',
    from: 9,
    to: by.length,
    // The picture is grey: its three channels are one.
    weights: Float32Array.from({ length: by.length * 9 }, (_, i) => {
      const [o, k] = [Math.floor(i / 9), i % 9];
      return (by[o] as number) * [0, 1, 2].reduce((sum, c) => sum + (window.data[(o * 3 + c) * 9 + k] as number), 0);
    }),
    bias: by.map((n, i) => (offset[i] as number) - (mean[i] as number) * n),
    after: null,
  };

  const layers: Layer[] = [];
  for (;;) {
    const { operation } = steps[at] as Step;
    if (operation === END) return { stem, layers, gives: next(END).output, ...headOf(steps, constants) };
    if (operation === 'GlobalAveragePool') {
      next('GlobalAveragePool');
      const squeeze = next('Conv');
      next('Relu');
      const widen = next('Conv');
      next('HardSigmoid');
      next('Mul');
      const [inner = 0, channels = 0] = held(squeeze, 1).dims;
      layers.push({
        ...{ kind: 'excite', channels, inner },
        down: { weights: held(squeeze, 1).data, bias: held(squeeze, 2).data },
        up: { weights: held(widen, 1).data, bias: held(widen, 2).data },
      });
      continue;
    }
    const step = next('Conv');
    const [to = 0, from = 0, side = 0] = held(step, 1).dims;
    const rest = convolved(step);
    if (side === 1) layers.push({ kind: 'pointwise', from, to, ...rest });
    else if (from === 1 && step.whole.get('pads')?.every((pad) => pad === (side - 1) / 2)) {
      const [down = 0, across = 0] = step.whole.get('strides') ?? [];
      layers.push({ kind: 'depthwise', channels: to, side, down, across, ...rest });
    } else refuse('a window over all channels');
  }
} // prettier-ignore
