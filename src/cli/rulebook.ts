// The rulebook for a command; its faults become an error a person can act on.
import { loadRulebook, RulebookError, withLayer, type Rulebook } from '../guidance/index.ts';
import { BlotterError } from '../model/index.ts';

/** The options by which a command takes another book or a local layer. */
export const BOOK_OPTIONS = { guidance: { type: 'string' }, layer: { type: 'string' } } as const;
export const BOOK_USAGE = `  --guidance  another rulebook than the shipped one (a folder with book.yaml)
  --layer     a local layer over it (a folder with layer.yaml; default: what BLOTTER_GUIDANCE_LAYER names)`;

/** Throws B-RULES-01 (the shipped book) or B-RULES-02 (one that was named) with the file and line of the first fault. */
export function openRulebook(
  from: { readonly guidance?: string | undefined; readonly layer?: string | undefined } = {},
): Rulebook {
  const layer = from.layer ?? process.env['BLOTTER_GUIDANCE_LAYER'];
  try {
    const book = loadRulebook(from.guidance);
    return layer === undefined || layer === '' ? book : withLayer(book, layer);
  } catch (cause) {
    if (!(cause instanceof RulebookError)) throw cause;
    const own = from.guidance === undefined && (layer === undefined || layer === '');
    const problem = cause.message.split('\n')[0] ?? '';
    throw new BlotterError(own ? 'B-RULES-01' : 'B-RULES-02', { problem }, { cause });
  }
}
