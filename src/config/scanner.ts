// A virus scanner that is asked about every paper before it is taken in: clamd, by a Unix socket or TCP.
import { z } from 'zod';

const seconds = z.number().min(1).max(600).default(120);

/** The form of `scanner` in blotter.yaml. */
export const scannerSchema = z.union([
  z.strictObject({ socket: z.string().regex(/^\//, 'must be the path of a socket'), seconds }),
  z.strictObject({
    /** This machine, or one whose network is yours: nothing is encrypted on the way. */
    host: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, 'must be a name or an address'),
    port: z.int().min(1).max(65_535).default(3310),
    seconds,
  }),
]);
