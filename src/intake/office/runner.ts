// Who runs LibreOffice for the readers of office files. A process that may start nothing has its parent do it.
import { convert, versionOf, type Converted, type Target } from './convert.ts';
import { officeOf } from './settings.ts';

/** Who runs LibreOffice: this process, or the parent of one that may run nothing. */
export interface OfficeRunner {
  /** May it lay out what we could lay out ourselves? */
  readonly lays: () => boolean;
  /** A file as another, and by whom ("LibreOffice 7.4"); null where it is not there or may not be used. */
  readonly convert: (bytes: Uint8Array, ending: string, to: Target) => Promise<(Converted & { readonly by: string }) | null>; // prettier-ignore
}

/** LibreOffice of this machine, as the environment says. */
export const localOffice: OfficeRunner = {
  lays: () => {
    const { soffice, lays } = officeOf(process.env);
    return soffice !== null && lays;
  },
  convert: async (bytes, ending, to) => {
    const { soffice } = officeOf(process.env);
    if (soffice === null) return null;
    return { ...(await convert(soffice, bytes, ending, to)), by: await versionOf(soffice) };
  },
};
