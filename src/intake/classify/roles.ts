// What each page is within its document: statement body or rear, the identity header of a PNC print, a page that carries
// the banding "not to be disclosed". A page that holds both a statement's words and the rear form is body: a page goes
// whole only where nothing of the statement goes with it. Pure.
import type { DocumentType, Page, PageRole } from '../../model/index.ts';
import type { Look } from './lines.ts';
import { look } from './lines.ts';

/** The wording of the chequered banding on forms that do not go to the defence (as titles, not in running text). */
const BANDING = [
  /(?:for )?(?:police|prosecution) and (?:police|prosecution|cps) (?:use )?only/i,
  /police,? (?:and )?(?:cps|prosecution)(?: and witness care)? (?:eyes|use) only/i,
  /not (?:for|to be) (?:disclosure|disclosed|copied to the defence|served)/i,
  /not disclosable/i,
  /do not disclose/i,
  /(?:cps|prosecution) (?:eyes|use) only/i,
];

/** Words with which the rear of a statement names itself. */
const REAR_TITLE = [
  /\bMG ?11 ?\(?\s*(?:rear|back(?:sheet| page)?|R|B)\b\)?/i,
  /\b(?:rear|back(?:sheet| page)?)\b.{0,12}\bMG ?11\b/i,
  /\bback ?sheet\b/i,
  /\bwitness(?:'s)? (?:contact|personal) details\b/i,
  /\bMG ?11\b.{0,6}\b(?:contact|personal) details\b/i,
  /\bmanylion cyswllt\b/i,
];

/** Fields of the rear form. Each counts once; three make a rear page (with no statement on it). */
const REAR_FIELDS = [
  /(?:^|\t|\s{2})(?:home )?address\b\s*:?/im,
  /\bhome (?:tel|telephone|phone)\b|\btel(?:ephone)?\b.{0,10}\(?home\b|^home\s*:?\s*(?:\d|none)/im,
  /\bmob(?:ile)?\b\.?\)?\s*(?:tel|no|number|phone)?\s*:?\s*(?:0[\d ]{4}|none|n\/a)|\bwork\b\s*:?\s*0\d/im,
  /\be-?mail\b\s*(?:address)?\s*:?\s*\S+@/im,
  /\bdates? (?:to avoid|witness (?:is )?not available|of (?:witness )?non-?availability)\b|\bnon-?availability\b|\bnot available\b\s*:|^availability\b/im,
  /\bethnicity\b|\bself.?defined ethnic/im,
  /\bwilling to attend\b/im,
  /\bconsent\b.{0,20}\bmedical\b|\bmedical\b.{0,12}\bconsent\b|access to my medical record/im,
  /\b(?:date and place of birth|date of birth|place of birth|d\.?o\.?b\.?)\b/im,
  /\bstatement taken\b|^taken (?:by|at|on)\b|\bsignature of (?:person|officer) taking\b/im,
  /\bgender\b|\bmale ?\/ ?female\b/im,
  /\bspecial measures\b/im,
  /\bpreferred (?:means of )?(?:contact|language)\b/im,
  /\b(?:maiden|former|previous) (?:sur)?name\b/im,
  /\bvictim support\b|\bwitness care\b|\bvictim personal statement\b/im,
  /\breligion\b/im,
];

/** Prose of the rear form itself (consents, explanations): no part of a statement. */
const REAR_PROSE =
  /consent|disclos|medical record|civil proceedings|victim (?:support|personal)|witness care|leaflet|explained to me|availab|contact|special measures|signature|guardian|parent|data protection|passed to|recorded interview|needs/i;

/** A statement's own furniture: it begins or goes on here. */
const BODY_TITLE = [
  /\btrue to the best of my knowledge\b/i,
  /^statement of\s*:/im,
  /\bcontinuation (?:sheet|of statement)\b/i,
];

/** Lines of running narrative: long, and not of the rear form's own sentences. */
const narrative = (page: Look): number =>
  page.lines.filter((line) => line.split(/\s+/).length >= 9 && !/\t|:\s*\S+.*:\s/.test(line) && !REAR_PROSE.test(line))
    .length;

const titled = (lines: readonly string[], titles: readonly RegExp[]): boolean =>
  lines.some((line) => line.length < 110 && titles.some((title) => title.test(line)));

/** Is this page, of a statement, its rear? `after`: the page before it is rear. */
export function isRear(page: Look, after: boolean): boolean {
  if (page.lines.length === 0) return false;
  const top = page.lines.slice(0, 5);
  const prose = narrative(page);
  if (BODY_TITLE.some((title) => title.test(page.all))) return false;
  const named = titled(top, REAR_TITLE);
  if (named && prose < 6) return true;
  const fields = REAR_FIELDS.filter((field) => field.test(page.all)).length;
  if (prose >= 4) return false;
  // A rear form that runs over: its last fields stand alone on the next page.
  return fields >= 3 || (after && prose < 3);
}

/** Markings that may stand before the banding in the same title. */
const MARKINGS =
  /^(?:[\s*#|:–—-]|official|sensitive|restricted|confidential|private|secret|when complete|\(when complete\)|form|MG ?\d{1,2}[A-F]?|document|for|this|is)*$/i;

/** Is this line, or the cell of a title row, the banding itself and not a sentence that speaks of it? `shouted`: the page is in capitals. */
function isBanding(cell: string, shouted: boolean): boolean {
  return BANDING.some((words) => {
    const hit = words.exec(cell);
    if (!hit) return false;
    const before = cell.slice(0, hit.index);
    const after = cell.slice(hit.index + hit[0].length);
    if (MARKINGS.test(before)) return after.length < 60 && !/^\s+[a-z]{2,}.*[a-z]\.$/.test(after);
    // After a title ("WITNESS LIST - NOT FOR DISCLOSURE"): capitals, few words, and a page that is not all capitals.
    const capitals = hit[0] === hit[0].toUpperCase();
    return (
      capitals &&
      !shouted &&
      after.length < 30 &&
      !/[,.;\d]/.test(before.replace(/MG ?\d+\w?/g, '')) &&
      before.trim().split(/\s+/).length <= 6
    );
  });
}

/** Does the page carry the banding, as a title at its top or bottom? */
export function isBanded(page: Look): boolean {
  const top = page.lines.slice(0, 6);
  // A banner in one cell of a row may go on in the next line, before or after the other cells.
  const wrapped = top.map((line, i) => `${line.split('\t').at(-1) ?? ''} ${(top[i + 1] ?? '').split('\t')[0] ?? ''}`);
  const capitals = (page.all.match(/[A-Z]/g) ?? []).length;
  const small = (page.all.match(/[a-z]/g) ?? []).length;
  const shouted = capitals > small;
  return [...top, ...wrapped, ...page.lines.slice(-2)].some((line) =>
    line.split('\t').some((cell) => isBanding(cell.trim(), shouted)),
  );
}

/** Does the page of a PNC print say whose it is? */
export function isIdentityHeader(page: Look): boolean {
  const top = page.lines.slice(0, 16).join('\n');
  const number =
    /\bPNC ?(?:ID|no\.?|number)?\b\s*:?\s*(?:\d{2}|\d{4})\/\d+[A-Z]/i.test(top) ||
    /\b(?:\d{2}|\d{4})\/0*\d{2,7}[A-Z]\b/.test(top);
  const who = /\b(?:surname|name|forenames?)\b/i.test(top) || /^[A-Z' -]{2,},\s*[A-Z]/m.test(top);
  const born = /\b(?:d\.?o\.?b|date of birth|born)\b/i.test(top);
  return number && (who || born);
}

/** The pages with their roles. */
export function rolesOf(pages: readonly Page[], type: DocumentType): Page[] {
  let before: PageRole = 'body';
  return pages.map((page, i) => {
    const seen = look(page);
    let role: PageRole = 'body';
    const statement = type === 'MG11' || type === 'VPS';
    // The first page of a file may be a rear alone (the statement is another file), if it says so itself.
    if (statement && (i > 0 || titled(seen.lines.slice(0, 5), REAR_TITLE)) && isRear(seen, before === 'rear')) role = 'rear';
    else if (type === 'OTHER' && titled(seen.lines.slice(0, 5), REAR_TITLE) && isRear(seen, false)) role = 'rear';
    else if (isBanded(seen)) role = 'never';
    else if ((type === 'PNC' || type === 'MG16') && isIdentityHeader(seen)) role = 'pnc-header';
    before = role;
    return role === page.role ? page : { ...page, role };
  });
} // prettier-ignore
