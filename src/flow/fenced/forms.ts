// The form of everything that comes back from where a stranger's document was opened. What does not fit is no answer: the
// document is then held. Checked here: kinds, sizes, that places are numbers and boxes belong to their text.
import { z } from 'zod';
import type { Opened } from '../../intake/index.ts';
import { DOCUMENT_TYPES, type Verdict } from '../../model/index.ts';
import type { Redacted } from '../../redact/index.ts';
import type { Raster } from '../../reading/index.ts';
import { LONGEST_SIDE } from './tasks.ts';

const bytes = z.instanceof(Uint8Array);
const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const point = z.tuple([z.number(), z.number()]);
const words = z.string().max(2000);
const pageNo = z.int().min(1).max(5000);

const boxes = z
  .instanceof(Float32Array)
  .refine((all) => all.length % 4 === 0 && all.every((n) => Number.isFinite(n)), 'boxes are four numbers each');

const region = z.object({
  corners: z.array(point).max(8),
  state: z.enum(['read', 'unread']),
  readings: z.array(z.string()),
  from: z.int().min(0),
  to: z.int().min(0),
  label: z.int().exactOptional(),
});

const page = z
  .object({
    no: pageNo,
    size: point,
    crop: box,
    rotate: z.number(),
    text: z.string(),
    boxes,
    role: z.enum(['body', 'rear', 'pnc-header', 'never']),
    unread: z.array(z.object({ box, why: words })),
    unseen: z.object({ boxes, mixed: z.boolean() }).exactOptional(),
    pixels: z
      .object({
        from: z.int().min(0),
        looks: z.enum(['print', 'handwriting', 'photograph', 'doubtful']),
        areas: z.array(box),
        regions: z.array(region),
      })
      .exactOptional(),
  })
  .refine((one) => one.boxes.length === one.text.length * 4, 'a box for every letter');

const failure = z.object({ code: z.string().max(20), why: words, cure: words });

const document = z.object({
  file: z.string().max(5000),
  type: z.enum(DOCUMENT_TYPES),
  typeBy: z.enum(['manifest', 'recognised', 'unknown']),
  about: z.string().max(200).exactOptional(),
  unused: z.boolean().exactOptional(),
  format: z.enum(['pdf', 'docx', 'eml', 'msg', 'txt', 'xlsx', 'zip', 'picture', 'unknown']),
  pages: z.array(page).max(5000),
  hidden: z.array(z.object({ kind: z.string().max(100), where: words, text: z.string().exactOptional() })),
  laidOutBy: z.string().max(100).exactOptional(),
  failure: failure.exactOptional(),
});

/** `pdf`: 'input' where it is the file itself. The file's hash is the parent's own. */
export const openedForm = z.object({
  document,
  pdf: z.union([bytes, z.literal('input')]).nullable(),
  pixel: z.array(point).exactOptional(),
  attachments: z.array(z.object({ file: z.string().max(5000), bytes })).max(1000),
  bookmarks: z.array(z.object({ title: z.string(), page: pageNo, level: z.int().min(1) })).exactOptional(),
}) satisfies z.ZodType<Omit<Opened, 'sha256' | 'pdf'> & { readonly pdf: Uint8Array | 'input' | null }>;

export const verdictsForm = z.array(
  z.object({ check: words, result: z.enum(['pass', 'fail', 'unsure']), where: words }),
) satisfies z.ZodType<readonly Verdict[]>;

const placed = z.object({ page: pageNo, box });
const redacted = z.object({
  bytes,
  rasterised: z.array(pageNo),
  boxes: z.array(placed),
  pages: z.array(pageNo),
  shifts: z.array(z.object({ page: pageNo, box, dx: z.number(), dy: z.number() })),
  taken: z.array(placed),
  widths: z.array(z.number().nullable()),
  fits: z.array(z.number().nullable()),
  fill: z.tuple([z.number(), z.number(), z.number()]),
  stamp: z.string().nullable(),
  labels: z.array(z.string()),
}) satisfies z.ZodType<Redacted>;

export const copyForm = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), redacted, verdicts: verdictsForm }),
  z.object({ ok: z.literal(false), why: z.string().max(4000), verdicts: verdictsForm }),
]);

/** A refusal in the catalogue's words, or a fault: file names and lines of ours. */
export const refusalForm = z.object({
  code: z.string().regex(/^B-[A-Z]+(-\d\d)?$/),
  exit: z.int().min(1).max(255),
  what: z.string().max(4000),
  cure: z.string().max(4000),
  place: z.string().max(4000).exactOptional(),
});
export type ToldRefusal = z.infer<typeof refusalForm>;

export const redactForm = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), bytes, said: z.string().max(4000) }),
  z.object({ ok: z.literal(false), refusal: refusalForm }),
]);

/** Requests: a picture in grey, and how it is laid out. */
const raster = z
  .object({
    width: z.int().min(0).max(100_000),
    height: z.int().min(0).max(100_000),
    data: bytes,
    colour: bytes.exactOptional(),
  })
  .refine(({ width, height, data }) => data.length === width * height, 'a byte for every pixel')
  .refine(
    ({ width, height, colour }) => colour === undefined || colour.length === width * height * 3,
    'three bytes of colour for every pixel',
  ) satisfies z.ZodType<Raster>;
export const pictureForm = raster;
/** Pages as pixels, small enough for a browser. */
const drawn = raster.refine(({ width, height }) => width > 0 && height > 0 && Math.max(width, height) <= LONGEST_SIDE, 'a page of pixels'); // prettier-ignore
export const drawnForm = z.array(drawn.nullable()).max(1000);
export const pixelsForm = z.object({ raster, layout: z.enum(['page', 'lines']) });
export const officeForm = z.object({
  bytes,
  ending: z.string().regex(/^[a-z0-9]{1,8}$/),
  to: z.enum(['pdf', 'docx', 'xlsx']),
}); // prettier-ignore
