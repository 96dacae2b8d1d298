// Print styles written after the reader had been mended by held-out.ts, and looked at by nobody who mends it.
import type { Print } from './print.ts';
import type { Style } from './styles.ts';

const title = (word: string): string => word.replace(/[\p{L}]+/gu, (w) => w[0] + w.slice(1).toLowerCase());
const some = (...parts: (string | false | undefined)[]): string[] => parts.filter((part): part is string => typeof part === 'string' && part !== ''); // prettier-ignore
const given = (p: Print): string => some(p.given, p.suffix).join(' ');
const told = (p: Print): string[] =>
  some(
    p.aliases && `Aliases: ${p.aliases.join('; ')}`,
    p.aliasBorn !== undefined && `Alias DOB: ${p.aliasBorn}`,
    ...(p.others ?? []),
    p.asn !== undefined && `ASN: ${p.asn}`,
    p.urn !== undefined && `URN: ${p.urn}`,
  );

export const FRESH: readonly Style[] = [
  {
    name: 'numbered fields',
    first: (p, n) =>
      [
        `CRIMINAL RECORD EXTRACT   Page 1 of ${n}`,
        `1. Surname(s): ${p.surname}`, `2. First name(s): ${given(p)}`,
        ...some(p.born !== undefined && `3. Date of birth: ${p.born}`, p.pnc !== undefined && `4. PNC identifier: ${p.pnc}`, p.cro !== undefined && `5. CRO reference: ${p.cro}`),
        ...told(p),
      ].join('\n'),
    later: (p, no, of) => `CRIMINAL RECORD EXTRACT   Page ${no} of ${of}\n1. Surname(s): ${p.surname}   2. First name(s): ${p.given}${p.pnc === undefined ? '' : `   4. PNC identifier: ${p.pnc}`}${p.born === undefined ? '' : `   3. Date of birth: ${p.born}`}`,
  },
  {
    name: 'one flat line',
    first: (p, n) => [`PNC Print for Court Name ${p.surname}, ${given(p)} ${some(p.born !== undefined && `DOB ${p.born}`, p.pnc !== undefined && `PNCID ${p.pnc}`, p.cro !== undefined && `CRO ${p.cro}`).join(' ')} Page 1 of ${n}`, ...told(p)].join('\n'),
    later: (p, no, of) => `PNC Print for Court Name ${p.surname}, ${p.given} ${some(p.born !== undefined && `DOB ${p.born}`, p.pnc !== undefined && `PNCID ${p.pnc}`).join(' ')} Page ${no} of ${of}`,
  },
  {
    name: 'between dashes',
    first: (p, n) => [`DEFENDANT PRINT - page 1 of ${n}`, some(`${p.surname}, ${given(p)}`, p.born, p.pnc, p.cro).join(' - '), ...told(p)].join('\n'),
    later: (p, no, of) => [`DEFENDANT PRINT - page ${no} of ${of}`, some(`${p.surname}, ${p.given}`, p.born, p.pnc).join(' - ')].join('\n'),
  },
  {
    name: 'bilingual',
    first: (p, n) =>
      [
        `COFNOD TROSEDDOL / CRIMINAL RECORD   Tudalen / Page 1 of ${n}`,
        `Cyfenw / Surname: ${p.surname}`, `Enwau / Forenames: ${given(p)}`,
        ...some(p.born !== undefined && `Dyddiad geni / Date of birth: ${p.born}`, p.pnc !== undefined && `Rhif PNC / PNC number: ${p.pnc}`, p.cro !== undefined && `Rhif CRO / CRO number: ${p.cro}`),
        ...told(p),
      ].join('\n'),
    later: (p, no, of) => `COFNOD TROSEDDOL / CRIMINAL RECORD   Enw / Name: ${p.surname}, ${p.given}   ${some(p.pnc !== undefined && `PNC number: ${p.pnc}`, p.born !== undefined && `Date of birth: ${p.born}`).join('   ')}   Page ${no} of ${of}`,
  },
  {
    name: 'running prose',
    first: (p) => ['ANTECEDENTS', `Offender: ${some(p.title, title(p.given), title(p.surname), p.suffix).join(' ')}${p.born === undefined ? '' : ` (d.o.b. ${p.born})`}${p.pnc === undefined ? '' : `, PNC ID ${p.pnc}`}${p.cro === undefined ? '' : `, CRO ${p.cro}`}`, ...told(p)].join('\n'),
    later: (p, no) => `ANTECEDENTS page ${no}\nOffender: ${title(p.given)} ${title(p.surname)}${p.born === undefined ? '' : ` (d.o.b. ${p.born})`}${p.pnc === undefined ? '' : `, PNC ID ${p.pnc}`}`,
  },
  {
    name: 'semicolons',
    first: (p, n) => [`Pre-cons ${n === 1 ? '' : `(sheet 1 of ${n})`}`, `Subject: ${some(`${p.surname} ${title(p.given)}${p.suffix ? ` ${p.suffix}` : ''}`, p.born !== undefined && `born ${p.born}`, p.pnc !== undefined && `PNC ${p.pnc}`, p.cro !== undefined && `CRO ${p.cro}`).join('; ')}`, ...told(p)].join('\n'),
    later: (p, no, of) => [`Pre-cons (sheet ${no} of ${of})`, `Subject: ${some(`${p.surname} ${title(p.given)}`, p.born !== undefined && `born ${p.born}`, p.pnc !== undefined && `PNC ${p.pnc}`).join('; ')}`].join('\n'),
  },
]; // prettier-ignore
