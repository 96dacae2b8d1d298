// The file walked from its trailer by the list of kinds: every entry must be on the list and hold what it may, every object
// must be reached, and each as one kind. Not here: the list (kinds.ts).
import type { Verdict } from '../model/index.ts';
import { readings } from './encodings.ts';
import { FIXED, KINDS, NAMED, PARMS, STREAM } from './kinds.ts';
import { isDict, isList, isName, isReference, nameOf, type Dict, type Value } from './parse.ts';
import type { Scan, ScannedObject } from './scan.ts';

type Entries = ReadonlyMap<string, string>;
interface Kind {
  readonly entries: Entries;
  readonly stream: 'never' | 'always' | 'maybe';
}

const entriesOf = (row: string): Entries =>
  new Map(
    row.split(/\s+/).flatMap((pair): [string, string][] => (pair === '' ? [] : [pair.split(':') as [string, string]])),
  );

const LIST: ReadonlyMap<string, Kind> = new Map([
  ...Object.entries(KINDS).map(([name, row]): [string, Kind] => [
    name.replace(/[*?]$/, ''),
    { entries: entriesOf(row), stream: name.endsWith('*') ? 'always' : name.endsWith('?') ? 'maybe' : 'never' },
  ]),
  ['Parms', { entries: entriesOf(PARMS), stream: 'never' }],
]);
const STREAM_ENTRIES = entriesOf(STREAM);
/** Kinds told apart by an entry where a place may hold either. */
const TELL: Readonly<Record<string, readonly [key: string, name: string | number]>> = {
  Page: ['Type', 'Page'],
  Tree: ['Type', 'Pages'],
  Image: ['Subtype', 'Image'],
  Form: ['Subtype', 'Form'],
  Tiling: ['PatternType', 1],
  Pattern: ['PatternType', 2],
};
/** Whole numbers up to here are read without losing any. */
const DEPTH = 200;

/**
 * Verdicts on the shape of a scanned file, none of which quotes it. `known`: objects that shapes.ts has reached and looked at,
 * every entry of them; here it only matters that nothing else stands in their place.
 */
export function checkShape(scanned: Scan, known: ReadonlySet<number>): Verdict[] {
  const [trailer] = scanned.trailers;
  const walker = new Map<number, string>();
  const faults = new Set<string>();
  if (trailer && isDict(trailer.value)) walkShape(scanned, trailer.value, walker, faults, known);
  else faults.add('the trailer cannot be read');
  const lost = scanned.objects.filter(({ no }) => !walker.has(no) && !known.has(no)).length;
  const verdict = (check: string, fault: string | null): Verdict => ({
    check,
    result: fault === null ? 'pass' : 'fail',
    where: fault ?? 'whole file',
  });
  return [
    verdict('file: every entry holds what it may', faults.size === 0 ? null : [...faults].slice(0, 6).join('; ')),
    verdict('file: every object is used', lost === 0 ? null : `${lost} objects that nothing refers to`),
  ];
}

