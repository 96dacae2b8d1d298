// Whether LibreOffice may be used, and where it is. Set by the environment: BLOTTER_OFFICE = off | auto | path of soffice.
// Not here: running it.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const PLACES = ['/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice', '/opt/libreoffice/program/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'] as const; // prettier-ignore

export interface Office {
  /** Full path of soffice; null where it may not be used or is not there. */
  readonly soffice: string | null;
  /** May it lay out what we could lay out ourselves (DOCX)? Where not, it only opens what we cannot (DOC, XLS, ODT …). */
  readonly lays: boolean;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Reads the setting; `auto` looks on PATH and in the usual places. */
export function officeOf(env: Readonly<Record<string, string | undefined>>): Office {
  const setting = (env['BLOTTER_OFFICE'] ?? '').trim();
  if (/^(?:off|no|0|false)$/i.test(setting)) return { soffice: null, lays: false };
  const lays = setting !== '';
  if (lays && !/^auto$/i.test(setting)) return { soffice: isProgram(setting) ? setting : null, lays };
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const places = [...folders.map((folder) => path.join(folder, 'soffice')), ...PLACES];
  return { soffice: places.find(isProgram) ?? null, lays };
}
