// The words by which forms and prints name their fields, found through misread letters; whose field it is (the record's
// subject, somebody else in it). Not here: what stands behind a label (record.ts).

export type Field = 'surname' | 'forenames' | 'name' | 'born' | 'pnc' | 'cro' | 'asn' | 'urn' | 'alias' | 'alias-born';
/** `subject`: a word that often stands before the name, and as often in a sentence. `others`: people on a record who are not its subject. `stop`: any other field, where the value before it ends. */
export type LabelKind = Field | 'subject' | 'others' | 'stop' | 'printed';

export interface Label {
  readonly kind: LabelKind;
  /** UTF-16 offsets in the line. */
  readonly from: number;
  readonly to: number;
}

// Matched on a mask of the line: capitals, digits that look like letters turned into those letters ("D0B" is DOB).
const NUMBER = String.raw`(?:\s?(?:NO|NUM|NUMBER|REF|REFERENCE|IDENTIFIER)\b\.?)?`;
const WORDS: readonly (readonly [LabelKind, string])[] = [
  ['alias-born', String.raw`(?:ALIAS|OTHER|AKA|ALT(?:ERNATIVE)?) ?(?:D\.?O\.?B\.?|DATES? OF BIRTH|BORN)`],
  ['others', String.raw`(?:KNOWN |CRIMINAL )?ASSOCIATES?|ASSOC\b|CO-? ?DEF(?:ENDANT|T|S)?(?:\(?S\)?)?\b|CO-? ?ACCUSED|CO-? ?D(?:S)?\b(?: ON FILE)?|CO-? ?OFFENDERS?|CO-? ?RESIDENTS?|CO-? ?SUBJECTS?`],
  ['others', String.raw`PARTNER|SPOUSE|WIFE|HUSBAND|NEXT OF KIN|NOK|PROTECTED PERSON|VICTIMS?|COMPLAINANTS?|AGGRIEVED|A\.?P\.?(?=[\s:])|LOSERS?|INJURED (?:PARTY|PERSON)|I\.?P\.?(?=[\s:])|WITNESS(?:ES)?`],
  ['others', String.raw`RELATIVES?|FAMILY(?! ?NAME)|MOTHER|FATHER|BROTHER|SISTER|SIBLINGS?|TWIN|SON|DAUGHTER|LINKED(?: \w+)?|RELATED(?: TO)?|WITH(?=:)|COMP(?=:| [A-Z])|LINKS? TO|OFFENDED WITH|CONVICTED WITH|JOINTLY (?:WITH|CHARGED)|ARRESTED WITH|TOGETHER WITH|ACCOMPLICES?|CONTACTS?|KEEPER|OWNER|REPORTED BY|SURETY|EMPLOYER`],
  ['others', String.raw`OPERATOR|REQUEST(?:ED|OR|ER)(?: BY)?|PRINTED BY|OFFICER(?: IN (?:THE )?CASE)?|OIC|ARRESTING OFFICER|SOURCE|SOLICITORS?|JUDGE|CLERK|PREPARED BY|CHECKED BY|COMPLETED BY|NAME OF (?:OFFICER|COURT|WITNESS|VICTIM)|(?<!FOR (?:THE )?)(?:OFFICER|COURT|FILE|STATION|WITNESS|VICTIM|FORCE|AGENCY)(?:'?S)? NAME`],
  ['surname', String.raw`SURNAMES?(?:\(S\))?|FAMILY ?NAME|LAST ?NAME|SUR NAME`],
  ['forenames', String.raw`(?:OTHER )?FORE ?NAMES?(?:\(S\))?|FIRST ?NAMES?(?:\(S\))?|GIVEN ?NAMES?(?:\(S\))?|CHRISTIAN NAMES?|MIDDLE ?NAMES?(?:\(S\))?`],
  ['alias', String.raw`ALIAS(?:ES)?(?:\/NICKNAMES?)?(?: NAMES?)?(?:\(S\))?|A\.?K\.?A\.?(?=[\s:])|ALSO KNOWN AS|NICKNAMES?|KNOWN AS|OTHER NAMES?(?: USED)?|(?:MAIDEN|FORMER|PREVIOUS|BIRTH|MARRIED|STREET) ?(?:SUR)?NAMES?|FORMERLY(?: KNOWN AS)?`],
  ['born', String.raw`DATE ?OF ?BIRTH|D\.? ?O\.? ?B\.?|BIRTH ?DATE|BORN(?: ON)?|D\/BIRTH|D OF B`],
  ['pnc', String.raw`(?:SUBJECT )?P\.?N\.?C\.?(?:[ \/-]?[IL]\.?D\.?)?${NUMBER}`],
  ['cro', String.raw`C\.?R\.?O\.?${NUMBER}|CRIMINAL RECORDS? OFFICE${NUMBER}`],
  ['asn', String.raw`A\.?S\.?N\.?(?:${NUMBER})|ARREST\/?(?: ?\/?)SUMMONS${NUMBER}`],
  ['urn', String.raw`(?:PTI-?|CASE )?U\.?R\.?N\.?|UNIQUE REF(?:ERENCE)?(?: NO| NUMBER)?`],
  ['printed', String.raw`DATE(?: OF)? ?PRINT(?:ED)?|PRINT(?:ED)? ?DATE|PRINTED(?: ON| AT)?|PRINT RUN|RUN DATE|EXTRACTED(?: ON)?|AS AT|CORRECT AT|DATE OF (?:REQUEST|ISSUE|CHECK)|ISSUED(?: ON)?|PRODUCED(?: ON)?|GENERATED(?: ON)?`],
  ['name', String.raw`(?:FULL |SUBJECT(?:'?S)? |DEFENDANT(?:'?S)? |OFFENDER(?:'?S)? |PERSON(?:'?S)? |ACCUSED(?:'?S)? |NOMINAL )?(?:NAMES?|NM(?=:))(?:\(S\))?(?: OF (?:THE )?(?:DEFENDANT|SUBJECT|OFFENDER|PERSON|ACCUSED))?`],
  ['subject', String.raw`RECORD OF|(?:PREVIOUS )?CONVICTIONS (?:OF|RECORDED AGAINST)|PRE-?CONS? (?:OF|FOR)|IN THE MATTER OF|(?:R|REX|REGINA|THE KING|THE QUEEN) (?:V|VS)\.?(?= )|DEFENDANT|SUBJECT|OFFENDER|ACCUSED|NOMINAL|PERSON`],
  ['stop', String.raw`SEX|GENDER|COLOUR|HEIGHT|ETHNIC(?:ITY| APPEARANCE)?|SKIN|EYES|HAIR|(?:LAST KNOWN |HOME |CURRENT |PREV(?:IOUS)? |FORMER |OTHER )?ADDR(?:ESS(?:ES)?)?|OCCUPATION|P\.?O\.?B\.?|PLACE OF BIRTH|BIRTH ?PLACE|NATIONALITY|VEHICLES?|MARKERS?|WARNINGS?(?: SIGNALS?)?|SIGNALS`],
  ['stop', String.raw`DNA|FINGERPRINTS?|FP(?=[\s:])|PHOTO|DRIVER (?:NO|NUMBER)|LICENCE|PREVIOUS|PAGE|TERMINAL|TIME|DATE|REF(?:ERENCE)?|COURT|INTEL\w*|ORDERS?|N\.?I\.? ?N[OU]\w*|NHS|CHI|FILE|STATUS|FROM|TYPE|MALE|FEMALE|SEXED|CHARGE|PTI|FORCE|PRISON ?(?:NO|NUMBER)|CRN|MG ?16|VERSION|COPY`],
]; // prettier-ignore
const KINDS = WORDS.map(([kind]) => kind);
const ANY = new RegExp(WORDS.map(([, words], i) => `(?<k${i}>${words})`).join('|'), 'g');
const MASK: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '5': 'S', '8': 'B', '|': 'I' };

