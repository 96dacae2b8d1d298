// Print styles written later, in two lots, each measured before anything was mended by it (docs/evidence.md has those figures).
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

const aside = (p: Print): string[] =>
  some(
    p.aliases && `Other names used: ${p.aliases.join('; ')}`,
    p.aliasBorn !== undefined && `Other DOB: ${p.aliasBorn}`,
    ...(p.others ?? []),
    p.asn !== undefined && `ASN ${p.asn}`,
    p.urn !== undefined && `PTI URN ${p.urn}`,
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
  {
    name: 'boxed form',
    first: (p, n) =>
      [
        `FORM OF PREVIOUS CONVICTIONS\tPAGE 1 OF ${n}`,
        '+---------------------------------------------+',
        `| Full name of defendant | ${some(p.title, p.given, p.surname, p.suffix).join(' ')} |`,
        ...some(p.born !== undefined && `| Date of birth          | ${p.born} |`, p.pnc !== undefined && `| PNCID                  | ${p.pnc} |`, p.cro !== undefined && `| CRO                    | ${p.cro} |`),
        '+---------------------------------------------+',
        ...aside(p),
      ].join('\n'),
    later: (p, no, of) => `FORM OF PREVIOUS CONVICTIONS\t${p.given} ${p.surname}\t${some(p.pnc !== undefined && `PNCID ${p.pnc}`, p.born !== undefined && `DOB ${p.born}`).join('\t')}\tPAGE ${no} OF ${of}`,
  },
  {
    name: 'computer screen',
    first: (p, n) =>
      [
        `**PNC QUERY RESULT** DEFENDANT PRINT      SCREEN 1 OF ${n}`,
        `ID:${p.pnc ?? 'NONE'}   NM:${p.surname}/${p.given.replaceAll(' ', '/')}   ${some(p.born !== undefined && `DOB:${p.born}`, p.cro !== undefined && `CRO:${p.cro}`).join('   ')}`,
        'SEX:M   COL:W1   HT:1.80', ...aside(p),
      ].join('\n'),
    later: (p, no, of) => `**PNC QUERY RESULT** DEFENDANT PRINT      ID:${p.pnc ?? 'NONE'}   NM:${p.surname}/${p.given.replaceAll(' ', '/')}   ${some(p.born !== undefined && `DOB:${p.born}`).join('')}   SCREEN ${no} OF ${of}`,
  },
  {
    name: 'MG16 typed',
    first: (p, n) =>
      [
        `RESTRICTED (when complete)\tMG16\tPage 1 of ${n}`,
        "EVIDENCE OF DEFENDANT'S BAD CHARACTER",
        `Defendant's name: ${some(title(p.given), title(p.surname), p.suffix).join(' ')}${p.born === undefined ? '' : `\tDate of birth: ${p.born}`}`,
        ...some(p.pnc !== undefined && `PNC ID number: ${p.pnc}`, p.cro !== undefined && `CRO number: ${p.cro}`),
        ...aside(p), 'Previous convictions relied on:',
      ].join('\n'),
    later: (p, no, of) => `RESTRICTED (when complete)\tMG16\tPage ${no} of ${of}\nDefendant's name: ${title(p.given)} ${title(p.surname)}${p.pnc === undefined ? '' : `\tPNC ID number: ${p.pnc}`}${p.born === undefined ? '' : `\tDate of birth: ${p.born}`}`,
  },
  {
    name: 'foot of the page',
    first: (p, n) => ['CONVICTION HISTORY', 'For use in court only', some(`${p.surname}, ${some(p.given, p.suffix).join(' ')}`, p.born !== undefined && `b. ${p.born}`, p.pnc !== undefined && `PNC ${p.pnc}`, p.cro !== undefined && `CRO ${p.cro}`, `(1/${n})`).join('  '), ...aside(p)].join('\n'),
    later: (p, no, of) => some(`${p.surname}, ${p.given}`, p.born !== undefined && `b. ${p.born}`, p.pnc !== undefined && `PNC ${p.pnc}`, `(${no}/${of})`).join('  '),
  },
]; // prettier-ignore
