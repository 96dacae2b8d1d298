// Domains by table: what is the same, what is made to look the same, and near misses that are neither.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPersonal, isSecure, looksSecure, matchDomain, mixesAlphabets, plainDomain, skeleton, type DomainMatch } from './domains.ts'; // prettier-ignore

const ROWS: readonly (readonly [string, string, DomainMatch])[] = [
  ['hartleyvane.example', 'hartleyvane.example', 'same'],
  ['HartleyVane.Example.', 'hartleyvane.example', 'same'],
  ['mail.hartleyvane.example', 'hartleyvane.example', 'below'],
  ['hartleyvane.co.uk', 'hartleyvane.co.uk', 'same'],
  ['crime.hartleyvane.co.uk', 'hartleyvane.co.uk', 'below'],
  ['hartleyvane.co.uk.cjsm.net', 'hartleyvane.co.uk.cjsm.net', 'same'],
  // homoglyphs: Cyrillic а, Greek ο, figures, rn for m, l for i
  ['hаrtleyvane.example', 'hartleyvane.example', 'homoglyph'],
  ['hartleyvane.exαmple', 'hartleyvane.example', 'homoglyph'],
  ['xn--hrtleyvane-zqi.example', 'hartleyvane.example', 'homoglyph'],
  ['hart1eyvane.example', 'hartleyvane.example', 'homoglyph'],
  ['rnercerquayle.example', 'mercerquayle.example', 'homoglyph'],
  ['garrowbyIund.example', 'garrowbylund.example', 'homoglyph'],
  ['g00dlaw.example', 'goodlaw.example', 'homoglyph'],
  ['hârtleyvane.example', 'hartleyvane.example', 'homoglyph'],
  ['cIearlaw.example', 'clearlaw.example', 'homoglyph'],
  // one edit
  ['hartleyvan.example', 'hartleyvane.example', 'edit'],
  ['hartleyvanee.example', 'hartleyvane.example', 'edit'],
  ['hartelyvane.example', 'hartleyvane.example', 'edit'],
  ['hartleyvame.example', 'hartleyvane.example', 'edit'],
  ['hartleyvame.other', 'hartleyvane.example', 'edit'],
  // hyphens and dots
  ['hartley-vane.example', 'hartleyvane.example', 'hyphen'],
  ['hartleyvane.example', 'hartley-vane.example', 'hyphen'],
  // another ending
  ['hartleyvane.com', 'hartleyvane.example', 'suffix'],
  ['hartleyvane.uk', 'hartleyvane.co.uk', 'suffix'],
  ['hartleyvane.org.uk', 'hartleyvane.co.uk', 'suffix'],
  ['hartleyvane.example', 'hartleyvane.example.cjsm.net', 'suffix'],
  ['mail.hartleyvane.com', 'hartleyvane.example', 'suffix'],
  // inside another
  ['hartleyvane.example.evil.test', 'hartleyvane.example', 'inside'],
  ['hartleyvane-law.example', 'hartleyvane.example', 'inside'],
  ['my-hartleyvane.test', 'hartleyvane.example', 'inside'],
  ['hartleyvanesolicitors.example', 'hartleyvane.example', 'inside'],
  ['hartleyvane.evil.test', 'hartleyvane.example', 'inside'],
  ['lawx.test', 'lawz.example', 'edit'],
  // near misses
  ['abcd-law.test', 'abcd.example', 'other'],
  ['lax.test', 'laz.example', 'other'],
  ['mercerquayle.example', 'hartleyvane.example', 'other'],
  ['hartley.example', 'hartleyvane.example', 'other'],
  ['vane.example', 'hartleyvane.example', 'other'],
  ['abc.test', 'abd.example', 'other'],
  ['example.com', 'hartleyvane.example', 'other'],
  ['hartlwvane.test', 'hartleyvane.example', 'other'],
  ['otherfirm.co.uk', 'hartleyvane.co.uk', 'other'],
  ['otherfirm.co.uk.cjsm.net', 'hartleyvane.co.uk.cjsm.net', 'other'],
];
test('domains: how one stands to a known one', () => {
  for (const [domain, known, want] of ROWS) assert.equal(matchDomain(domain, known), want, `${domain} ~ ${known}`);
});

test('domains: secure mail, and what only looks like it', () => {
  const rows: readonly (readonly [string, boolean, boolean])[] = [
    ['firm.example.cjsm.net', true, false], ['FIRM.example.CJSM.net', true, false], ['cjsm.net', false, false],
    ['firm.example.csjm.net', false, true], ['firm.example.cjsm.com', false, true], ['firm.example.cjsm.co.uk', false, true],
    ['firm.example.cjsrn.net', false, true], ['firm.example.cjsms.net', false, true], ['firm.example.mycjsm.net', false, true],
    ['firm.example.cjsm-mail.net', false, true], ['firm.example', false, false], ['firm.net', false, false], ['cjlaw.net', false, false],
  ]; // prettier-ignore
  for (const [domain, secure, looks] of rows) assert.deepEqual([isSecure(domain), looksSecure(domain)], [secure, looks], domain); // prettier-ignore
});

test('domains: mail boxes that anybody can have', () => {
  for (const personal of ['gmail.com', 'googlemail.com', 'hotmail.co.uk', 'outlook.com', 'yahoo.co.uk', 'btinternet.com', 'proton.me', 'icloud.com', 'GMAIL.com', 'live.co.uk', 'sky.com'])
    assert.ok(isPersonal(personal), personal);
  for (const office of ['gmailvane.example', 'gmail.hartleyvane.example', 'outlooklaw.co.uk', 'hartleyvane.co.uk', 'skylaw.com', 'me.example', 'live.cjsm.net', 'mail.gov.uk'])
    assert.ok(!isPersonal(office), office);
}); // prettier-ignore

test('domains: two alphabets in one label', () => {
  assert.ok(mixesAlphabets('hаrtleyvane.example'));
  assert.ok(!mixesAlphabets('hartleyvane.example'));
  assert.ok(!mixesAlphabets('адвокат.example'));
  assert.equal(plainDomain('xn--80ak6aa92e.com'), 'аррӏе.com');
  assert.equal(skeleton('аррӏе.com'), skeleton('apple.com'));
});
