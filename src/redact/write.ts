// Operations and operands written as PDF syntax (ISO 32000-2, 7.3). Not here: reading them (content.ts).
import { isArray, isBytes, isDict, type Operand, type Operation } from './content.ts';

const REGULAR = /^[A-Za-z0-9_.*'+-]+$/;
const LITERAL = /^[\x20-\x7e]*$/;

/** One operand as PDF syntax; Latin-1, one char per byte. */
export function writeOperand(value: Operand): string {
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (isBytes(value)) {
    const text = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
    if (LITERAL.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
    return `<${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}>`;
  }
  if (isArray(value)) return `[${value.map(writeOperand).join(' ')}]`;
  if (isDict(value))
    return `<<${[...value].map(([key, item]) => `${writeName(key)} ${writeOperand(item)}`).join(' ')}>>`;
  return writeName(value.name);
}

function writeName(name: string): string {
  if (REGULAR.test(name)) return `/${name}`;
  return `/${name.replace(/[^A-Za-z0-9_.*'+-]/g, (mark) => `#${(mark.charCodeAt(0) & 255).toString(16).padStart(2, '0')}`)}`;
}

/** A number without exponent; at most nine decimals, far below what any viewer shows. */
export function writeNumber(value: number): string {
  if (!Number.isFinite(value)) return '0';
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) < 1e-6 ? '0' : value.toFixed(0);
}

/** An operation as PDF syntax; Latin-1. */
export function writeOperation(operation: Operation): string {
  if (operation.op === 'BI' && operation.image) {
    const dict = operation.args[0];
    const entries = isDict(dict) ? [...dict].map(([key, item]) => `${writeName(key)} ${writeOperand(item)}`) : [];
    return `BI ${entries.join(' ')} ID ${Buffer.from(operation.image).toString('latin1')}\nEI`;
  }
  if (operation.args.length === 0) return operation.op;
  return `${operation.args.map(writeOperand).join(' ')} ${operation.op}`;
}
