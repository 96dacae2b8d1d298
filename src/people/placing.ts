// How somebody whom only the papers name stands in the case: role and relation, by the label, title, relation word and
// sentence around the name. Not here: merging (roster.ts).
import type { CaseDocument, Manifest, Person } from '../model/index.ts';
import type { Spot } from './names-found.ts';
import { PROFESSIONAL_TITLES } from './titles.ts';

export interface Placing {
  readonly role: Person['role'];
  readonly relation?: string;
  /** Strong enough to change a role learnt earlier. */
  readonly firm?: boolean;
  /** The subject of a record that is not the record of anybody in the manifest. */
  readonly record?: boolean;
}

const CLINICAL = new Set(['MEDICAL', 'CUSTODY', 'PHOTO', 'MG21', 'MG21A', 'MG22']);
const POLICE_PROSE = /^(MG3|MG3A|MG5|MG6|MG6A|MG6C|MG6D|CUSTODY|MG11|MG15|MG7|MG8)$/;
const CO_ACCUSED =
  /dealt with separately|co-?defendant|co-?accused|jointly charged|second (?:male|female|man|woman|suspect|defendant)|also (?:been )?(?:arrested|charged)|fixed penalty|arrested with|charged separately|separate(?:ly)? (?:file|charged)|remains? (?:outstanding|wanted)|on a separate file/i;
/** Said of somebody who was met there and is no suspect. */
const LET_GO =
  /\b(?:let go|shown the door|sent (?:away|on (?:his|her|their) way)|allowed to (?:go|leave)|not arrested|released without|no offences? disclosed|eliminated|search(?:ed)? (?:of (?:him|her|them) )?(?:was|and) negative)\b/i;
const CALLED =
  /\b999\b|\b101\b|called (?:the )?police|rang (?:the )?police|telephoned (?:the )?police|phoned (?:the )?police|\bcaller\b|\binformant\b|dialled/i;
const THERAPY = /counsel|therap|psycholog|psychiatr|ISVA|IDVA|support worker|bereavement|session\b/i;
const NOT_CALLED = /not called|no statement|not a witness|not to be called|unused|no evidence taken/i;
const PASSING = /passer|bystander|passing|customer|passenger|motorist|pedestrian|members? of the public|shopper/i;

const TRANSLATED = /\b(?:translated|interpreted|transcribed)\b[^.;\n]{0,30}\bby:? $/i;
const EXPERT_AFTER =
  /^,? (?:of |from |at )?(?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:Forensics?|Scientific|Laborator(?:y|ies)|Toxicology)\b/u;

/** The sentence or line around a stretch. */
export function around(text: string, from: number, to: number): string {
  const before = text.slice(Math.max(0, from - 240), from);
  const after = text.slice(to, to + 240);
  const start = Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n\n'), before.lastIndexOf('\t'));
  const stop = /\.(?:\s|$)|\n\n/.exec(after);
  return before.slice(start + 1) + text.slice(from, to) + after.slice(0, stop ? stop.index : after.length);
}

