// Injury or history? Tells the two kinds of medical words apart in a piece of text: what the offence did to the body is
// kept for the defence, what the person brought with them is not. Shared by the medical recognisers.
import { BODY, INJURIES } from './words/injuries.ts';
import { CONDITIONS } from './words/conditions.ts';
import { MEDICINES } from './words/medicines.ts';

const words = (list: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${list.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
const INJURY = words([
  ...INJURIES,
  // What the injury left behind, and how long it may last.
  'numbness',
  'diplopia',
  'double vision',
  'parae?sthesia',
  'malocclusion',
  '(?:may|might|could|likely to) be permanent',
  'will (?:leave a )?scar',
  `(?:hurt|hit|struck|kicked|punched|pain|blow|cut)(?: \\w+){0,3} ${BODY}`,
  `(?:left|right|l|r) (?:\\w+ )?${BODY}`,
]);
const CONDITION = words(CONDITIONS);
const MEDICINE = words(MEDICINES);
/** Signs in a clinical note of a life before and beside the injury. */
const BEFORE = words([
  'healed', 'old (?:healed |linear )*(?:scars?|injur\\w+|fractures?)', 'self[- ]?harm', 'longstanding', 'long-standing', 'long term', 'known (?:to|with|epileptic|diabetic|asthmatic)', 'history of', 'h/o', 'hx', 'previous(?:ly)?', 'chronic', 'on waiting list', 'awaiting (?:surgery|operation|scan)', 'under (?:the )?(?:care of|psych|consultant|cardiology|neurology|oncology|rheumatology|crisis|cmht)', 'psych(?:iatr\\w+|olog\\w+)?(?: liaison)?', 'counsell\\w+', 'therap(?:y|ist)', 'talking therap\\w+', 'mood', 'tearful', 'sleep', 'guilt', 'no current plans', 'faith', 'gp', 'smok(?:er|es|ing)', 'ex[- ]?smoker', 'drink(?:er|s)', 'units', 'alcohol', 'cannabis', 'cocaine', 'heroin', 'lives (?:with|alone)', 'shares with', 'carers?', 'social (?:worker|services)', 'safeguarding', 'disclosed', 'relationship', 'sexual(?:ly)?', 'contracepti\\w+', 'lmp', 'neuro aware', 'nkda', 'bibasal', 'creps', 'referred', 'flashbacks?', 'scans? (?:have been )?(?:satisfactory|normal)', 'consultant led', 'obs(?:tetric)?',
]); // prettier-ignore

/** What a piece of clinical or narrative text tells. `none` where it tells neither. */
export type MedicalSense = 'injury' | 'history' | 'none';

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Judges a sentence of a clinical paper; `section` is what its heading promises, and decides a draw. */
export function senseOf(text: string, section: MedicalSense): MedicalSense {
  const injury = count(text, INJURY);
  const history = count(text, CONDITION) + count(text, MEDICINE) + count(text, BEFORE);
  if (injury === 0 && history === 0) return section;
  if (section === 'history') return injury > history + 1 ? 'injury' : 'history';
  return history >= injury ? 'history' : 'injury';
}

/** Whether a piece of narrative tells an injury. */
export const tellsInjury = (text: string): boolean => count(text, INJURY) > 0;

/** Which kind of history a text tells, for guidance. */
export function historyKind(text: string): 'medication' | 'therapy' | 'gp' | 'history' {
  if (/\b(?:counsell\w+|therap(?:y|ist|ies)|psycho\w+|psych|camhs|iapt|support group|crisis team)\b/iu.test(text))
    return 'therapy';
  if (count(text, MEDICINE) > 0 || /\b(?:tablets?|medication|mg|mcg|prescri\w+|dose|inhaler)\b/iu.test(text))
    return 'medication';
  if (/^\s*(?:registered )?(?:gp|surgery)\b|\b(?:medical (?:practice|centre)|health centre|surgery)\s*$/iu.test(text))
    return 'gp';
  return 'history';
}
