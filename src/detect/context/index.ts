// The recognisers of what a text tells without any number: scene, health, belief, work, school, kin, record, whereabouts, safety.
// Each reads one paper; `contextRecognisersFor` lends them what the whole case knows.
import type { Recogniser } from '../recogniser.ts';
import { chat } from './chat.ts';
import { children } from './children.ts';
import { lifeClues } from './clue-life.ts';
import { placeClues } from './clue-place.ts';
import { detainees } from './detainees.ts';
import { household } from './household.ts';
import { informant } from './informant.ts';
import { medicalPaper } from './medical-paper.ts';
import { medicalWords } from './medical-words.ts';
import { messages } from './messages.ts';
import { money } from './money.ts';
import { occupationRecogniser } from './occupation.ts';
import { past } from './past.ts';
import { personalNumbers } from './personal-number.ts';
import { recordChecks } from './record-check.ts';
import { personRecord } from './record.ts';
import { relation } from './relation.ts';
import { safetyRecogniser } from './safety.ts';
import { sceneRecogniser } from './scene.ts';
import { schoolRecogniser } from './school.ts';
import { specialRecogniser } from './special.ts';
import { statementRows } from './statement-rows.ts';
import { evidentialVehicles } from './vehicles.ts';
import type { WholeCase } from './whole.ts';
import { NOTHING_KNOWN } from './whole.ts';
import { workplaceRecogniser } from './workplace.ts';

export type { Scene } from './scene-words.ts';
export type { WholeCase } from './whole.ts';
export { learnCase } from './whole-case.ts';

/** The recognisers for a case whose papers have been read once by `learnCase`. */
export function contextRecognisersFor(whole: WholeCase): readonly Recogniser[] {
  return [
    sceneRecogniser(whole),
    medicalPaper,
    medicalWords,
    specialRecogniser(whole),
    occupationRecogniser(whole),
    workplaceRecogniser(whole),
    schoolRecogniser(whole),
    relation,
    personRecord,
    personalNumbers,
    past,
    recordChecks,
    placeClues(whole),
    lifeClues(whole),
    safetyRecogniser(whole),
    informant,
    money,
    household,
    messages,
    chat,
    children,
    detainees,
    evidentialVehicles(whole),
    statementRows,
  ];
}

/** The recognisers for a text of its own, with nothing known of a case. */
export const contextRecognisers: readonly Recogniser[] = contextRecognisersFor(NOTHING_KNOWN);
