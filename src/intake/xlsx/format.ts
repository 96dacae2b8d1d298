// A cell's number as the sheet shows it, as far as that can be told from its number format (ECMA-376 part 1, 18.8.30).
// Colours, conditions and padding are left out.

/** Built-in formats that matter, by id. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 14: 'dd/mm/yyyy', 15: 'd-mmm-yy', 16: 'd-mmm',
  17: 'mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'hh:mm', 21: 'hh:mm:ss', 22: 'dd/mm/yyyy hh:mm', 37: '#,##0', 38: '#,##0',
  39: '#,##0.00', 40: '#,##0.00', 44: '£#,##0.00', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss', 49: '@',
}; // prettier-ignore

/** The format code of a format id, with the workbook's own codes. '' is General. */
export const formatCode = (id: number, own: ReadonlyMap<number, string>): string => own.get(id) ?? BUILT_IN[id] ?? '';

/** The code without quoted words, escapes, colours and the sections for negative numbers. */
function core(code: string): string {
  const [first = ''] = code.split(';');
  return first.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').replace(/"[^"]*"|\\.|_.|\*./g, '');
}

/** Is a number in this format a date or a time? */
export const isDate = (code: string): boolean =>
  code !== '@' && /[dmyhs]/i.test(core(code)) && !/[0#]/.test(core(code).replace(/s\.0+/gi, ''));

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const two = (n: number): string => String(n).padStart(2, '0');

/** A serial day number as its format shows it. `from1904`: the workbook counts from 1904. */
export function showDate(serial: number, code: string, from1904: boolean): string {
  const seconds = Math.round((serial + (from1904 ? 1462 : 0)) * 86_400);
  const days = Math.floor(seconds / 86_400);
  // Day 60 is the 29th of February 1900, which never was; later days count from the day before.
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(serial);
  const plain = core(code);
  const noon = /am\/pm|a\/p/i.test(plain);
  const hour = date.getUTCHours();
  let afterHour = false;
  return plain
    .replace(/am\/pm|a\/p|\[h+\]|y+|d+|h+|s+(?:\.0+)?|m+/gi, (part) => {
      const low = part.toLowerCase();
      if (low === 'am/pm' || low === 'a/p') return hour < 12 ? 'AM' : 'PM';
      if (low.startsWith('[h')) {
        afterHour = true;
        return String(Math.floor(seconds / 3600));
      }
      if (low[0] === 'y') return low.length > 2 ? String(date.getUTCFullYear()) : two(date.getUTCFullYear() % 100);
      if (low[0] === 'd') {
        const name = DAYS[date.getUTCDay()] ?? '';
        if (low.length > 3) return name;
        if (low.length === 3) return name.slice(0, 3);
        return low.length === 2 ? two(date.getUTCDate()) : String(date.getUTCDate());
      }
      if (low[0] === 'h') {
        afterHour = true;
        const shown = noon ? hour % 12 || 12 : hour;
        return low.length === 2 ? two(shown) : String(shown);
      }
      if (low[0] === 's') return two(date.getUTCSeconds());
      if (afterHour || /^m{1,2}:?s/i.test(plain.slice(plain.indexOf(part)))) {
        afterHour = false;
        return low.length === 2 ? two(date.getUTCMinutes()) : String(date.getUTCMinutes());
      }
      const name = MONTHS[date.getUTCMonth()] ?? '';
      if (low.length > 3) return name;
      if (low.length === 3) return name.slice(0, 3);
      return low.length === 2 ? two(date.getUTCMonth() + 1) : String(date.getUTCMonth() + 1);
    })
    .replace(/;@?$/, '')
    .trim();
}

/** A number as its format shows it. */
export function showNumber(value: number, code: string): string {
  const plain = core(code);
  if (code === '' || code === '@' || /general/i.test(code) || !/[0#?]/.test(plain)) {
    return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : String(Number(value.toPrecision(15)));
  }
  if (/e\+/i.test(plain)) return value.toExponential(2).toUpperCase();
  const percent = plain.includes('%');
  const shown = percent ? value * 100 : value;
  const [whole = '', part = ''] = plain.split('.');
  const places = (part.match(/[0#?]/g) ?? []).length;
  const least = (whole.match(/0/g) ?? []).length;
  const [digits = '', decimals] = Math.abs(shown).toFixed(Math.min(20, places)).split('.');
  const padded = digits.padStart(least, '0');
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : padded;
  const money = /[£$€]/.exec(code.replace(/\[\$([£$€])[^\]]*\]/, '$1'))?.[0] ?? '';
  const text = `${money}${grouped}${decimals ? `.${decimals}` : ''}${percent ? '%' : ''}`;
  return shown < 0 && Number(text.replace(/[^\d]/g, '')) !== 0 ? `-${text}` : text;
}
