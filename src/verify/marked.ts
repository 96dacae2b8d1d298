// Marked sections within content: a tag and a number, or an ornament, and nothing else. Operators that mark could carry any
// words; so could a dictionary among operands. Not here: where the numbers hang (shapes.ts).
import { latin, type Scan } from './scan.ts';

const TAG = /^\/[A-Z][A-Za-z0-9]{0,11}[\0\t\n\f\r ]*<<[\0\t\n\f\r ]*\/MCID[\0\t\n\f\r ]+\d{1,7}[\0\t\n\f\r ]*>>$/;
const MARKING = /(?:^|[\0\t\n\f\r ()<>[\]{}/%])(?:BDC|BMC|DP|MP)(?![^\0\t\n\f\r ()<>[\]{}/%])/;

/** Where a marking operator has other operands than a tag with its number; `isContent` tells streams of operators by object and subtype. */
export function findMarks(scanned: Scan, isContent: (no: number, subtype: string) => boolean): string[] {
  const faults: string[] = [];
  for (const { no, stream } of scanned.objects) {
    if (!stream?.decoded || !isContent(no, stream.subtype)) continue;
    const text = latin(stream.decoded);
    if (MARKING.test(text) && !areTags(text)) faults.push(`a marked section with more than a number in object ${no}`);
  }
  return faults;
}

const TOKEN =
  /[\0\t\n\f\r ]+|%[^\r\n]*|<<|>>|<[0-9A-Fa-f\0\t\n\f\r ]*>|\([^()\\]*(?:\\[\s\S][^()\\]*)*\)|[[\]]|\/[^\0\t\n\f\r ()<>[\]{}/%]*|[^\0\t\n\f\r ()<>[\]{}/%]+/y;

/** Are all marked sections plain? Content that cannot be told into tokens is not. */
function areTags(text: string): boolean {
  TOKEN.lastIndex = 0;
  let from = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) return false;
    const [token] = found;
    if (!/^[A-Za-z'"]/.test(token) || token === 'true' || token === 'false' || token === 'null') continue;
    const operands = text.slice(from, at).trim();
    if (token === 'BDC' && !TAG.test(operands)) return false;
    if (token === 'BMC' && operands !== '/Artifact') return false;
    if (token === 'DP' || token === 'MP') return false;
    if (token === 'BI') return false;
    from = TOKEN.lastIndex;
  }
  return true;
}
