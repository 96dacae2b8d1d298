// One way to write a piece of data as bytes, so that everybody who hashes it gets the same hash: JSON as RFC 8785 writes it.
// Taken in: objects, arrays, strings, whole numbers, booleans, null. Refused: everything that RFC 8785 could write in a way
// that another language gets wrong (fractions, numbers beyond 2^53, lone surrogates, missing values).

/** What can be written. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** A lone half of a surrogate pair: no Unicode text, and no two languages write it alike. */
const isWhole = (text: string): boolean => text.isWellFormed();

/**
 * `value` as RFC 8785 JSON text: keys in the order of their UTF-16 code units, no blanks, ECMAScript's own escapes.
 * Throws TypeError for anything that is not `Plain` or has no single form; the message names the kind, never the value.
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (!isWhole(value)) throw new TypeError('a string with half a character cannot be written');
      return JSON.stringify(value);
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isSafeInteger(value)) throw new TypeError('only whole numbers up to 2^53 can be written');
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${Array.from(value, canonical).join(',')}]`;
      if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null)
        throw new TypeError('only plain objects can be written');
      return `{${Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, one]) => `${canonical(key)}:${canonical(one)}`)
        .join(',')}}`;
    default:
      throw new TypeError(`a value of kind ${typeof value} cannot be written`);
  }
}

/** The same as bytes. */
export const canonicalBytes = (value: unknown): Uint8Array => new TextEncoder().encode(canonical(value));
