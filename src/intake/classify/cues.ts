// What each kind of paper says of itself. A cue in the head of the first page (where forms carry their title) counts in
// full, elsewhere not at all; `body` cues count wherever they stand on the first two pages. Weights add up; 3 convinces.
// Sources: the forms of the Manual of Guidance, and what the papers of the kind have in common.
import type { DocumentType } from '../../model/index.ts';

export interface Cue {
  readonly type: DocumentType;
  readonly where: 'head' | 'body';
  readonly says: RegExp;
  readonly weight: number;
}

const head = (type: DocumentType, weight: number, ...says: RegExp[]): Cue[] =>
  says.map((one) => ({ type, where: 'head', says: one, weight }));
const body = (type: DocumentType, weight: number, ...says: RegExp[]): Cue[] =>
  says.map((one) => ({ type, where: 'body', says: one, weight }));

export const CUES: readonly Cue[] = [
  ...head('MG1', 4, /\bfile front sheet\b/i),
  ...head('MG2', 4, /special measures assessment/i, /initial witness assessment/i),
  ...head('MG3', 5, /report to (?:crown prosecutor|cps)/i, /charging (?:decision|report)/i, /request for charging/i),
  ...head('MG4', 4, /^charge sheet\b/i, /^charges?(?: and bail)?$/i),
  ...body('MG4', 2, /you are charged with the offences?/i),
  ...head('MG4A', 4, /conditional bail|bail (?:conditions|sheet|notice|after charge)/i, /grant of bail/i),
  ...body('MG4A', 2, /granted (?:conditional )?bail/i),
  ...head('MG5', 4, /police report\b/i, /case summary/i, /summary of (?:the )?case/i, /crynodeb yr achos/i),
  ...body('MG5', 1, /^summary of the (?:key )?evidence/im, /anticipated plea/i, /officer in (?:the )?case/i, /\bNGAP\b|\bGAP\b/),
  ...head('MG6', 4, /case file (?:evidence and )?information/i, /confidential information form/i),
  ...head('MG6B', 5, /police officer.{0,20}disciplin/i, /officer'?s? (?:convictions|misconduct)/i),
  ...head('MG6C', 6, /schedule of (?:relevant )?non[- ]?sensitive/i),
  ...head('MG6D', 6, /schedule of (?:relevant )?sensitive/i),
  ...head('MG6E', 5, /disclosure officer'?s report/i),
  ...head('MG7', 5, /remand (?:in custody )?application/i, /application for remand/i),
  ...head('MG8', 5, /breach of (?:police )?bail/i),
  ...head('MG9', 5, /^(?:.*\s)?witness list\b/i),
  ...head('MG10', 5, /non-?availability/i, /witness availability/i),
  ...head('MG11', 5, /^(?:.*\t)?witness statement\b/i, /datganiad tyst/i),
  ...head('MG11', 3, /^statement of\s*:?\s*\S/i),
  ...body('MG11', 2, /criminal justice act 1967,? s\.?\s?9/i, /true to the best of my knowledge and belief/i),
  ...body('MG11', 1.5, /liable to prosecution if i have wil?lfully/i),
  ...head('MG12', 5, /exhibits? list/i, /list of exhibits/i),
  ...head('MG15', 5, /record of (?:taped |video |audio )?interview/i, /\bRO[TV]I\b/, /interview (?:record|transcript|summary)/i, /short descriptive note/i),
  ...head('MG16', 5, /bad character/i, /dangerous offender/i),
  ...head('MG17', 4, /proof by written statement/i),
  ...head('MG18', 5, /taken into consideration|^offences? TICs?\b/i),
  ...head('MG19', 5, /compensation (?:claim )?form/i, /claim for compensation/i),
  ...head('MG20', 4, /further evidence report/i),
  ...head('MG21', 5, /submission (?:of (?:case|work|exhibits) )?for (?:scientific|forensic) examination/i),
  ...head('MG22', 5, /streamlined forensic report|\bSFR ?[12]?\b/i),
  ...head('PNC', 6, /\bPNC\b.{0,30}\bprint/i, /police national computer/i, /\bPNC disclosure\b/i),
  ...body('PNC', 1.5, /^pnc ?id\b/im, /\bCRO\b.{0,14}\d/i, /warning signals?/i, /convictions?\s*:?\s*\d+\s+offences?\s*:?\s*\d+/i),
  ...head('CAD', 5, /incident (?:log|print)/i, /\blog \d+ of \d/i, /\bCAD\b/, /\boccurrence \d{5,}/i, /command and control/i, /\bSTORM\b.{0,12}\b(?:log|incident)/i),
  ...head('CAD', 1.5, /incident report/i),
  ...body('CAD', 1.5, /\bCLI\b|caller (?:addr|name|tel|states)/i, /(?:^\d{2}[:.]\d{2}(?:[:.]\d{2})?\s.*\n){4}/m, /grade ?1\b|\bP1\b/i, /units? (?:assigned|despatched|dispatched|at scene)/i),
  ...head('CUSTODY', 6, /custody record/i, /detained person/i, /detention log/i),
  ...body('CUSTODY', 1.5, /detention authorised/i, /risk assessment/i, /\bDP\b.{0,40}\bcell\b/i, /fit to (?:be )?(?:detain|interview)/i),
  ...head('MEDICAL', 3, /hospital|infirmary|\bNHS\b|surgery|medical centre|health (?:centre|board)|ambulance service/i),
  ...head('MEDICAL', 4, /discharge (?:summary|letter)/i, /emergency department|accident (?:and|&) emergency/i, /clinical (?:record|notes|summary)/i, /patient (?:record|care record|report form)/i, /medical (?:notes|records|report)/i),
  ...body('MEDICAL', 1.5, /\bNHS (?:no|number)?\b.{0,6}\d{3}/i, /hosp(?:ital)? (?:no|number)/i, /presenting complaint|on examination|past medical history|\bPMH\b|medication|diagnosis|triage/i, /^patient(?: name)?\s*:/im, /^(?:gp|registered gp|consultant|ward)\s*:/im),
  ...head('VPS', 8, /^(?:.*\t)?victim personal statement\b/i, /impact statement/i),
  ...head('BANK', 3, /\bbank\b|building society/i, /statement of account|account statement/i),
  ...body('BANK', 2, /sort code/i, /paid (?:out|in)\b/i, /\bbalance\b/i),
  ...head('PHONE-DOWNLOAD', 5, /(?:extraction|download|handset|device) report/i, /cellebrite|\bXRY\b|\bUFED\b|graykey|oxygen forensic/i, /call data|\bCDR\b/i),
  ...body('PHONE-DOWNLOAD', 1.5, /\bIMEI\b/i, /\bMSISDN\b|\bIMSI\b|\bICCID\b/i, /\bdirection\t|\b(?:incoming|outgoing)\b/i, /\bmessage(?:s| body)?$/im, /whats ?app|snapchat|instagram|telegram/i),
  ...head('EMAIL', 2, /^from:\s*\S/i, /^to:\s*\S/i, /^subject:\s*\S/i, /^(?:sent|date):\s*\S/i),
  ...head('NOTEBOOK', 5, /pocket (?:note)?book|\bPNB\b|incident report book/i),
  ...body('LETTER', 2.5, /^dear\b.{0,60}$/im, /^yours (?:sincerely|faithfully|truly)/im),
  ...head('LETTER', 1, /^(?:our|your) ref/i, /^(?:tel|telephone|phone)\b/i, /^by (?:secure )?e-?mail|^by post|^private (?:and|&) confidential/i),
  ...body('LETTER', 2, /^thank you for your (?:letter|e-?mail|enquiry|request)\b/im, /^cc:?\s+\S/im),
  ...body('LETTER', 1.5, /^(?:(?:kind|best|warm|with kind) )?regards\b/im),
  ...body('LETTER', 1, /^re\b\s*:?\s+\S/im, /^our ref\b/im, /^to:?\s+(?:PC|DC|DS|Sgt|the officer|whom)\b/im),
  ...head('EXHIBIT', 3.5, /\bexhibit\s+(?:no\.?\s*|ref(?:erence)?\.?\s*)?[A-Z]{2,4}\s?\/?\s?\d+/i, /viewing log/i, /transcript of (?:the )?(?:999 )?(?:call|recording|audio|footage)/i),
]; // prettier-ignore

/** What people call their files. Less than the paper itself says; enough where it says nothing. */
export const NAME_CUES: readonly { readonly type: DocumentType; readonly says: RegExp; readonly weight: number }[] = [
  { type: 'MG11', says: /^statement\b|witness statement|\bs\.?9\b/i, weight: 2.2 },
  { type: 'MG11', says: /\bstatement\b/i, weight: 1.5 },
  { type: 'VPS', says: /\bvps\b|victim personal|impact statement/i, weight: 2.4 },
  { type: 'PNC', says: /\bpnc\b|pre-?cons?\b|previous convictions/i, weight: 2.4 },
  { type: 'CAD', says: /\bcad\b|incident log|\blog \d{3,}|\bstorm log/i, weight: 2.4 },
  { type: 'CUSTODY', says: /\bcustody\b/i, weight: 2.4 },
  { type: 'MEDICAL', says: /\b(?:medical|hospital|discharge|a&e|gp (?:notes|records|letter|summary)|ed (?:notes|record|summary|letter)|clinic|ambulance|prf)\b/i, weight: 2.4 },
  { type: 'PHOTO', says: /\b(?:photos?|photograph|images?|injur(?:y|ies)|wristband|img|dsc)\b|\bIMG_?\d|\bDSC_?\d/i, weight: 2.2 },
  { type: 'PHONE-DOWNLOAD', says: /\b(?:phone|handset|device) (?:download|extract|report)|\b(?:whats ?app|messages|texts|sms|call log|ufed|xry|cellebrite)\b/i, weight: 2.2 },
  { type: 'NOTEBOOK', says: /\bpnb\b|pocket ?(?:note)?book|notebook/i, weight: 2.4 },
  { type: 'BANK', says: /\bbank\b|\baccount statements?\b/i, weight: 2.2 },
  { type: 'LETTER', says: /\bletter\b/i, weight: 2.2 },
  { type: 'EMAIL', says: /\be-?mail\b/i, weight: 2.2 },
  { type: 'MG15', says: /\brot[iv]\b|\brovi\b|\binterview\b/i, weight: 2.2 },
  { type: 'MG9', says: /\bwitness list\b/i, weight: 2.4 },
  { type: 'MG4', says: /\bcharge sheet\b/i, weight: 2.2 },
  { type: 'EXHIBIT', says: /\b[A-Z]{2,3}-\d{1,3}\b/, weight: 1 },
]; // prettier-ignore
