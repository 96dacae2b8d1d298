// A trained network as its file tells it (ONNX, a protocol buffer): its steps in order, with the tensors that come with it; and the
// file cut down to some of its steps. Reads what the pinned networks hold, no more. Not here: any arithmetic.

/** A field of a message: its number, and its bytes or its number. */
interface Field {
  readonly no: number;
  readonly bytes: Uint8Array;
  readonly value: number;
  /** From where to where the field lies in its message, its tag included. */
  readonly from: number;
  readonly to: number;
}

/** Numbers of a network: row after row. */
export interface Tensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** One step of a network. */
export interface Step {
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly whole: ReadonlyMap<string, readonly number[]>;
}

export interface Network {
  /** In the order in which they are done; constants are not among them. */
  readonly steps: readonly Step[];
  readonly constants: ReadonlyMap<string, Tensor>;
}

/** Numbers of the fields that are read (onnx.proto3). */
const MODEL_GRAPH = 7;
const GRAPH = { step: 1, input: 11, output: 12 } as const;
const STEP = { input: 1, output: 2, operation: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, whole: 3, tensor: 5, wholes: 8 } as const;
const TENSOR = { dims: 1, kind: 2, floats: 4, raw: 9 } as const;
const FLOAT = 1;
const EMPTY = new Uint8Array(0);

function fieldsOf(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const number = (): number => {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error('the network ends in the middle of a field');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
  while (at < bytes.length) {
    const from = at;
    const tag = number();
    const [no, kind] = [Math.floor(tag / 8), tag % 8];
    const value = kind === 0 || kind === 2 ? number() : 0;
    const length = kind === 2 ? value : kind === 1 ? 8 : kind === 5 ? 4 : 0;
    fields.push({ no, value, bytes: length === 0 ? EMPTY : bytes.subarray(at, at + length), from, to: at + length });
    at += length;
  }
  return fields;
}

const wordOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const only = (fields: readonly Field[], no: number): Uint8Array =>
  fields.find((field) => field.no === no)?.bytes ?? EMPTY;

/** A tensor of floats; null for one of any other kind. */
function tensorOf(bytes: Uint8Array): Tensor | null {
  const fields = fieldsOf(bytes);
  if (fields.find(({ no }) => no === TENSOR.kind)?.value !== FLOAT) return null;
  const dims = fields.filter(({ no }) => no === TENSOR.dims).map(({ value }) => value);
  const floats = fields.filter(({ no }) => no === TENSOR.raw || no === TENSOR.floats).map((field) => field.bytes);
  // Copied, since floats in a file begin at any byte.
  return { dims, data: new Float32Array(Uint8Array.from(Buffer.concat(floats)).buffer) };
}

function stepOf(bytes: Uint8Array): Step & { readonly tensor: Tensor | null } {
  const fields = fieldsOf(bytes);
  const whole = new Map<string, number[]>();
  let tensor: Tensor | null = null;
  for (const { bytes: attribute } of fields.filter(({ no }) => no === STEP.attribute)) {
    const own = fieldsOf(attribute);
    const wholes = own.filter(({ no }) => no === ATTRIBUTE.wholes || no === ATTRIBUTE.whole).map(({ value }) => value);
    whole.set(wordOf(only(own, ATTRIBUTE.name)), wholes);
    const held = only(own, ATTRIBUTE.tensor);
    if (held.length > 0) tensor = tensorOf(held);
  }
  return {
    operation: wordOf(only(fields, STEP.operation)),
    inputs: fields.filter(({ no }) => no === STEP.input).map((field) => wordOf(field.bytes)),
    output: wordOf(only(fields, STEP.output)),
    whole,
    tensor,
  };
}

/** Reads a network. Throws where the bytes are none. */
export function readNetwork(file: Uint8Array): Network {
  const all = fieldsOf(only(fieldsOf(file), MODEL_GRAPH)).filter(({ no }) => no === GRAPH.step).map(({ bytes }) => stepOf(bytes));
  const constants = new Map<string, Tensor>();
  for (const { operation, output, tensor } of all) if (operation === 'Constant' && tensor) constants.set(output, tensor);
  return { steps: all.filter(({ operation }) => operation !== 'Constant'), constants };
} // prettier-ignore

function numberBytes(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}
const field = (no: number, bytes: Uint8Array): Buffer => Buffer.concat([Uint8Array.from([...numberBytes(no * 8 + 2), ...numberBytes(bytes.length)]), bytes]); // prettier-ignore

/** A tensor of floats of any shape that goes in or comes out. */
function passing(no: number, name: string): Buffer {
  const type = field(1, Uint8Array.from([8, FLOAT]));
  return field(no, Buffer.concat([field(1, Buffer.from(name, 'utf8')), field(2, type)]));
}

/** The file of a part of a network: the steps after the one that gives `from`, which goes in, up to the one that gives `to`. */
export function cutOut(file: Uint8Array, from: string, to: string): Uint8Array {
  const parts: Buffer[] = [];
  for (const model of fieldsOf(file)) {
    if (model.no !== MODEL_GRAPH) {
      parts.push(Buffer.from(file.subarray(model.from, model.to)));
      continue;
    }
    const all = fieldsOf(model.bytes).map((own) => ({ ...own, step: own.no === GRAPH.step ? stepOf(own.bytes) : null }));
    const [first, last] = [from, to].map((name) => all.findIndex(({ step }) => step?.output === name)) as [number, number];
    if (first < 0 || last <= first) throw new Error(`the network has no steps from ${from} to ${to}`);
    const isKept = (step: Step, i: number): boolean => step.operation !== 'Constant' && i > first && i <= last;
    const used = new Set(all.flatMap(({ step }, i) => (step && isKept(step, i) ? step.inputs : [])));
    const kept = all.filter(({ no, step }, i) =>
      step ? isKept(step, i) || (step.operation === 'Constant' && used.has(step.output)) : no !== GRAPH.input && no !== GRAPH.output,
    );
    const graph = kept.map((own) => Buffer.from(model.bytes.subarray(own.from, own.to)));
    parts.push(field(MODEL_GRAPH, Buffer.concat([...graph, passing(GRAPH.input, from), passing(GRAPH.output, to)])));
  }
  return new Uint8Array(Buffer.concat(parts));
} // prettier-ignore
