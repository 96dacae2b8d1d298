// How much each outcome of a comparison speaks for one person: match weights in the sense of Fellegi and Sunter (1969),
// log2(m/u) bits, m = how often it comes out so for the right record, u = for the wrong one. They explain and order what a
// person looks at. They never let a page pass: the rule does that (decide.ts).
//
// Nobody has published m and u for PNC prints. These are estimates with their reasons, to be replaced by counts of a force's own
// prints. The wrong record is not a random one: somebody asked for it by name, so wrong records agree in the name half the time.

export type FieldName = 'pnc' | 'cro' | 'born' | 'name' | 'asn' | 'urn';

interface Weight {
  /** How often the right record's page comes out so, of those that tell the field. */
  readonly m: number;
  /** How often a wrong record's page does. */
  readonly u: number;
  readonly because: string;
}

const NUMBER: Readonly<Record<string, Weight>> = {
  same: { m: 0.95, u: 1e-6, because: 'A number names one record. A wrong page carries it only where case.yaml itself took it from the wrong print.' },
  misread: { m: 0.03, u: 2e-6, because: 'Two or three in a hundred numbers lose a figure to a scan; the table of look-alikes lets few others in.' },
  slip: { m: 0.015, u: 1e-4, because: 'A slip of a key. Wrong numbers lie one character away with a failing check letter about once in ten thousand.' },
  broken: { m: 0.004, u: 0.03, because: 'Hardly ever is a right number damaged in two places; a wrong one is as often damaged as any.' },
  other: { m: 0.001, u: 0.97, because: 'A valid other number is another record. In the thousandth case somebody has two numbers that were never merged.' },
}; // prettier-ignore

/** m, u and the reason for each field and level. Levels as in numbers.ts, dates.ts, names.ts; `alias`, `record-alias`, `before` are set in compare.ts. */
export const WEIGHTS: Readonly<Record<FieldName, Readonly<Record<string, Weight>>>> = {
  pnc: NUMBER,
  cro: NUMBER,
  born: {
    same: { m: 0.96, u: 0.002, because: 'A birth date is shared by one in 20,000 at large, by far more among relatives and among namesakes fetched by name and age.' },
    swapped: { m: 0.005, u: 0.0005, because: 'Foreign papers turn day and month; a wrong date is the turned one by chance less than once in a thousand.' },
    slip: { m: 0.015, u: 0.003, because: 'One wrong figure: of eight, each has nine others, but namesakes of one age share most of them.' },
    digits: { m: 0.004, u: 0.0005, because: 'Two figures exchanged in typing.' },
    alias: { m: 0.01, u: 0.0005, because: 'The record lists the date as one that was given at some arrest.' },
    other: { m: 0.006, u: 0.994, because: 'Somebody else, or a date that was never corrected.' },
  },
  name: {
    full: { m: 0.85, u: 0.5, because: 'The wrong record was asked for by name: half of them bear it.' },
    before: { m: 0.85, u: 0.01, because: 'The name of the page before, which was shown to be theirs.' },
    alias: { m: 0.02, u: 0.01, because: 'A name that case.yaml lists as an alias; relatives give each other’s names.' },
    former: { m: 0.01, u: 0.002, because: 'A maiden or former surname told with the name.' },
    'record-alias': { m: 0.02, u: 0.02, because: 'The record lists the name among others: also the record of whoever used it.' },
    'other-surname': { m: 0.02, u: 0.03, because: 'Marriage, deed poll; or a relative’s friend of the same forename.' },
    short: { m: 0.02, u: 0.02, because: 'Mike for Michael: as likely with a wrong record.' },
    initials: { m: 0.02, u: 0.05, because: 'Initials fit many.' },
    spelling: { m: 0.04, u: 0.02, because: 'A slip or a misread letter.' },
    sound: { m: 0.02, u: 0.03, because: 'Another spelling of the sound: also brothers (Hassan, Hussein).' },
    part: { m: 0.02, u: 0.02, because: 'Half of a double surname.' },
    reordered: { m: 0.01, u: 0.005, because: 'Forename and surname changed places.' },
    generation: { m: 0.01, u: 0.03, because: 'Only one side says senior or junior.' },
    'surname-only': { m: 0.02, u: 0.1, because: 'A surname is shared by a family.' },
    'other-generation': { m: 0.0005, u: 0.02, because: 'Father and son.' },
    'other-middle': { m: 0.004, u: 0.1, because: 'Cousins and namesakes differ in the middle name.' },
    'other-forename': { m: 0.003, u: 0.2, because: 'Brothers and sisters.' },
    other: { m: 0.002, u: 0.2, because: 'Another name.' },
  },
  asn: {
    same: { m: 0.3, u: 1e-5, because: 'The arrest of this case; most prints show none, and each arrest has its own. Dummy numbers exist, so it never counts for the rule.' },
    other: { m: 0.7, u: 1, because: 'A number of an earlier arrest says nearly nothing.' },
  },
  urn: {
    same: { m: 0.97, u: 0.2, because: 'The paper was made for this case; a co-defendant’s was too.' },
    other: { m: 0.03, u: 0.8, because: 'The paper was made for another case.' },
  },
}; // prettier-ignore

/** log2(m/u) of one outcome, in bits, to a tenth; 0 where the field is absent. */
export function bitsOf(field: FieldName, level: string): number {
  const weight = WEIGHTS[field][level];
  return weight ? Math.round(Math.log2(weight.m / weight.u) * 10) / 10 : 0;
}

/** A print older than this is told (days). Later convictions are not in it. No paragraph fixes the number. */
export const PRINT_MAX_DAYS = 28;
