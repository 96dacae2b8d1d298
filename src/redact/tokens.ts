// The things that content streams are made of, as plain data. Not here: reading or writing them (content.ts).

/** A name, without its slash and with #xx resolved. */
export interface Name {
  readonly name: string;
}
export type Dict = ReadonlyMap<string, Operand>;
export type Operand = number | boolean | null | Name | Uint8Array | Dict | readonly Operand[];
