// Print styles that the reader of records was written against. Each writes the head of a first page and of a later one.
import type { Print } from './print.ts';

/** A way of setting a print. `first` is page one up to its convictions, `later` the head of every further page. */
export interface Style {
  readonly name: string;
  first(print: Print, pages: number): string;
  later(print: Print, page: number, pages: number): string;
}

const gap = '   ';
const put = (label: string, value: string | undefined): string[] => (value === undefined ? [] : [`${label}${value}`]);
const row = (...cells: (string | undefined)[]): string[] => {
  const filled = cells.filter((cell) => cell !== undefined && cell !== '');
  return filled.length > 0 ? [filled.join(gap)] : [];
};
const opt = (label: string, value: string | undefined): string | undefined =>
  value === undefined ? undefined : `${label}${value}`;
const full = (p: Print): string =>
  `${p.title ? `${p.title} ` : ''}${p.surname}, ${p.given}${p.suffix ? ` ${p.suffix}` : ''}`;
const tail = (p: Print): string[] => [
  ...(p.aliases ? [`ALIAS NAMES   ${p.aliases.join('; ')}`] : []),
  ...put('ALIAS DOB   ', p.aliasBorn),
  ...(p.others ?? []),
  ...row(opt('ASN ', p.asn), opt('URN ', p.urn)),
];
const page = (no: number, of: number): string => `PAGE ${no} OF ${of}`;
const continued = (p: Print, no: number, of: number): string =>
  row('PNC PRINT', full(p), opt('PNCID ', p.pnc), opt('DOB ', p.born), page(no, of))[0] ?? '';

export const STYLES: readonly Style[] = [
  {
    name: 'labels',
    first: (p, n) =>
      [
        `POLICE NATIONAL COMPUTER${gap}DISCLOSURE / COURT / DEFENDANT PRINT`,
        `DATE 02/11/2026${gap}TIME 09:14${gap}TERMINAL BD04${gap}OPERATOR 4417${gap}${page(1, n)}`,
        `SURNAME   ${p.surname}${p.suffix ? ` ${p.suffix}` : ''}`,
        `FORENAMES   ${p.given}`,
        ...row(opt('DATE OF BIRTH ', p.born), 'SEX M'),
        ...row(opt('PNCID   ', p.pnc), opt('CRO ', p.cro)),
        'ADDRESS   4 ORCHARD RISE, LEEDS',
        ...tail(p),
      ].join('\n'),
    later: continued,
  },
  {
    name: 'colons',
    first: (p, n) =>
      [
        `PNC PRINT - PROSECUTION${gap}Page 1 of ${n}`,
        'Printed 02/11/26 11:02 by MP33 3391',
        '',
        `Name: ${full(p)}`,
        ...row(opt('Born: ', p.born), 'LIVERPOOL', 'Sex: MALE', 'Height: 1.83M'),
        ...row(opt('PNC ID: ', p.pnc), opt('CRO: ', p.cro)),
        'Last known address: 4 ORCHARD RISE, LEEDS',
        ...tail(p),
      ].join('\n'),
    later: (p, no, of) => row(`PNC PRINT - PROSECUTION`, `Name: ${full(p)}`, opt('PNC ID: ', p.pnc), `Page ${no} of ${of}`)[0] ?? '',
  },
  {
    name: 'bare name',
    first: (p, n) =>
      [
        `PNC PRINT${gap}CONFIDENTIAL WHEN COMPLETE`,
        `Requested by DC LOWTHER${gap}02/11/2026${gap}Page 1 of ${n}`,
        '',
        ...row(full(p), 'Male', opt('Born ', p.born)),
        ...row(opt('PNCID ', p.pnc), opt('CRO ', p.cro)),
        'Address 4 ORCHARD RISE, LEEDS',
        ...tail(p),
      ].join('\n'),
    later: (p, no, of) => row('PNC PRINT', full(p), p.pnc, p.born, `Page ${no} of ${of}`)[0] ?? '',
  },
  {
    name: 'cells',
    first: (p, n) =>
      [
        `PNC PRINT${gap}COURT / DEFENCE${gap}Page 1 of ${n}`,
        `DC PYM${gap}02/11/2026`,
        '',
        ...row(p.surname, p.given, 'M', p.born),
        ...row(opt('PNCID ', p.pnc), opt('CRO ', p.cro)),
        ...tail(p),
      ].join('\n'),
    later: (p, no, of) => row('PNC PRINT', `${p.surname} ${p.given}`, opt('PNCID ', p.pnc), opt('DOB ', p.born), page(no, of))[0] ?? '',
  },
  {
    name: 'MG16',
    first: (p, n) =>
      [
        `EVIDENCE OF DEFENDANT'S BAD CHARACTER${gap}MG16${gap}Page 1 of ${n}`,
        ...row(full(p), opt('DOB ', p.born), opt('PNC ', p.pnc), opt('CRO ', p.cro)),
        ...tail(p),
      ].join('\n'),
    later: (p, no, of) => row('MG16', full(p), opt('DOB ', p.born), opt('PNC ', p.pnc), `Page ${no} of ${of}`)[0] ?? '',
  },
]; // prettier-ignore
