// The faces of the single steps: read, detect, redact, verify. Each runs in its own file; here stand their usage texts.
import type { Command } from './command.ts';

export const read: Command = {
  name: 'read',
  summary: 'one document’s words with places, unread regions and hidden content, as JSON',
  usage: `blotter read FILE --json
  Points for PDF and pixels for pictures, from the top left of the page as shown.`,
  run: async (args) => (await import('./read.ts')).runRead(args),
};

export const detect: Command = {
  name: 'detect',
  summary: 'personal data in plain text, as JSON',
  usage: `blotter detect --text FILE|DIR --json [--mode find] [--classifier FOLDER] [--ask URL --model NAME]
  Offsets in Unicode code points. A folder gives one JSON line per file. --mode find: every mention, no passages.
  --classifier: an ONNX token classifier of yours; --ask: a language model on this machine or network. Both only add "look".`,
  run: async (args) => (await import('./detect.ts')).runDetect(args),
};

export const redact: Command = {
  name: 'redact',
  summary: 'true redaction of one file by a plan, verified before it is written',
  usage: `blotter redact IN --plan PLAN.json --out OUT.pdf
  IN: PDF, a picture (JPEG, PNG, GIF, BMP, WebP, AVIF, TIFF of many pages), DOCX, XLSX, EML, MSG, TXT.
  PLAN.json: {"boxes": [{"page": 1, "box": [x0, y0, x1, y1]}], "values": ["…"]}, PDF points from the bottom left;
  for pictures pixels from the top left of the picture as shown.
Exit: 0 written · 2 unreadable · 3 the check failed, nothing written`,
  run: async (args) => (await import('./redact-apart.ts')).redactApart(args),
};

export const verify: Command = {
  name: 'verify',
  summary: 'the independent check alone: of one file by its plan, or of a package by its receipt',
  usage: `blotter verify FILE --plan PLAN.json [--json]
blotter verify receipt.json DIR [--key THUMBPRINT] [--originals FOLDER]
  The plan's boxes must be solid and empty and its values nowhere: in text, bytes, names, codes of fonts, or pictures
  (which are read: some seconds a page). --json prints every check with its result and place.
  --key: only a receipt that this key signed passes. Without it, verify says whether the key is known here.
  --originals: also from which file of FOLDER each document was made; only the machine that released it can tell.
Exit: 0 fit · 3 a check failed, or could not be settled`,
  async run(args) {
    const byPlan = args.some((arg) => arg === '--plan' || arg.startsWith('--plan='));
    return byPlan
      ? (await import('./verify.ts')).runVerify(args)
      : (await import('./verify-receipt.ts')).verifyReceipt(args);
  },
};
