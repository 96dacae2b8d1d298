// Numbers of telephones, SIM cards and connections: IMEI, ICCID, IMSI, MAC and IP addresses.
import { cueOf } from '../cue.ts';
import { passesLuhn } from './checks.ts';
import { patternRecogniser } from './pattern.ts';

/** IMEI: fifteen digits, Luhn (also 16 of an IMEISV, unchecked). */
export const imei = patternRecogniser({
  name: 'imei',
  category: 'imei',
  pattern: /(?<![\p{L}\d/.-])(?:\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d{1,2}|\d{15})(?![\p{L}\d/-])/gu,
  shape: { says: 'fifteen digits', weight: 1 },
  cue: cueOf('IMEI', String.raw`imei(?:sv)?|handset|mobile phone|telephone|iphone|samsung|device|serial`),
  check: (value) => (value.length === 15 ? passesLuhn(value) : null),
  needs: 'check',
});

/** SIM card numbers (ICCID) and subscriber numbers (IMSI). */
export const simNumbers = patternRecogniser({
  name: 'sim-number',
  category: 'imei',
  pattern: /(?<![\p{L}\d/.-])(?:89[ -]?44(?:[ -]?\d){14,16}|89\d{17,18}|23[45][ -]?\d{2}[ -]?\d{10})(?![\p{L}\d/-])/gu,
  shape: { says: 'shape of a SIM or subscriber number', weight: 1 },
  cue: cueOf('SIM or subscriber number', String.raw`iccid|imsi|sim(?: card)?|subscriber|ssn`),
  needs: 'check',
  check: (value) => (value.startsWith('89') ? passesLuhn(value) : null),
});

/** MAC addresses. */
export const macAddress = patternRecogniser({
  name: 'mac-address',
  category: 'imei',
  pattern: /(?<![a-zÀ-ɏ\d:-])(?:[\dA-F]{2}([:-]))(?:[\dA-F]{2}\1){4}[\dA-F]{2}(?![a-zÀ-ɏ\d:-])/gi,
  shape: { says: 'six pairs of hexadecimal digits', weight: 2.5 },
  cue: cueOf('MAC address', String.raw`mac|bluetooth|wi-?fi|bssid|router`),
});

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
/** IP addresses of both kinds. */
export const ipAddress = patternRecogniser({
  name: 'ip-address',
  category: 'imei',
  pattern: new RegExp(
    String.raw`(?<![a-zÀ-ɏ\d.:/])(?:(?:${OCTET}\.){3}${OCTET}|(?:[\dA-F]{1,4}:){3,7}(?::|[\dA-F]{1,4})(?::?[\dA-F]{1,4}){0,4})(?![a-zÀ-ɏ\d:]|\.\d)`,
    'gi',
  ),
  shape: { says: 'four octets or hexadecimal groups', weight: 1.5 },
  cue: cueOf('IP address', String.raw`ip|ipv4|ipv6|internet protocol|login|logged in|log-?in|session|connection|received`),
  others: [[cueOf('a version or section', String.raw`version|v|section|para(?:graph)?|clause|rule|release`), -1.5]],
  // Times of day ("17:38:51") are not addresses.
  check: (value) => (/^\d{6,8}$/.test(value) && value.length < 7 ? false : null),
}); // prettier-ignore
