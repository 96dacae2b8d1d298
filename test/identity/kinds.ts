// The reviewed list of kinds of conviction pairs: a defendant as case.yaml has them, and a print that is or is not theirs.
// `right`: must pass. `wrong`: must be stopped. `asked`: theirs, but the rule (two fields must agree, every page must say whose
// it is, numbers where a twin could be meant) wants a person or a better print.
import type { Person } from '../../src/model/index.ts';
import { convictions, croOf, dmy, inWords, personOf, pick, pncOf, printOf, scan, smallCroOf, somebody, type Print, type Random, type Somebody } from './print.ts'; // prettier-ignore
import type { Style } from './styles.ts';

export interface Made {
  /** D1 is the defendant served. */
  readonly people: readonly Person[];
  readonly pages: readonly string[];
}
export interface Kind {
  readonly name: string;
  readonly truth: 'right' | 'wrong' | 'asked';
  make(random: Random, style: Style): Made;
}

const page1 = (r: Random, style: Style, print: Print, pages = 1, from = 1): string =>
  [style.first(print, pages), '', 'CONVICTIONS 3   OFFENCES 5', ...convictions(r, from, 3)].join('\n');
const later = (r: Random, style: Style, print: Print, no: number, pages: number): string =>
  [style.later(print, no, pages), '', ...convictions(r, 3 * (no - 1) + 1, 3)].join('\n');
const headless = (r: Random, no: number, pages: number): string =>
  [`PNC PRINT   PAGE ${no} OF ${pages}`, '', ...convictions(r, 3 * (no - 1) + 1, 3)].join('\n');

const born = (who: Somebody, years: number): string => `${Number(who.born.slice(0, 4)) + years}${who.born.slice(4)}`;

type Change = (who: Somebody, r: Random) => { readonly who?: Partial<Somebody>; readonly print?: Partial<Print>; readonly person?: Partial<Person>; readonly more?: readonly Person[] }; // prettier-ignore
/** One page, and what is changed of the person as printed (`print`) or as known (`person`). */
const simple = (name: string, truth: Kind['truth'], change: Change, noise = 0): Kind => ({
  name,
  truth,
  make(r, style) {
    const base = somebody(r);
    const changed = change(base, r);
    const who = { ...base, ...changed.who };
    const { person, more } = change(who, r);
    const text = page1(r, style, printOf(who, changed.print));
    return { people: [personOf('D1', who, person), ...(more ?? [])], pages: [noise > 0 ? scan(r, text, noise) : text] };
  },
});
/** A print of `other(who)` while D1 is `who`. */
const foreign = (name: string, other: (who: Somebody, r: Random) => Partial<Somebody>, print: Partial<Print> = {}, noise = 0): Kind => ({
  name,
  truth: 'wrong',
  make(r, style) {
    const who = somebody(r);
    const stranger = somebody(r, { surname: who.surname, given: who.given });
    const elder = stranger.born === who.born ? { born: born(who, -1) } : {};
    const text = page1(r, style, printOf({ ...stranger, ...elder, ...other(who, r) }, print));
    return { people: [personOf('D1', who)], pages: [noise > 0 ? scan(r, text, noise) : text] };
  },
}); // prettier-ignore

const oneDigit = (iso: string, r: Random): string => {
  const [y = '', m = '', d = ''] = iso.split('-');
  return r() < 0.5
    ? `${y.slice(0, 3)}${(Number(y[3]) + 1 + Math.floor(r() * 8)) % 10}-${m}-${d}`
    : `${y}-${m}-${d[0]}${(Number(d[1]) + 1 + Math.floor(r() * 5)) % 8}`;
};
const turned = (iso: string): string => {
  const [y = '', m = '', d = ''] = iso.split('-');
  return `${m}/${d}/${y}`;
};
const swapDigits = (pnc: string): string => {
  const [, yy = '', serial = ''] = /^(\d\d)\/(\d+)/.exec(pnc) ?? [];
  const at = [...serial].findIndex((mark, i) => i + 1 < serial.length && mark !== serial[i + 1]);
  const digits = [...serial];
  if (at >= 0) [digits[at], digits[at + 1]] = [digits[at + 1] as string, digits[at] as string];
  return pncOf(Number(yy), Number(digits.join('')));
};
/** One of `items`, always the same for one birth date. */
const chosen = <T>(who: Somebody, items: readonly T[]): T => items[Number(who.born.slice(8)) % items.length] as T;
const NO_NUMBERS = { pnc: undefined, cro: undefined } as unknown as Partial<Print>;
const NO_BORN = { born: undefined } as unknown as Partial<Print>;
const title = (word: string): string => word.replace(/\p{L}+/gu, (w) => w[0] + w.slice(1).toLowerCase());

