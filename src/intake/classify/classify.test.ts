import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentType, Format, Page, PageRole } from '../../model/index.ts';
import { classify } from './type.ts';
import { rolesOf } from './roles.ts';

const page = (text: string, no = 1): Page => ({ no, size: [595, 842], crop: [0, 0, 595, 842], rotate: 0, text, boxes: new Float32Array(text.length * 4), role: 'body', unread: [] }); // prettier-ignore

/** First page's text, file name, what it is. */
const PAPERS: readonly [string, string, DocumentType | null, Format?][] = [
  [
    'WITNESS STATEMENT\n(Criminal Procedure Rules, r 16.2; Criminal Justice Act 1967, s.9)\nStatement of: A B\nI am a nurse.',
    'scan0001.pdf',
    'MG11',
  ],
  [
    'VICTIM PERSONAL STATEMENT\n(Criminal Procedure Rules, r 16.2; Criminal Justice Act 1967, s.9)\nStatement of: A B',
    'x.pdf',
    'VPS',
  ],
  [
    'MG11\tURN 13XD0412325\nWITNESS STATEMENT\nStatement of: A B\nI was offered a Victim Personal Statement.',
    'x.pdf',
    'MG11',
  ],
  ['POLICE REPORT\tMG5\nURN: 13XD0412325\nDefendant: A B\nSummary\nSee MG11 of V1 and the form MG4.', 'x.pdf', 'MG5'],
  ['CASE SUMMARY\nURN 1\nAnticipated plea: not guilty', 'x.docx', 'MG5'],
  ['POLICE AND PROSECUTION ONLY\tMG6D\nPOLICE SCHEDULE OF RELEVANT SENSITIVE UNUSED MATERIAL', 'x.pdf', 'MG6D'],
  ['POLICE SCHEDULE OF RELEVANT NON-SENSITIVE UNUSED MATERIAL\tMG6C\nItem\tDescription', 'x.pdf', 'MG6C'],
  ['SCHEDULE OF NON SENSITIVE MATERIAL\nItem', 'x.pdf', 'MG6C'],
  ['WITNESS LIST\tURN 1\tR v HOLT\nV1 A B', 'x.pdf', 'MG9'],
  ['RESTRICTED\tMG10\nWITNESS NON-AVAILABILITY', 'x.pdf', 'MG10'],
  ['EXHIBIT LIST\tMG12\nRef\tDescription', 'x.pdf', 'MG12'],
  ['RECORD OF INTERVIEW\nPerson interviewed: A B\nInterviewing officer', 'x.pdf', 'MG15'],
  ['MG4A\tCONDITIONAL BAIL - CHARGED\nYou are charged with the offences on form MG4', 'x.pdf', 'MG4A'],
  ['COMPENSATION CLAIM FORM\tMG19\nPART A', 'x.pdf', 'MG19'],
  ['SPECIAL MEASURES ASSESSMENT\tMG2', 'x.pdf', 'MG2'],
  ['MG 3  Report to Crown Prosecutor for charging decision', 'x.pdf', 'MG3'],
  ['POLICE NATIONAL COMPUTER\tDEFENDANT PRINT\nSURNAME\tHOLT\nPNCID\t08/12345X', 'x.pdf', 'PNC'],
  ['PNC PRINT\tFOR COURT AND DEFENCE\nName\tHOLT', 'x.pdf', 'PNC'],
  ['WEST YORKSHIRE POLICE - INCIDENT LOG PRINT\nLOG 0613 of 05/03/2024\tOPENED 11:41:07', 'x.txt', 'CAD'],
  ['SOME POLICE\tCUSTODY RECORD 06LS/00412/25\nDETAINED PERSON', 'x.pdf', 'CUSTODY'],
  ['ANY NHS TRUST\tEMERGENCY DEPARTMENT\nDischarge summary to GP\nNHS No: 999 118 0141', 'x.pdf', 'MEDICAL'],
  [
    'Exhibit\tKO/1\tThameside Bank plc\nSort code and account\t41-33-68\nDate\tPaid out\tPaid in\tBalance',
    'KO-1 statement.xlsx',
    'BANK',
  ],
  [
    'Extract\nExhibit\tWA/3\tDevice\tIMEI\nNo\tDate\tTime\tDirection\tParty\tMessage\n1\tOut',
    'WA-3 messages.xlsx',
    'PHONE-DOWNLOAD',
  ],
  ['ST HILDA SCHOOL\nOur ref: 12\nDear PC Doyle\nShe attends.\nYours sincerely', 'x.pdf', 'LETTER'],
  ['GRANT & ROSE STORES LTD\tEXHIBIT RP/3\nLoss incident report', 'RP-3.pdf', 'EXHIBIT'],
  ['From: a@b.example\nTo: c@d.example\nSubject: hello', 'anything.eml', 'EMAIL', 'eml'],
  [
    'The Brook Surgery\nTo: PC H Marsh\nRe: Ms A B, NHS 999 118 0141\nThank you for your letter of 15 January.\nYours sincerely',
    'x.pdf',
    'LETTER',
  ],
  ['TRANSCRIPT OF 999 CALL\tExhibit HM/4\nLog 2231 of 11/01/2025\nOPERATOR: Police emergency', 'x.pdf', 'EXHIBIT'],
  ['POCKET NOTEBOOK\n17:05 Attended', 'scan0001.jpg', 'NOTEBOOK', 'picture'],
  ['Hospital\nNHS No: 999 118 0141', 'scan0001.jpg', 'PHOTO', 'picture'],
  // The paper outranks its name; the name speaks where the paper is silent.
  ['WITNESS STATEMENT\nStatement of: A B', 'MG5 summary.pdf', 'MG11'],
  ['', 'MG11 Nowak.pdf', 'MG11'],
  ['', 'Statement G S Bhogal.pdf', 'MG11'],
  ['', 'PNC print Holt.pdf', 'PNC'],
  ['', 'DL-4 photo 3 of 6.jpg', 'PHOTO', 'picture'],
  ['', 'PNB 5538 p17.jpg', 'NOTEBOOK', 'picture'],
  ['', '20240101_101010.jpg', 'PHOTO', 'picture'],
  // Near misses: nothing convinces.
  ['Notes of a meeting about the witness statement of A B and the police report', 'notes.docx', null],
  ['Shopping\nmilk\nbread', 'list.txt', null],
  ['', 'scan0001.pdf', null],
  ['I saw him at the hospital. My bank is in Leeds.', 'x.pdf', null],
];

