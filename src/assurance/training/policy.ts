// When somebody is asked to train: policy as data, for those who answer for it to change. It replaces "five breaches before
// training". Near misses never count: who reports them must not be worse off for it.

export type Band = 'low' | 'medium' | 'high' | 'very-high';
/** `review`: with a second person, over the very case. `practice`: a drill on made-up papers. `reading`: what changed. */
export type Exercise = 'review' | 'practice' | 'reading';

interface Asked {
  readonly id: string;
  readonly exercise: Exercise;
  /** Days until it is due; 0: the same day. */
  readonly dueDays: number;
  /** Until it is done, a second person looks at everything this one releases. */
  readonly secondPerson: boolean;
  readonly says: string;
}
export type Trigger = Asked &
  (
    | { readonly on: 'incidents'; readonly bands: readonly Band[]; readonly count: number; readonly withinDays: number; readonly sameCategory: boolean }
    | { readonly on: 'starting' }
    | { readonly on: 'guidance' }
    /** By whoever handles a breach, on its record. */
    | { readonly on: 'asked' }
  ); // prettier-ignore

/** How drills are made. */
export interface DrillPolicy {
  readonly minutes: number;
  /** Pages of a drill: no fewer, no more. */
  readonly pages: { readonly least: number; readonly most: number };
  /** Every other page is shown with the program's marks. Of these, one in so many of what must go is left out. */
  readonly hideOneIn: number;
  /** … and one in so many of all is turned round. */
  readonly turnOneIn: number;
  /** Days until a kind of data comes back, by how often in a row it was all right (spaced repetition after Leitner, 1972). */
  readonly spacing: readonly number[];
}

export interface TrainingPolicy {
  readonly version: string;
  readonly triggers: readonly Trigger[];
  /** Share right from which a drill is passed. */
  readonly passMark: number;
  readonly drill: DrillPolicy;
}

export const TRAINING: TrainingPolicy = {
  version: 'training-2',
  passMark: 0.9,
  drill: { minutes: 5, pages: { least: 2, most: 6 }, hideOneIn: 6, turnOneIn: 8, spacing: [1, 3, 7, 14, 30, 90] },
  triggers: [
    { id: 'grave', on: 'incidents', bands: ['high', 'very-high'], count: 1, withinDays: 1, sameCategory: false, exercise: 'review', dueDays: 0, secondPerson: true, says: 'one breach of high or very high severity' },
    { id: 'two-medium', on: 'incidents', bands: ['medium'], count: 2, withinDays: 30, sameCategory: false, exercise: 'practice', dueDays: 14, secondPerson: false, says: 'two breaches of medium severity within 30 days' },
    { id: 'repeat', on: 'incidents', bands: ['low', 'medium', 'high', 'very-high'], count: 2, withinDays: 365, sameCategory: true, exercise: 'practice', dueDays: 14, secondPerson: false, says: 'the same kind of data again within a year' },
    { id: 'starter', on: 'starting', exercise: 'practice', dueDays: 14, secondPerson: true, says: 'new to redaction' },
    { id: 'guidance', on: 'guidance', exercise: 'reading', dueDays: 28, secondPerson: false, says: 'a new version of the guidance' },
    { id: 'asked', on: 'asked', exercise: 'practice', dueDays: 14, secondPerson: false, says: 'asked for by whoever handles the breach' },
  ],
}; // prettier-ignore