export const RIGHT: readonly Kind[] = [
  simple('everything agrees', 'right', () => ({})),
  simple('two-digit year', 'right', (w) => ({ print: { born: dmy(w.born, '/', true) } })),
  simple('birth date in words', 'right', (w) => ({ print: { born: inWords(w.born) } })),
  simple('birth date with dots', 'right', (w) => ({ print: { born: dmy(w.born, '.') } })),
  simple('foreign date: ISO', 'right', (w) => ({ print: { born: w.born } })),
  simple('foreign date: month first', 'right', (w) => ({ print: { born: turned(w.born) } })),
  simple('day and month changed round, both numbers', 'right', (w) => {
    const iso = `${w.born.slice(0, 4)}-03-07`;
    return { who: { born: iso }, print: { born: '03/07/' + w.born.slice(0, 4) } };
  }),
  simple('PNC ID in its long form', 'right', (w) => {
    const [, yy = '', serial = '', l = ''] = /^(\d\d)\/(\d+)([A-Z])/.exec(w.pnc) ?? [];
    return { print: { pnc: `${Number(yy) > 26 ? '19' : '20'}${yy}/${serial.padStart(7, '0')}${l}` } };
  }),
  simple('small-file CRO number', 'right', (_, r) => ({ who: { cro: smallCroOf(1989, 1000 + Math.floor(r() * 9000)) } })),
  simple('no CRO number known', 'right', (w) => ({ person: { numbers: [{ category: 'pnc', value: w.pnc }] } })),
  simple('no PNC ID known, CRO number instead', 'right', (w) => ({ person: { numbers: [{ category: 'cro', value: w.cro }] } })),
  simple('name and birth date only', 'right', () => ({ print: NO_NUMBERS })),
  simple('middle name missing in case.yaml', 'right', (w) => ({ person: { names: [title(`${w.given[0]} ${w.surname}`)] } })),
  simple('middle name as an initial', 'right', (w) => ({ who: { given: [w.given[0] as string, 'PETER'] }, print: { given: `${w.given[0]} P` } })),
  simple('initials only, numbers agree', 'right', (w) => ({ print: { given: w.given.map((g) => g[0]).join(' ') } })),
  simple('title on the print', 'right', () => ({ print: { title: 'MR' } })),
  simple('short forename in case.yaml', 'right', (w) => ({ who: { given: ['MICHAEL', 'JOHN'] }, person: { names: [title(`Mike ${w.surname}`)] } })),
  simple('order: forenames first in capitals', 'right', (w) => ({ person: { names: [`${w.surname} ${w.given.join(' ')}`] } })),
  simple('aliases on the print', 'right', () => ({ print: { aliases: ['WINTERS, GARY', 'STERLING, MARK'], aliasBorn: '30/08/1966' } })),
  simple('known by an alias that case.yaml lists', 'right', () => ({ print: { surname: 'STERLING', given: 'MARK' }, person: { aliases: ['Mark Sterling'] } })),
  simple('maiden name on the print, listed in case.yaml', 'right', (w) => ({ who: { given: ['KIRSTY', 'LOUISE'] }, print: { surname: 'ALDERTON', given: 'KIRSTY LOUISE' }, person: { aliases: ['Kirsty Alderton'], names: [title(`Kirsty Louise ${w.surname}`)] } })),
  simple('married name on the print, maiden name among its aliases', 'right', (w) => ({ who: { given: ['DONNA', 'MARIE'] }, print: { surname: 'ALDERTON', given: 'DONNA MARIE', aliases: [`${w.surname}, DONNA MARIE`] } })),
  simple('married name on the print, nothing told', 'right', () => ({ who: { given: ['GEMMA', 'CLARE'] }, print: { surname: 'ALDERTON', given: 'GEMMA CLARE' } })),
  simple('née in case.yaml', 'right', (w) => ({ who: { given: ['SIAN', 'ELERI'] }, print: { surname: 'ALDERTON', given: 'SIAN ELERI' }, person: { names: [title(`Sian Eleri ${w.surname}`) + ' (née Alderton)'] } })),
  simple('another transliteration', 'right', (w) => {
    const [print, known] = chosen(w, [['MOHAMMED', 'Muhammad'], ['YOUSSEF', 'Yusuf'], ['OLEKSANDR', 'Aleksander'], ['HUSSAIN', 'Hussein'], ['SERGEI', 'Serhiy']] as const);
    return { who: { given: [print] }, person: { names: [`${known} Rahman`] }, print: { surname: 'RAHMAN', given: print } };
  }),
  simple('accents dropped', 'right', () => ({ who: { surname: 'WOZNIAK', given: ['LUKASZ'] }, person: { names: ['Łukasz Woźniak'] } })),
  simple('apostrophe, Mac and hyphen', 'right', (w) => {
    const [print, known] = chosen(w, [['O\'BRIEN', 'OBrien'], ['MACDONALD', 'McDonald'], ['AL HASSAN', 'Al-Hassan'], ['SMITH-JONES', 'Smith Jones'], ['VAN DER MERWE', 'van der Merwe']] as const);
    return { who: { surname: print, given: ['DEAN'] }, person: { names: [`Dean ${known}`] } };
  }),
  simple('half of a double surname', 'right', () => ({ who: { surname: 'ADEYEMI', given: ['RACHEL'] }, person: { names: ['Rachel Adeyemi-Clarke'] } })),
  simple('a slip in the surname, numbers agree', 'right', (w) => ({ print: { surname: w.surname.slice(0, -1) + (w.surname.endsWith('E') ? 'A' : 'E') } })),
  simple('a poor scan', 'right', () => ({}), 0.01),
  simple('a bad scan', 'right', () => ({}), 0.03),
  simple('a bad scan without CRO number', 'right', () => ({ print: { cro: undefined } as unknown as Partial<Print> }), 0.03),
  simple('URN and ASN of the case', 'right', () => ({ print: { urn: '13XD0412326', asn: '26/13XD/01/448754K' } })),
  simple('associates with numbers of their own', 'right', (_, r) => {
    const a = somebody(r, { surname: 'ROSE', given: ['DEAN', 'MARK'] });
    return { print: { others: [`ASSOCIATES   ROSE, DEAN MARK   ${dmy(a.born)}   ${a.pnc}`, `CO-DEFENDANTS ROYLE, GRANT ${pncOf(2015, 61002)}`] } };
  }),
  simple('partner and protected person on the print', 'right', () => ({ print: { others: ['Partner: PROSSER, FFION   18/06/90', 'ORDERS: RESTRAINING ORDER 19/07/18 - PROTECTED PERSON KELLY ANN MARSH'] } })),
  simple('twin in the case, numbers printed', 'right', (w) => ({ more: [personOf('D2', { ...w, given: ['CAMERON'], pnc: pncOf(2009, 88123), cro: croOf(2009, 7123) })] })),
  simple('father of the same name in the case, numbers printed', 'right', (w) => ({ more: [personOf('W1', { ...w, born: born(w, -24), pnc: pncOf(1984, 4123), cro: croOf(1984, 9123) }, { role: 'witness' })] })),
  simple('junior on the print, numbers printed', 'right', () => ({ print: { suffix: 'JNR' } })),
  {
    name: 'two pages, each with its head',
    truth: 'right',
    make(r, style) {
      const who = somebody(r);
      return { people: [personOf('D1', who)], pages: [page1(r, style, printOf(who), 2), later(r, style, printOf(who), 2, 2)] };
    },
  },
  {
    name: 'three pages, later heads with name and PNC ID only, name spelt otherwise throughout',
    truth: 'right',
    make(r, style) {
      const who = somebody(r, { surname: 'RAHMAN', given: ['MOHAMMED'] });
      const head = printOf(who, NO_BORN);
      return { people: [personOf('D1', who, { names: ['Muhammad Rahman'] })], pages: [page1(r, style, printOf(who), 3), later(r, style, head, 2, 3), later(r, style, head, 3, 3)] };
    },
  },
  {
    name: 'last page empty',
    truth: 'right',
    make(r, style) {
      const who = somebody(r);
      return { people: [personOf('D1', who)], pages: [page1(r, style, printOf(who), 2), 'PNC PRINT   PAGE 2 OF 2\nEND OF PRINT'] };
    },
  },
  {
    name: 'victims and co-accused told in the convictions',
    truth: 'right',
    make(r, style) {
      const who = somebody(r);
      const text = [page1(r, style, printOf(who)), '   LOSER MISS AUGUSTA PRENDERGAST, AGED 71, DOB 12/05/1949', '4   01/02/2019  LEEDS MAGISTRATES   ABH   26 WKS SUSP', '   COMPLAINANT ROSALIND MAY THORNE 12/05/1989', '   WITH ROYLE, GRANT (PNC 15/61002J)', 'END OF PRINT'].join('\n');
      return { people: [personOf('D1', who)], pages: [text] };
    },
  },
]; // prettier-ignore

