// Print styles by which nothing was ever mended: their figure is that of prints the reader has not met. Mend by them, and
// move them to fresh.ts and write new ones.
import type { Print } from './print.ts';
import type { Style } from './styles.ts';

const title = (word: string): string => word.replace(/[\p{L}]+/gu, (w) => w[0] + w.slice(1).toLowerCase());
const some = (...parts: (string | false | undefined)[]): string[] => parts.filter((part): part is string => typeof part === 'string' && part !== ''); // prettier-ignore
const told = (p: Print): string[] =>
  some(
    p.aliases && `Other names used: ${p.aliases.join('; ')}`,
    p.aliasBorn !== undefined && `Other DOB: ${p.aliasBorn}`,
    ...(p.others ?? []),
    p.asn !== undefined && `ASN ${p.asn}`,
    p.urn !== undefined && `PTI URN ${p.urn}`,
  );

export const UNTOUCHED: readonly Style[] = [
  {
    name: 'boxed form',
    first: (p, n) =>
      [
        `FORM OF PREVIOUS CONVICTIONS\tPAGE 1 OF ${n}`,
        '+---------------------------------------------+',
        `| Full name of defendant | ${some(p.title, p.given, p.surname, p.suffix).join(' ')} |`,
        ...some(p.born !== undefined && `| Date of birth          | ${p.born} |`, p.pnc !== undefined && `| PNCID                  | ${p.pnc} |`, p.cro !== undefined && `| CRO                    | ${p.cro} |`),
        '+---------------------------------------------+',
        ...told(p),
      ].join('\n'),
    later: (p, no, of) => `FORM OF PREVIOUS CONVICTIONS\t${p.given} ${p.surname}\t${some(p.pnc !== undefined && `PNCID ${p.pnc}`, p.born !== undefined && `DOB ${p.born}`).join('\t')}\tPAGE ${no} OF ${of}`,
  },
  {
    name: 'computer screen',
    first: (p, n) =>
      [
        `**PNC QUERY RESULT** DEFENDANT PRINT      SCREEN 1 OF ${n}`,
        `ID:${p.pnc ?? 'NONE'}   NM:${p.surname}/${p.given.replaceAll(' ', '/')}   ${some(p.born !== undefined && `DOB:${p.born}`, p.cro !== undefined && `CRO:${p.cro}`).join('   ')}`,
        'SEX:M   COL:W1   HT:1.80', ...told(p),
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
        ...told(p), 'Previous convictions relied on:',
      ].join('\n'),
    later: (p, no, of) => `RESTRICTED (when complete)\tMG16\tPage ${no} of ${of}\nDefendant's name: ${title(p.given)} ${title(p.surname)}${p.pnc === undefined ? '' : `\tPNC ID number: ${p.pnc}`}${p.born === undefined ? '' : `\tDate of birth: ${p.born}`}`,
  },
  {
    name: 'foot of the page',
    first: (p, n) => ['CONVICTION HISTORY', 'For use in court only', some(`${p.surname}, ${some(p.given, p.suffix).join(' ')}`, p.born !== undefined && `b. ${p.born}`, p.pnc !== undefined && `PNC ${p.pnc}`, p.cro !== undefined && `CRO ${p.cro}`, `(1/${n})`).join('  '), ...told(p)].join('\n'),
    later: (p, no, of) => some(`${p.surname}, ${p.given}`, p.born !== undefined && `b. ${p.born}`, p.pnc !== undefined && `PNC ${p.pnc}`, `(${no}/${of})`).join('  '),
  },
]; // prettier-ignore
