// XML of office files, read as events. Document type declarations are refused: they are how XML bombs are made.
import { SaxesParser } from 'saxes';
import { BlotterError } from '../../model/index.ts';

export interface Events {
  /** Local name and attributes by local name. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads XML bytes; names are told without their prefix. Throws B-DOC-03 where it is not well-formed. */
export function readXml(bytes: Uint8Array, events: Events): void {
  const parser = new SaxesParser();
  const broken = (): never => {
    throw new BlotterError('B-DOC-03', { format: 'an Office file', reason: 'one of its parts is not well-formed' });
  };
  parser.on('error', broken);
  parser.on('doctype', broken);
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    for (const [key, value] of Object.entries(tag.attributes)) attributes[local(key)] = String(value);
    events.open?.(local(tag.name), attributes);
  });
  if (events.text) parser.on('text', events.text);
  if (events.text) parser.on('cdata', events.text);
  parser.on('closetag', (tag) => events.close?.(local(tag.name)));
  const sixteen = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const decoder = new TextDecoder(sixteen ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8');
  for (let at = 0; at < bytes.length; at += 1 << 20) {
    parser.write(decoder.decode(bytes.subarray(at, at + (1 << 20)), { stream: true }));
  }
  parser.write(decoder.decode()).close();
}

/** All words of an XML part, one line per element that holds any. */
export function wordsOfXml(bytes: Uint8Array): string {
  const lines: string[] = [];
  readXml(bytes, {
    text: (text) => {
      if (text.trim() !== '') lines.push(text.trim());
    },
  });
  return lines.join('\n');
}