export const WRONG: readonly Kind[] = [
  foreign('same name, other birth date and numbers', () => ({})),
  foreign('same name, other birth date, no numbers printed', () => ({}), NO_NUMBERS),
  simple('same name, day and month changed round, no numbers', 'wrong', (w) => ({ who: { born: `${w.born.slice(0, 4)}-03-07` }, print: { ...NO_NUMBERS, born: `03/07/${w.born.slice(0, 4)}` } })),
  foreign('same name, birth date one figure off, no numbers', (w, r) => ({ born: oneDigit(w.born, r) }), NO_NUMBERS),
  foreign('same name, birth date one figure off, other numbers', (w, r) => ({ born: oneDigit(w.born, r) })),
  foreign('same name and birth date, PNC ID with two figures swapped', (w) => ({ born: w.born, pnc: swapDigits(w.pnc), cro: w.cro })),
  foreign('same name and birth date, another valid PNC ID', (w) => ({ born: w.born })),
  foreign('same name and CRO number, another valid PNC ID', (w) => ({ cro: w.cro }), NO_BORN),
  foreign('same serial, other year of the PNC ID', (w) => ({ born: w.born, pnc: pncOf(Number(w.pnc.slice(0, 2)) + 1, Number(/\/(\d+)/.exec(w.pnc)?.[1])) })),
  simple('middle name differs, same birth date', 'wrong', (w) => ({ who: { given: [w.given[0] as string, 'JAMES'] }, print: { given: `${w.given[0]} ZEBEDEE`, ...NO_NUMBERS } })),
  foreign('brother: same surname', (w) => ({ surname: w.surname, given: ['CAMERON', 'ROSS'] })),
  foreign('PNC ID of a relative on the defendant’s name and birth date', (w, r) => ({ born: w.born, pnc: somebody(r).pnc, cro: somebody(r).cro })),
  foreign('namesake, read off a bad scan', () => ({}), {}, 0.03),
  foreign('namesake without numbers, read off a bad scan', (w) => ({ born: born(w, 3) }), NO_NUMBERS, 0.03),
  foreign('same forename, married to another surname', () => ({ surname: 'ALDERTON' })),
  foreign('same forename and birth date, another surname, no numbers', (w) => ({ surname: 'ALDERTON', born: w.born }), NO_NUMBERS),
  foreign('senior: another number', (w) => ({ born: born(w, -25) }), { suffix: 'SENIOR' }),
  foreign('senior: no birth date, no numbers', () => ({}), { ...NO_BORN, ...NO_NUMBERS, suffix: 'SNR' }),
  foreign('namesake with the defendant’s alias birth date', (w, r) => ({ born: oneDigit(w.born, r) }), { aliasBorn: '01/01/1980' }),
  {
    name: 'transliterated namesake',
    truth: 'wrong',
    make(r, style) {
      const who = somebody(r, { surname: 'RAHMAN', given: ['MUHAMMAD'] });
      return { people: [personOf('D1', who)], pages: [page1(r, style, printOf(somebody(r, { surname: 'RAHMAN', given: ['MOHAMMED'] })))] };
    },
  },
  {
    name: 'twin: other forename, other numbers',
    truth: 'wrong',
    make(r, style) {
      const who = somebody(r);
      const twin = somebody(r, { surname: who.surname, born: who.born, given: ['CAMERON'] });
      return { people: [personOf('D1', who), personOf('D2', twin)], pages: [page1(r, style, printOf(twin))] };
    },
  },
  {
    name: 'twin with a forename that sounds alike, no numbers',
    truth: 'wrong',
    make(r, style) {
      const who = somebody(r, { surname: 'RAHMAN', given: ['HASSAN'] });
      const twin = { ...who, given: ['HUSSEIN'] };
      return { people: [personOf('D1', who), personOf('W1', twin, { role: 'witness', numbers: [] })], pages: [page1(r, style, printOf(twin, NO_NUMBERS))] };
    },
  },
  {
    name: 'twin by initial, no numbers',
    truth: 'wrong',
    make(r, style) {
      const who = somebody(r, { given: ['COLIN'] });
      const twin = { ...who, given: ['C'] };
      return { people: [personOf('D1', who), personOf('D2', { ...who, given: ['CAMERON'] }, { numbers: [] })], pages: [page1(r, style, printOf(twin, NO_NUMBERS))] };
    },
  },
  {
    name: 'twin nobody knows of, by initial, no numbers',
    truth: 'wrong',
    make(r, style) {
      const who = somebody(r, { given: ['COLIN', 'JAMES'] });
      return { people: [personOf('D1', who)], pages: [page1(r, style, printOf({ ...who, given: ['C'] }, NO_NUMBERS))] };
    },
  },
  {
    name: 'page 2 of somebody else, with its head',
    truth: 'wrong',
    make(r, style) {
      const who = somebody(r);
      const other = somebody(r, { surname: who.surname });
      return { people: [personOf('D1', who)], pages: [page1(r, style, printOf(who), 2), later(r, style, printOf(other), 2, 2)] };
    },
  },
  {
    name: 'page 2 of a namesake, head with name and birth date only',
    truth: 'wrong',
    make(r, style) {
      const who = somebody(r);
      const other = { ...who, born: born(who, 2) };
      return { people: [personOf('D1', who)], pages: [page1(r, style, printOf(who), 2), later(r, style, printOf(other, NO_NUMBERS), 2, 2)] };
    },
  },
  {
    name: 'page 2 of somebody else without a head, convictions numbered on',
    truth: 'wrong',
    make(r, style) {
      const who = somebody(r);
      return { people: [personOf('D1', who)], pages: [page1(r, style, printOf(who), 2), headless(r, 2, 2)] };
    },
  },
  {
    name: 'no head anywhere',
    truth: 'wrong',
    make(r) {
      return { people: [personOf('D1', somebody(r))], pages: [headless(r, 1, 1)] };
    },
  },
  {
    name: 'co-defendant’s print',
    truth: 'wrong',
    make(r, style) {
      const [who, co] = [somebody(r), somebody(r)];
      return { people: [personOf('D1', who), personOf('D2', co)], pages: [page1(r, style, printOf(co))] };
    },
  },
  {
    name: 'co-defendant’s page inside the bundle',
    truth: 'wrong',
    make(r, style) {
      const [who, co] = [somebody(r), somebody(r)];
      return { people: [personOf('D1', who), personOf('D2', co)], pages: [page1(r, style, printOf(who), 3), later(r, style, printOf(co), 2, 3), later(r, style, printOf(who), 3, 3)] };
    },
  },
  {
    name: 'co-defendant’s print that lists the defendant with all numbers',
    truth: 'wrong',
    make(r, style) {
      const [who, co] = [somebody(r), somebody(r)];
      const others = [`CO-DEFENDANTS   ${who.surname}, ${who.given.join(' ')}   ${who.pnc}   ${dmy(who.born)}`];
      return { people: [personOf('D1', who), personOf('D2', co)], pages: [page1(r, style, printOf(co, { others }))] };
    },
  },
  {
    name: 'a page without a head that lists the defendant among others',
    truth: 'wrong',
    make(r) {
      const who = somebody(r);
      const label = pick(r, ['ASSOCIATES', 'CO-DEFENDANTS', 'CO-ACCUSED', 'Known associates:', 'LINKED NOMINALS', 'OFFENDED WITH']);
      return { people: [personOf('D1', who)], pages: [['PNC PRINT   PAGE 2 OF 2', `${label}   ${who.surname}, ${who.given.join(' ')}   ${dmy(who.born)}   PNCID ${who.pnc}`, ...convictions(r, 4, 3)].join('\n')] };
    },
  },
  {
    name: 'associates as a list under their heading, no head',
    truth: 'wrong',
    make(r) {
      const who = somebody(r);
      return { people: [personOf('D1', who)], pages: [['PNC PRINT   PAGE 2 OF 2', 'ASSOCIATES', `NAME: ${who.surname}, ${who.given.join(' ')}   DOB: ${dmy(who.born)}`, `PNCID: ${who.pnc}`, '', 'CONVICTIONS', ...convictions(r, 4, 3)].join('\n')] };
    },
  },
  {
    name: 'a relative who gave the defendant’s name and birth date',
    truth: 'wrong',
    make(r, style) {
      const who = somebody(r);
      const other = somebody(r, { surname: who.surname, given: ['ROSS'] });
      return { people: [personOf('D1', who)], pages: [page1(r, style, printOf(other, { aliases: [`${who.surname}, ${who.given.join(' ')}`], aliasBorn: dmy(who.born) }))] };
    },
  },
  {
    name: 'a relative who gave the defendant’s name, no numbers known of the defendant',
    truth: 'wrong',
    make(r, style) {
      const who = somebody(r);
      const other = somebody(r, { surname: who.surname, given: ['ROSS'] });
      return { people: [personOf('D1', who, { numbers: [] })], pages: [page1(r, style, printOf(other, { aliases: [`${who.surname}, ${who.given.join(' ')}`], aliasBorn: dmy(who.born) }))] };
    },
  },
  {
    name: 'two people’s records on one page',
    truth: 'wrong',
    make(r, style) {
      const [who, other] = [somebody(r), somebody(r)];
      return { people: [personOf('D1', who)], pages: [`${page1(r, style, printOf(who))}\nEND OF PRINT\n\n${page1(r, style, printOf(other))}`] };
    },
  },
  {
    name: 'a table of two people',
    truth: 'wrong',
    make(r) {
      const [who, other] = [somebody(r), somebody(r)];
      const cells = (one: Somebody): string => [one.surname, one.given.join(' '), dmy(one.born), one.pnc].join('\t');
      return { people: [personOf('D1', who)], pages: [['LIST OF PREVIOUS CONVICTIONS', 'SURNAME\tFORENAMES\tDOB\tPNCID', cells(who), cells(other), '', 'CONVICTIONS', ...convictions(r, 1, 4)].join('\n')] };
    },
  },
  {
    name: 'head of the defendant, foot of somebody else',
    truth: 'wrong',
    make(r, style) {
      const [who, other] = [somebody(r), somebody(r)];
      return { people: [personOf('D1', who)], pages: [`${page1(r, style, printOf(who))}\n\n${style.later(printOf(other), 1, 2)}`] };
    },
  },
  {
    name: 'a victim’s record',
    truth: 'wrong',
    make(r, style) {
      const [who, victim] = [somebody(r), somebody(r, { woman: true })];
      return { people: [personOf('D1', who), personOf('V1', victim, { role: 'victim' })], pages: [page1(r, style, printOf(victim))] };
    },
  },
  {
    name: 'made for another case of the same defendant',
    truth: 'wrong',
    make(r, style) {
      const who = somebody(r);
      return { people: [personOf('D1', who)], pages: [page1(r, style, printOf(who, { urn: '13XD0998825' }))] };
    },
  },
]; // prettier-ignore

export const ASKED: readonly Kind[] = [
  simple('only the name agrees', 'asked', () => ({ print: { ...NO_NUMBERS, ...NO_BORN } })),
  simple('twin in the case, no numbers printed', 'asked', (w) => ({ print: NO_NUMBERS, more: [personOf('D2', { ...w, given: ['CAMERON'] }, { numbers: [] })] })),
  simple('known by an alias, no numbers printed', 'asked', () => ({ print: { surname: 'STERLING', given: 'MARK', ...NO_NUMBERS }, person: { aliases: ['Mark Sterling'] } })),
  simple('wrong figure in the birth date, one number', 'asked', (w, r) => ({ print: { born: dmy(oneDigit(w.born, r)), cro: undefined } as unknown as Partial<Print> })),
  simple('case.yaml knows only the name', 'asked', () => ({ person: { numbers: [], born: undefined } as unknown as Partial<Person> })),
  {
    name: 'own page 2 without a head',
    truth: 'asked',
    make(r, style) {
      const who = somebody(r);
      return { people: [personOf('D1', who)], pages: [page1(r, style, printOf(who), 2), headless(r, 2, 2)] };
    },
  },
]; // prettier-ignore
