// Print styles that the reader of records was not written against: set down after it was finished, measured apart.
import { dmy, type Print } from './print.ts';
import type { Style } from './styles.ts';

const tab = '\t';
const title = (word: string): string => word.replace(/[\p{L}]+/gu, (w) => w[0] + w.slice(1).toLowerCase());
const some = (...parts: (string | false | undefined)[]): string[] => parts.filter((part): part is string => typeof part === 'string' && part !== ''); // prettier-ignore
const whole = (p: Print): string => some(p.title, p.given, p.surname, p.suffix).join(' ');
const told = (p: Print): string[] =>
  some(
    p.aliases && `Also known as: ${p.aliases.join(' / ')}`,
    p.aliasBorn !== undefined && `Other date of birth used: ${p.aliasBorn}`,
    ...(p.others ?? []),
    p.asn !== undefined && `Arrest/Summons No: ${p.asn}`,
    p.urn !== undefined && `Case URN: ${p.urn}`,
  );

export const HELD_OUT: readonly Style[] = [
  {
    name: 'table',
    first: (p, n) =>
      [
        `LIST OF PREVIOUS CONVICTIONS${tab}Sheet 1 of ${n}`,
        ['Surname', 'Forename(s)', 'Date of Birth', 'PNC ID', 'CRO No'].join(tab),
        [p.surname, some(p.given, p.suffix).join(' '), p.born ?? '-', p.pnc ?? '-', p.cro ?? '-'].join(tab),
        ...told(p),
      ].join('\n'),
    later: (p, no, of) => `LIST OF PREVIOUS CONVICTIONS (cont.)${tab}${p.surname}, ${p.given}${p.pnc ? `${tab}${p.pnc}` : ''}${tab}Sheet ${no} of ${of}`,
  },
  {
    name: 'stacked',
    first: (p, n) =>
      [
        'Criminal Record', `Page 1 of ${n}`, '',
        'Family name', p.surname, 'Given names', some(p.given, p.suffix).join(' '),
        ...some(p.born !== undefined && 'Date of birth', p.born),
        ...some(p.pnc !== undefined && 'PNC reference', p.pnc),
        ...some(p.cro !== undefined && 'CRO number', p.cro),
        ...told(p),
      ].join('\n'),
    later: (p, no, of) => [`Criminal Record   Page ${no} of ${of}`, `${p.surname} ${p.given}   ${some(p.pnc, p.born).join('   ')}`].join('\n'),
  },
  {
    name: 'letter',
    first: (p) =>
      [
        'Previous convictions',
        `Record of: ${some(p.title, title(p.given), p.surname, p.suffix).join(' ')}${p.born === undefined ? '' : ` born ${p.born}`}${p.pnc === undefined ? '' : ` (PNC ${p.pnc})`}${p.cro === undefined ? '' : ` CRO ${p.cro}`}`,
        'Extracted on 2 November 2026 for the court and the defence.',
        ...told(p),
      ].join('\n'),
    later: (p, no, of) => `Record of: ${title(p.given)} ${p.surname}${p.pnc === undefined ? '' : ` (PNC ${p.pnc})`}${p.born === undefined ? '' : ` born ${p.born}`}   page ${no} of ${of}`,
  },
  {
    name: 'register',
    first: (p, n) =>
      [
        `MEMORANDUM OF CONVICTIONS   page 1/${n}`,
        `Defendant: ${whole(p)}`,
        ...some(p.born !== undefined && `D.O.B.: ${p.born}`, p.pnc !== undefined && `PNC No: ${p.pnc}`, p.cro !== undefined && `C.R.O. No: ${p.cro}`),
        ...told(p),
      ].join('\n'),
    later: (p, no, of) => `MEMORANDUM OF CONVICTIONS   Defendant: ${whole(p)}   ${some(p.pnc !== undefined && `PNC No: ${p.pnc}`, p.born !== undefined && `D.O.B.: ${p.born}`).join('   ')}   page ${no}/${of}`,
  },
  {
    name: 'dotted leaders',
    first: (p, n) =>
      [
        `PERSON RECORD                       PAGE 1 OF ${n}`,
        `NAME ........ ${p.surname}, ${some(p.given, p.suffix).join(' ')}`,
        ...some(p.born !== undefined && `BORN ........ ${p.born}`, p.pnc !== undefined && `PNC/ID ...... ${p.pnc}`, p.cro !== undefined && `CRO ......... ${p.cro}`),
        'SEX ......... M', ...told(p),
      ].join('\n'),
    later: (p, no, of) => `PERSON RECORD   ${p.surname}, ${p.given}   ${some(p.pnc, p.born).join('   ')}   PAGE ${no} OF ${of}`,
  },
  {
    name: 'two columns',
    first: (p, n) =>
      [
        `PNC NAMES PRINT${tab}PRINT DATE: ${dmy('2026-11-02')}${tab}PAGE: 1 OF ${n}`,
        `NAME: ${p.surname}/${p.given.replaceAll(' ', '/')}${p.suffix ? ` ${p.suffix}` : ''}${tab}FORCE: WEST YORKSHIRE`,
        `DOB: ${p.born ?? 'NOT KNOWN'}${tab}STATION: BD`,
        `PNCID: ${p.pnc ?? 'NOT HELD'}${tab}CRO: ${p.cro ?? 'NONE'}`,
        `SEX: M${tab}ETHNIC: 1`, ...told(p),
      ].join('\n'),
    later: (p, no, of) => `PNC NAMES PRINT${tab}${p.surname}/${p.given.replaceAll(' ', '/')}${tab}${some(p.pnc, p.born).join(tab)}${tab}PAGE: ${no} OF ${of}`,
  },
]; // prettier-ignore