/** Object numbers as met, each with the kind as which it was met; what is wrong goes to `faults`. */
function walkShape(
  scanned: Scan,
  trailer: Dict,
  met: Map<number, string>,
  faults: Set<string>,
  known: ReadonlySet<number>,
): void {
  const objects = new Map(scanned.objects.map((object) => [object.no, object]));

  const look = (value: Value, what: string, at: string, object: ScannedObject | null, depth: number): void => {
    if (depth > DEPTH) return void faults.add('it is nested too deep');
    if (what === 'known') {
      if (!isReference(value) || !known.has(value.ref)) faults.add(`${at} has another shape than it should`);
      return;
    }
    if (what === 'above') return isReference(value) ? undefined : void faults.add(`${at} is no reference`);
    if (isReference(value)) {
      const target = objects.get(value.ref);
      if (!target) return void faults.add(`${at} refers to nothing`);
      const before = met.get(value.ref);
      if (before === what) return;
      const kind = choose(what, target.value, target);
      if (before !== undefined && before !== kind && before !== what)
        return void faults.add(`object ${value.ref} is used as two kinds`);
      met.set(value.ref, kind);
      look(target.value, kind, `object ${value.ref}`, target, depth + 1);
      return;
    }
    const kind = choose(what, value, object);
    if (isPlain(kind, value)) return;
    const list = /^\[(.*)\]$/.exec(kind)?.[1];
    if (list !== undefined && isList(value)) {
      for (const one of value) look(one, list, at, null, depth + 1);
      return;
    }
    const dictionary = /^\{(.*)\}$/.exec(kind)?.[1];
    if (dictionary !== undefined && isDict(value)) {
      for (const [, one] of value) look(one, dictionary, at, null, depth + 1);
      return;
    }
    if (kind === 'space') return lookAtSpace(value, at, depth);
    const row = LIST.get(kind);
    if (!row || !isDict(value)) return void faults.add(`${at} holds something else than it may`);
    const stream = object?.value === value && object.stream !== null;
    if ((row.stream === 'always' && !stream) || (row.stream === 'never' && stream))
      faults.add(`${at} is ${stream ? 'a stream' : 'no stream'}`);
    for (const [key, one] of value) {
      const allowed = row.entries.get(key) ?? (stream ? STREAM_ENTRIES.get(key) : undefined);
      if (allowed === undefined) faults.add(`${at} (${kind}) has an entry that is not on its list`);
      else if (allowed === 'string') lookAtString(one, `${kind}/${key}`, at);
      else if (isName(one) && NAMED[`${kind}/${key}`]?.split(' ').includes(one.name) === false)
        faults.add(`${at} ${kind}/${key} has another name`);
      else look(one, allowed, `${at} ${kind}/${key}`, null, depth + 1);
    }
  };

  const lookAtString = (value: Value, place: string, at: string): void => {
    if (!(value instanceof Uint8Array)) return void faults.add(`${at} ${place} is no string`);
    const fixed = FIXED[place];
    const marked = value[0] === 0xfe && value[1] === 0xff ? value.subarray(2) : value;
    if (fixed !== undefined && !readings(marked).includes(fixed)) faults.add(`${at} ${place} is not what it always is`);
  };

  /** Colour spaces (8.6): a name, or a list that begins with one. A string stands in the table of Indexed alone. */
  const lookAtSpace = (value: Value, at: string, depth: number): void => {
    if (isName(value)) return;
    const found = isReference(value) ? objects.get(value.ref)?.value : value;
    if (isReference(value)) met.set(value.ref, 'space');
    if (!isList(found)) return void faults.add(`${at} is no colour space`);
    const [family, ...rest] = found;
    const wanted: Readonly<Record<string, readonly string[]>> = {
      Lab: ['lab'],
      Indexed: ['space', 'number', 'table'],
      Separation: ['name', 'space', 'Function'],
      DeviceN: ['names', 'space', 'Function'],
      Pattern: ['space'],
    };
    const parts = wanted[nameOf(family) ?? ''];
    if (!parts || rest.length !== parts.length) return void faults.add(`${at} is no colour space that is on the list`);
    rest.forEach((one, i) => look(one, parts[i] as string, at, null, depth + 1));
  };

  look(trailer, 'Trailer', 'the trailer', null, 0);
}

/** Which of several possible things `value` is to be taken for. */
function choose(what: string, value: Value, object: ScannedObject | null): string {
  if (!what.includes('|') || /^[[{]/.test(what)) return what;
  const ways = what.split('|');
  if (!isDict(value))
    return ways.find((way) => isPlain(way, value) || (way.startsWith('[') && isList(value))) ?? ways[0] ?? what;
  const kinds = ways.filter((way) => LIST.has(way));
  const told = kinds.find((way) => {
    const tell = TELL[way];
    const own = tell && value.get(tell[0]);
    return tell !== undefined && (nameOf(own) ?? own) === tell[1];
  });
  return told ?? kinds.find((way) => (object?.stream ? LIST.get(way)?.stream !== 'never' : true)) ?? what;
}

const isNumber = (value: Value): boolean => typeof value === 'number';

/** Values without an inside of their own. */
function isPlain(what: string, value: Value): boolean {
  switch (what) {
    case 'number':
      return isNumber(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'name':
      return isName(value);
    case 'names':
      return isList(value) && value.every(isName);
    case 'numbers':
      return isList(value) && value.every(isNumber);
    case 'bools':
      return isList(value) && value.every((one) => typeof one === 'boolean');
    case 'codes':
      return isList(value) && value.every((one) => isNumber(one) || isName(one));
    case 'widths':
      return isList(value) && value.every((one) => isNumber(one) || (isList(one) && one.every(isNumber)));
    case 'dash':
      return (
        isList(value) &&
        value.length === 2 &&
        isList(value[0]) &&
        value[0].every(isNumber) &&
        isNumber(value[1] ?? null)
      );
    case 'table':
      return value instanceof Uint8Array && value.length <= 1024;
    case 'lab':
      return (
        isDict(value) && [...value].every(([key, one]) => /^(?:WhitePoint|Range)$/.test(key) && isPlain('numbers', one))
      );
    default:
      return false;
  }
}
