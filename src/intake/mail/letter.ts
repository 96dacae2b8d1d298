// A message as a page, whatever container it came in: a short head, its body, the names of what is attached.
import type { Manuscript, Part } from '../layout/lay.ts';

export interface Letter {
  /** Label and value in the order of the page; empty values are left out. */
  readonly head: readonly (readonly [string, string])[];
  readonly body: string;
  readonly attachments: readonly string[];
}

/** Sets the letter as a manuscript, line for line. */
export function writeLetter({ head, body, attachments }: Letter): Manuscript {
  const parts: Part[] = [];
  const line = (text: string): void => void parts.push({ kind: 'paragraph', text });
  for (const [label, value] of head) if (value.trim() !== '') line(`${label}: ${value}`);
  line('');
  for (const text of body.replace(/\r\n?/g, '\n').trimEnd().split('\n')) line(text);
  if (attachments.length > 0) {
    line('');
    line(`Attachments: ${attachments.join('; ')}`);
  }
  return { parts, fixed: false };
}
