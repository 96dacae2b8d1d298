import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as checks from './checks.ts';

const ROWS: readonly [string, (text: string) => boolean, readonly string[], readonly string[]][] = [
  ['NHS', checks.passesNhs, ['9434765919', '9434765870', '9313317125'], ['9876544321', '9876543211', '943476591']],
  ['UTR', checks.passesUtr, ['1955839661', '3282497350'], ['2955839661', '195583966']],
  ['UPN', checks.passesUpn, ['B801200005001'], ['A801200005001', 'B80120000500']],
  ['Luhn', checks.passesLuhn, ['350199250121197', '4929036429060043'], ['350199250121198', '1']],
  ['IBAN', checks.passesIban, ['GB82WEST12345698765432'], ['GB82WEST12345698765433', 'GB82']],
  [
    'PNC',
    (text) => checks.readPnc(text)?.passes ?? false,
    ['81/34U', '02/73319Z', '00/223R', '79/163001B', '67/9893091D', '2002/0073319Z'],
    ['2003/0011985Z', '81/34V', 'nothing'],
  ],
  [
    'CRO',
    (text) => checks.readCro(text)?.passes ?? false,
    ['65656/91H', 'SF05/482703J', 'SF83/50058Z'],
    ['85227/65G', '65656/91'],
  ],
  [
    'ASN',
    checks.passesAsn,
    ['1101ZD0100000448754K', '11/01ZD/01/448754K', '1901ID0100000006148H'],
    ['11/01ZD/01/448754L', 'K'],
  ],
  ['MRZ', (text) => checks.mrzDigit(text.slice(0, -1)) === text.at(-1), ['L898902C36', '7408122', '1204159'], ['7408123']],
]; // prettier-ignore

for (const [name, passes, good, bad] of ROWS)
  test(`${name} check`, () => {
    for (const text of good) assert.ok(passes(text), `${name} accepts test value ${good.indexOf(text)}`);
    for (const text of bad) assert.ok(!passes(text), `${name} refuses test value ${bad.indexOf(text)}`);
  });