test('what a paper is', () => {
  for (const [text, file, type, format] of PAPERS) assert.equal(classify([page(text)], file, format ?? 'pdf'), type, `${file}: ${text.slice(0, 60)}`);
}); // prettier-ignore

const NARRATIVE = Array.from(
  { length: 8 },
  (_, i) => `On that day I was in the yard when I saw the man run past me for the ${i}th time.`,
).join('\n');
const FIELDS =
  'Home address: 41 Compton Rise, Wolverhampton\tPostcode: WV3 9HD\nMobile: 07700 900211\tEmail: rox.p@example.com\nDate and place of birth: 25/11/1985 Leeds\tGender: F\nDATES TO AVOID: Tuesdays';
const FRONT = `WITNESS STATEMENT\nStatement of: A B\nThis statement is true to the best of my knowledge and belief\n${NARRATIVE}`;

/** Type, pages, roles. */
const ROLES: readonly [DocumentType, readonly string[], readonly PageRole[]][] = [
  ['MG11', [FRONT, `Witness contact details (rear of MG11)\n${FIELDS}`], ['body', 'rear']],
  ['MG11', [FRONT, `MG11 BACK PAGE\nName: A B\n${FIELDS}`], ['body', 'rear']],
  ['MG11', [FRONT, `RESTRICTED - MG11 REAR\nName A B DOB 08.03.07`], ['body', 'rear']],
  ['MG11', [FRONT, `MG11 - contact details - not to be copied to the defence\n${FIELDS}`], ['body', 'rear']],
  ['MG11', [FRONT, `URN: 13XD0412325\n${FIELDS}`], ['body', 'rear']],
  [
    'MG11',
    [
      FRONT,
      NARRATIVE,
      `MG11 (R)\n${FIELDS}\nI consent to police having access to my medical record(s) in relation to this matter (obtained in accordance with local practice)`,
      'Statement taken by: PC 1\tPlace: home',
    ],
    ['body', 'body', 'rear', 'rear'],
  ],
  // Near misses: the statement's own words must not go with the form.
  ['MG11', [FRONT, `${NARRATIVE}\nWitness contact details\n${FIELDS}`], ['body', 'body']],
  ['MG11', [FRONT, `Witness contact details\n${NARRATIVE}\n${FIELDS}`], ['body', 'body']],
  ['MG11', [`${FRONT}\n${FIELDS}`], ['body']],
  [
    'MG11',
    [
      FRONT,
      `I gave him my mobile number 07700 900211 and my email address.\nMy home address was on the envelope.\nI do not know his date of birth and I have told nobody about any of this at all.\nI am willing to attend court and I did not see him again until the week after that.\nHe was standing outside the shop with the woman I have described as she came in.`,
    ],
    ['body', 'body'],
  ],
  ['MG11', [FRONT, 'Continuation sheet\nThat is all I wish to say.\nSignature: A B'], ['body', 'body']],
  ['MG9', [`RESTRICTED - FOR POLICE AND PROSECUTION ONLY\tMG9\nWITNESS LIST\n${FIELDS}`], ['never']],
  ['MG9', [`NOT TO BE DISCLOSED TO THE DEFENCE\tMG9\nWITNESS LIST`], ['never']],
  ['MG9', [`OFFICIAL - SENSITIVE MG9\nRESTRICTED - FOR POLICE AND PROSECUTION\nONLY\tMG9`], ['never']],
  ['MG6D', ['POLICE AND PROSECUTION ONLY\tMG6D\n1\tIntelligence report'], ['never']],
  ['MG2', ['NOT DISCLOSABLE - POLICE AND PROSECUTION ONLY\tMG2'], ['never']],
  ['MG5', ['MG5\nThe caller asked that her name is not to be disclosed to the defendant.'], ['body']],
  [
    'CAD',
    ['INCIDENT LOG\n18:31:15 INTEL NOTE: ANON CALL, CALLER BELIEVED TO BE\nEX-GIRLFRIEND, NOT TO BE DISCLOSED'],
    ['body'],
  ],
  [
    'LETTER',
    [
      'Dear officer\nPlease do not disclose this to anyone, it is for police and prosecution only as agreed when we spoke on the telephone.\nYours',
    ],
    ['body'],
  ],
  [
    'PNC',
    [
      'PNC PRINT\nSURNAME\tHOLT\tFORENAMES\tDARREN\nDATE OF BIRTH 17/04/88\nPNCID\t08/12345X',
      'PAGE 2 OF 2\n14/02/2019 LEEDS CROWN COURT',
    ],
    ['pnc-header', 'body'],
  ],
  ['PNC', ['WHITLOCK, JEROME ANTHONY\tMale\tBorn 17/02/1998\nPNCID 15/279983G'], ['pnc-header']],
  ['MG5', ['Name HOLT, DARREN\nDOB 17/04/88\nPNCID 08/12345X'], ['body']],
];

test('what a page is within its paper', () => {
  for (const [type, texts, roles] of ROLES) assert.deepEqual(rolesOf(texts.map((text, i) => page(text, i + 1)), type).map((one) => one.role), roles, texts.at(-1)?.slice(0, 80));
}); // prettier-ignore
