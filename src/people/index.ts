// The roster: who is who in the case, and every way in which a name can be written.
export type { Roster } from './roster.ts';
export { buildRoster } from './roster.ts';
export { agreeOfficer } from './drafts.ts';
export { aboutOf, personOf } from './about.ts';
export { surfaces, titled } from './surfaces.ts';
export type { Surface, SurfaceKind } from './surfaces.ts';
export { parseName, agree } from './person-name.ts';
export type { PersonName } from './person-name.ts';
export { sameGivenName } from './nicknames.ts';
export { spotNames } from './spot.ts';
export { isNoPerson } from './no-person.ts';
export { phoneFollows } from './capitals.ts';
export { wordNameStands } from './word-names.ts';
export type { Spot, Spots, OfficerFound, Cue } from './names-found.ts';
export { forgetSpots, spotsOf } from './spots-of.ts';
export { tokenise, fold, joins } from './tokens.ts';
export type { Token, Shape } from './tokens.ts';
export { isForename, isNamePart, namesThing, readName, continues } from './shape.ts';
export { looksAlike, slipBetween, wordIndex } from './misread.ts';
export type { Meant, Slip, WordIndex } from './misread.ts';
export { isCallSign } from './officers.ts';
export { isRear, readDate } from './forms.ts';
export { relationOf, sexOfTitle, isRank, PROFESSIONAL_TITLES } from './titles.ts';
export type { Relation } from './titles.ts';
export { isGivenName, sexOfName } from './given-names.ts';
export type { Sex } from './given-names.ts';
export {
  isCommon,
  isMonth,
  CONTACT_WORDS,
  WORD_NAMES,
  MONTH_NAMES,
  STREET_WORDS,
  BODY_WORDS,
  PARTICLES,
  PERSON_VERBS,
  SENTENCE_WORDS,
} from './words.ts';
