// Finds police officers and staff in a text by rank, collar number and call sign. Not here: whose number it is.
import { isNamePart, readName } from './shape.ts';
import { isRank, opensRank } from './titles.ts';
import { joins, type Token } from './tokens.ts';

/** A mention of an officer: tokens `from` up to `to` (exclusive), and what it tells. */
export interface OfficerSpot {
  readonly from: number;
  readonly to: number;
  readonly rank?: string;
  readonly collar?: string;
  /** Token span of the name. */
  readonly name?: readonly [number, number];
  readonly callSign?: boolean;
}

const COLLAR = /^(?:[A-Z]{1,2})?\d{2,6}[A-Z]?$/;
const CALL_SIGN = /^[A-Z]{1,3}\d{1,3}[A-Z]?$/;

const spaced = (token: Token | undefined): boolean =>
  token !== undefined && /^[ \u00a0]{1,2}$|^ ?\($|^ ?\n ?$|^\/$|^, ?$/.test(token.gap);

/** Reads a rank at token `at`; gives the index behind it, or `at`. */
function readRank(tokens: readonly Token[], at: number): number {
  const first = tokens[at];
  if (first === undefined || first.shape === 'l' || first.shape === 'n') return at;
  if (first.key === 'police' && tokens[at + 1]?.key === 'staff' && tokens[at + 1]?.gap === ' ') return at + 2;
  if (isRank(first.key)) {
    // "Police Sergeant", "PC", but also "Sgt." with its point.
    return at + 1;
  }
  if (!opensRank(first.key)) return at;
  for (let i = at + 1; i <= at + 2; i++) {
    const next = tokens[i];
    if (next === undefined || !(next.gap === ' ' || next.gap === '/' || next.gap === '. ')) return at;
    if (isRank(next.key) && next.shape !== 'l') {
      const more = tokens[i + 1];
      return more !== undefined && more.gap === ' ' && isRank(more.key) && more.shape !== 'l' ? i + 2 : i + 1;
    }
    if (!opensRank(next.key)) return at;
  }
  return at;
}

/** The officer whose rank starts at token `at`, with number and name behind or before it. */
export function officerAt(tokens: readonly Token[], at: number): OfficerSpot | undefined {
  const behind = readRank(tokens, at);
  if (behind === at) return undefined;
  const rank = tokens[behind - 1]?.key ?? '';
  let to = behind;
  let collar: string | undefined;
  let name: [number, number] | undefined;
  const number = (): void => {
    const token = tokens[to];
    if (collar !== undefined || token === undefined || token.shape !== 'n') return;
    if (!(spaced(token) || token.gap === '. ') || !COLLAR.test(token.raw.toUpperCase())) return;
    // "PC 4417" but not "PC 12 March" or "DC 10.30".
    const after = tokens[to + 1];
    if (token.raw.length < 2 && after === undefined) return;
    if (after !== undefined && after.gap.length === 1 && /[./:]/.test(after.gap) && after.shape === 'n') return;
    collar = token.raw.toUpperCase();
    to++;
  };
  const named = (): void => {
    const token = tokens[to];
    if (
      name !== undefined ||
      token === undefined ||
      token.gap.includes('\n\n') ||
      !(joins(token.gap, true) || token.gap === '. ')
    )
      return;
    if (token.gap.includes('\n') && collar === undefined) return;
    const end = readName(tokens, to, true);
    if (end > to) {
      name = [to, end];
      to = end;
    }
  };
  number();
  named();
  if (name !== undefined) number();
  let from = at;
  // "R Marsden DC 2280", "Iqbal PC 4417", "Kieran DOYLE PC 3391": the name stands before the rank.
  if (name === undefined) {
    const rankGap = tokens[at]?.gap ?? '';
    if (rankGap === ' ' || rankGap === ', ') {
      let start = at;
      while (
        start > at - 4 &&
        (isNamePart(tokens[start - 1], true) || tokens[start - 1]?.shape === 'i') &&
        (start === at || continuesBack(tokens, start))
      )
        start--;
      while (start < at && readName(tokens, start, true) !== at) start++;
      if (start < at && collar !== undefined) {
        name = [start, at];
        from = start;
      }
    }
  }
  if (collar === undefined && name === undefined) return undefined;
  // Short ranks are also other words ("DI water", "PS"): they need a number, or a name in capitals.
  const sign = tokens[from - 1];
  if (sign !== undefined && CALL_SIGN.test(sign.raw) && /^[ ]?$/.test(tokens[from]?.gap ?? '') && sign.raw.length >= 4)
    from--;
  return { from, to, rank, ...(collar === undefined ? {} : { collar }), ...(name === undefined ? {} : { name }) };
}

const continuesBack = (tokens: readonly Token[], start: number): boolean =>
  joins(tokens[start]?.gap ?? '', tokens[start - 1]?.shape === 'i');

/** Is this token shaped like a call sign ("BD21", "YW14")? */
export function isCallSign(token: Token): boolean {
  return token.shape === 'n' && /^[A-Z]{2}\d{2,3}$/.test(token.raw);
}

const POLICE_MAIL = /^[^\n]{0,12}<?[\w.'-]+@[\w.-]*(?:police|pnn|cps)\b/i;

/** An officer as a police mail system writes them: "IVESON Mark 1407 <mark.iveson@….police.uk>". */
export function mailedOfficer(tokens: readonly Token[], at: number, text: string): OfficerSpot | undefined {
  const [surname, given, collar] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (surname === undefined || given === undefined || collar === undefined) return undefined;
  if (surname.shape !== 'U' || given.shape !== 'T' || collar.shape !== 'n') return undefined;
  if (!/^,? $/.test(given.gap) || !/^,? \(?$/.test(collar.gap) || !/^[A-Z]?\d{2,6}$/.test(collar.raw)) return undefined;
  if (!POLICE_MAIL.test(text.slice(collar.to, collar.to + 80))) return undefined;
  return { from: at, to: at + 3, collar: collar.raw, name: [at, at + 2] };
}
