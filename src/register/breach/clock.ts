// The 72 hours. They run from being aware, on the clock, through nights, weekends, holidays and changes of the clock
// (DPA 2018 s.67; UK GDPR Article 33). Instants are UTC; London's time is only for showing and for reading what is typed.
import { BlotterError } from '../../model/index.ts';

export const HOURS = 72;
const HOUR = 3_600_000;

export interface Clock {
  /** The last instant, UTC. */
  readonly until: string;
  /** Whole hours left, rounded down; below nought when over. */
  readonly hoursLeft: number;
  readonly state: 'running' | 'last day' | 'over' | 'told in time' | 'told late' | 'decided not to tell';
}

/** The clock at `now`, for a breach known since `awareAt`. `toldAt`: when the regulator was told. */
export function clockAt(awareAt: string, now: string, toldAt: string | null = null, decidedNot = false): Clock {
  const end = Date.parse(awareAt) + HOURS * HOUR;
  const left = (end - Date.parse(now)) / HOUR;
  const state = toldAt !== null ? (Date.parse(toldAt) <= end ? 'told in time' : 'told late') : decidedNot ? 'decided not to tell' : left < 0 ? 'over' : left <= 24 ? 'last day' : 'running'; // prettier-ignore
  return { until: new Date(end).toISOString(), hoursLeft: Math.floor(left), state };
}

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', hourCycle: 'h23', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short',
}); // prettier-ignore

/** "Sunday 29 March 2026, 13:00 BST". */
export function showLondon(at: string): string {
  const part = Object.fromEntries(LONDON.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const zone = part['timeZoneName'] === 'GMT+1' ? 'BST' : part['timeZoneName'];
  return `${part['weekday']} ${part['day']} ${part['month']} ${part['year']}, ${part['hour']}:${part['minute']} ${zone}`;
}

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' }); // prettier-ignore
/** "2026-03-29": the day on London's calendar. */
export const londonDay = (at: string): string => DAY.format(new Date(at));

/** "29 March 2026". */
export const showDay = (at: string): string => showLondon(at).replace(/^\S+ |,.*$/g, '');

/**
 * The instants at which London's clocks show `local` (2026-03-29T01:30): one, none (the hour that is left out in spring) or
 * two (the hour that comes twice in autumn).
 */
export function londonInstants(local: string): readonly string[] {
  const read = Date.parse(`${local}Z`);
  // 30 February is read as 2 March: no clock ever showed it.
  if (Number.isNaN(read) || new Date(read).toISOString().slice(0, 16) !== local.slice(0, 16)) return [];
  const shows = (at: number): number => {
    const { year, month, day, hour, minute } = Object.fromEntries(NUMERIC.formatToParts(at).map(({ type, value }) => [type, Number(value)])) as Record<'year' | 'month' | 'day' | 'hour' | 'minute', number>; // prettier-ignore
    return Date.UTC(year, month - 1, day, hour, minute);
  };
  // London is at UTC or one hour before it.
  return [read - HOUR, read]
    .filter((at) => shows(at) === read - (read % 60_000))
    .map((at) => new Date(at).toISOString());
}
const NUMERIC = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
}); // prettier-ignore

/**
 * An instant from what a person typed: with offset as it is, without one by London's clocks. Throws B-BREACH-01 for the
 * hour that comes twice or never.
 */
export function instantOf(text: string): string {
  if (/(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  const local = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) ? londonInstants(text) : [];
  const [one, other] = local;
  if (one === undefined) throw new BlotterError('B-BREACH-01', { problem: 'a time is written 2026-03-29T14:30 (London) or with its offset, and must have been shown by the clocks' }); // prettier-ignore
  if (other !== undefined) throw new BlotterError('B-BREACH-01', { problem: 'London’s clocks showed that time twice that night: write the offset, +01:00 for the first, Z for the second' }); // prettier-ignore
  return one;
}
