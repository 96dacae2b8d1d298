// Print styles by which nothing was ever mended: their figure is that of prints the reader has not met. Mend by them, and
// move them to fresh.ts and write new ones.
import type { Print } from './print.ts';
import type { Style } from './styles.ts';

const title = (word: string): string => word.replace(/[\p{L}]+/gu, (w) => w[0] + w.slice(1).toLowerCase());
const some = (...parts: (string | false | undefined)[]): string[] => parts.filter((part): part is string => typeof part === 'string' && part !== ''); // prettier-ignore
const aside = (p: Print): string[] =>
  some(
    p.aliases && `aliases: ${p.aliases.join('; ')}`,
    p.aliasBorn !== undefined && `alias DOB: ${p.aliasBorn}`,
    ...(p.others ?? []),
    p.asn !== undefined && `asn: ${p.asn}`,
    p.urn !== undefined && `urn: ${p.urn}`,
  );

export const UNTOUCHED: readonly Style[] = [
  {
    name: 'keys and values',
    first: (p, n) => [`RECORD EXTRACT ${n > 1 ? `part 1 of ${n}` : ''}`, some(`surname=${p.surname}`, `forenames=${some(p.given, p.suffix).join(' ')}`, p.born !== undefined && `dob=${p.born}`, p.pnc !== undefined && `pncid=${p.pnc}`, p.cro !== undefined && `cro=${p.cro}`).join('; '), ...aside(p)].join('\n'),
    later: (p, no, of) => `RECORD EXTRACT part ${no} of ${of}\n${some(`surname=${p.surname}`, `forenames=${p.given}`, p.born !== undefined && `dob=${p.born}`, p.pnc !== undefined && `pncid=${p.pnc}`).join('; ')}`,
  },
  {
    name: 'bullets',
    first: (p, n) => [`Convictions recorded on the national computer (page 1 of ${n})`, `• Name – ${some(p.title, title(p.given), p.surname, p.suffix).join(' ')}`, ...some(p.born !== undefined && `• Born – ${p.born}`, p.pnc !== undefined && `• PNC – ${p.pnc}`, p.cro !== undefined && `• CRO – ${p.cro}`), ...aside(p)].join('\n'),
    later: (p, no, of) => [`Convictions recorded on the national computer (page ${no} of ${of})`, `• Name – ${title(p.given)} ${p.surname}`, ...some(p.born !== undefined && `• Born – ${p.born}`, p.pnc !== undefined && `• PNC – ${p.pnc}`)].join('\n'),
  },
  {
    name: 'accused and date',
    first: (p, n) => [`CRIMINAL HISTORY SYSTEM   Page 1 of ${n}`, `Accused: ${title(p.surname)}, ${title(p.given)}${p.suffix ? ` ${p.suffix}` : ''}${p.born === undefined ? '' : `   Date of Birth ${p.born}`}`, ...some(some(p.pnc !== undefined && `PNC Reference ${p.pnc}`, p.cro !== undefined && `CRO Number ${p.cro}`).join('   ')), ...aside(p)].join('\n'),
    later: (p, no, of) => `CRIMINAL HISTORY SYSTEM   Page ${no} of ${of}\nAccused: ${title(p.surname)}, ${title(p.given)}${p.born === undefined ? '' : `   Date of Birth ${p.born}`}${p.pnc === undefined ? '' : `   PNC Reference ${p.pnc}`}`,
  },
  {
    name: 'three columns',
    first: (p, n) => [`HISTORY OF OFFENDING\tprinted 02/11/2026\tp. 1/${n}`, ['Person', 'Born', 'References'].join('\t'), [`${p.surname}, ${some(p.given, p.suffix).join(' ')}`, p.born ?? '', some(p.pnc, p.cro).join(' / ')].join('\t'), ...aside(p)].join('\n'),
    later: (p, no, of) => `HISTORY OF OFFENDING\t${p.surname}, ${p.given}\t${some(p.born, p.pnc).join('\t')}\tp. ${no}/${of}`,
  },
]; // prettier-ignore