/** `line` in capitals with misread letters put right, of the same length. */
export const maskOf = (line: string): string =>
  [...line.replace(/[^\0-\uffff]/g, '__')].map((mark) => MASK[mark] ?? (mark.toUpperCase().length === 1 ? mark.toUpperCase() : mark)).join(''); // prettier-ignore

/** The labels of a line, in order. One that runs into a word before or behind it is none. */
export function labelsIn(line: string): Label[] {
  const mask = maskOf(line);
  const labels: Label[] = [];
  ANY.lastIndex = 0;
  for (let hit = ANY.exec(mask); hit !== null; hit = ANY.exec(mask)) {
    const from = hit.index;
    const to = from + hit[0].length;
    const before = line[from - 1] ?? ' ';
    const after = line[to] ?? ' ';
    // "PNCID06/41213C": a scan loses the space before digits; letters behind a label make it another word.
    const apart = !/[\p{L}\d/'’-]/u.test(before) && !/[\p{L}'’]/u.test(after) && !(/\d/.test(after) && /[a-z]$/.test(line.slice(from, to))); // prettier-ignore
    if (!apart || to === from) {
      ANY.lastIndex = from + 1;
      continue;
    }
    const at = Object.entries(hit.groups ?? {}).find(([, value]) => value !== undefined)?.[0] ?? 'k0';
    labels.push({ kind: KINDS[Number(at.slice(1))] as LabelKind, from, to });
  }
  return labels;
}