/** Role and relation of the person whom `spot` names, if nobody knows them yet. */
export function place(spot: Spot, document: CaseDocument, text: string, manifest: Manifest): Placing {
  const { type } = document;
  const kin = spot.relation?.kind;
  const sentence = around(text, spot.from, spot.to);
  switch (spot.label) {
    case 'gp':
      return { role: 'professional', relation: 'gp', firm: true };
    case 'doctor':
    case 'solicitor':
    case 'interpreter':
      return { role: 'professional', relation: 'professional', firm: true };
    case 'associate':
      return { role: 'third-party', relation: 'associate' };
    case 'aggrieved':
      return { role: 'third-party', relation: 'aggrieved' };
    case 'caller':
      return { role: 'third-party', relation: 'caller' };
    case 'partner':
    case 'resident':
      return { role: 'third-party', relation: 'partner' };
    case 'nok':
    case 'adult':
      return { role: 'third-party', relation: 'relative' };
    case 'own':
      if (type === 'MG11') return { role: 'witness', firm: true };
      if (type === 'PNC' || type === 'MG16') return { role: 'third-party', relation: 'other-record', record: true };
      return { role: 'third-party' };
    case 'defendant':
      return { role: 'defendant', relation: 'co-accused', firm: true };
    default:
  }
  if (kin === 'therapist' || (spot.title !== undefined && !CLINICAL.has(type) && THERAPY.test(sentence)))
    return { role: 'third-party', relation: 'therapist' };
  if (spot.age !== undefined && spot.age < 18) return { role: 'child', relation: 'child', firm: true };
  if (kin === 'child') return { role: 'child', relation: 'child' };
  if ((kin === 'relative' || kin === undefined) && isLittle(spot, text)) return { role: 'child', relation: 'child' };
  if (kin === 'professional') return { role: 'professional', relation: 'professional' };
  if (kin !== undefined) return { role: 'third-party', relation: kin };
  if ((type === 'PNC' || type === 'MG16') && spot.cue === 'reversed' && recordHead(text, spot))
    return { role: 'third-party', relation: 'other-record', record: true };
  if (ofAFirm(spot, text, manifest)) return { role: 'professional', relation: 'professional', firm: true };
  if (spot.title !== undefined && PROFESSIONAL_TITLES.has(spot.title) && (CLINICAL.has(type) || type === 'MG9'))
    return { role: type === 'MG9' ? 'witness' : 'professional', relation: 'professional', firm: true };
  if (
    type === 'MEDICAL' &&
    /\b(?:WR|Cons|Consultant|Triage|RN|RGN|ANP|ENP|HCA|Signed|SHO|Registrar|Op(?:eration)? note|Surgeon|under|seen by)\b[^\n]{0,12}$/i.test(
      text.slice(Math.max(0, spot.from - 24), spot.from),
    )
  )
    return { role: 'professional', relation: 'professional', firm: true };
  if (
    TRANSLATED.test(text.slice(Math.max(0, spot.from - 50), spot.from)) ||
    (spot.title !== undefined && EXPERT_AFTER.test(text.slice(spot.to, spot.to + 60)))
  )
    return { role: 'professional', relation: 'professional', firm: true };
  if (
    type === 'CUSTODY' &&
    /(?:\bpresent\b|solicitor|legal|interpreter|lawyer)[^.\n]{0,20}$/i.test(
      text.slice(Math.max(0, spot.from - 40), spot.from),
    )
  )
    return { role: 'professional', relation: 'professional', firm: true };
  if (type === 'MG9') {
    const line = text.slice(text.lastIndexOf('\n', spot.from) + 1, spot.from);
    const heading = text.slice(0, spot.from);
    const denied = Math.max(heading.search(/not called/i), heading.search(/no statement/i));
    return NOT_CALLED.test(line) || denied >= 0 || NOT_CALLED.test(restOfLine(text, spot.to))
      ? { role: 'third-party', relation: 'caller' }
      : { role: 'witness', firm: true };
  }
  if (
    POLICE_PROSE.test(type) &&
    spot.cue !== 'given' &&
    CO_ACCUSED.test(sentence) &&
    !LET_GO.test(sentence + text.slice(spot.to, spot.to + 260))
  )
    return { role: 'defendant', relation: 'co-accused', firm: true };
  if (CALLED.test(sentence)) return { role: 'third-party', relation: 'caller' };
  if (PASSING.test(sentence)) return { role: 'third-party', relation: 'passer-by' };
  return { role: 'third-party' };
}

/** "little Ayo", "our son Ayo plays", "Seren's nursery": words that make somebody a child. */
function isLittle(spot: Spot, text: string): boolean {
  const before = text.slice(Math.max(0, spot.from - 36), spot.from);
  const after = text.slice(spot.to, spot.to + 60);
  if (
    /\b(?:little|baby|toddler|our (?:son|daughter|boy|girl|lad)|youngest|school ?boy|school ?girl|pupil|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|\d|1[0-7])[ -]years?[ -]old (?:son|daughter|boy|girl|child|nephew|niece|grandson|granddaughter|brother|sister))\b[^.]{0,18}$/i.test(
      before,
    )
  )
    return true;
  return (
    /^[^.]{0,40}\b(?:nursery|primary|reception class|in year \d|year \d|school run|plays? (?:out|in the street)|aged? (?:\d|1[0-7])\b|who is (?:\d|1[0-7])\b)/i.test(
      after,
    ) && spot.relation?.kind === 'relative'
  );
}

const restOfLine = (text: string, at: number): string => /^[^\n]*/.exec(text.slice(at, at + 160))?.[0] ?? '';

/** Is a reversed name the head of a record's page? */
function recordHead(text: string, spot: Spot): boolean {
  const pageStart = text.lastIndexOf('\f', spot.from) + 1;
  const before = text.slice(text.lastIndexOf('\n', spot.from) + 1, spot.from);
  return (
    spot.from - pageStart < 300 &&
    !/co-?def|assoc|partner|resident|victim|complain|aggrieved|alias|\bAP\b/i.test(before)
  );
}

/** "Ms Yasmin Bakare of Ashworth Lomax", "Mr J. Noone" of Fishwick Noone: the defence's own lawyers. */
function ofAFirm(spot: Spot, text: string, manifest: Manifest): boolean {
  const after = text.slice(spot.to, spot.to + 60).toLowerCase();
  const own = spot.text.toLowerCase();
  return manifest.people.some(({ solicitor }) => {
    if (solicitor === undefined) return false;
    const words = solicitor.firm
      .toLowerCase()
      .replace(/\b(?:llp|ltd|solicitors|cyf|and|&|law)\b/g, '')
      .split(/[\s&]+/)
      .filter((word) => word.length > 3);
    return (
      words.some((word) => new RegExp(`^[, (]+(?:of|from|for)?[^.\\n]{0,20}\\b${word}`).test(after)) ||
      (spot.title !== undefined && words.some((word) => own.endsWith(` ${word}`)))
    );
  });
}
