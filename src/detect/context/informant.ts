// Intelligence: sources, anonymous calls, Crimestoppers, surveillance. Always for a person to decide, never served by itself.
// Near misses: the caller whom a log calls "informant", the source of a call (999, mobile), a column that only says where an item lies.
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { cueTable, hitsOf } from './cue.ts';
import type { Cue } from './cue.ts';

const cue = (on: string, pattern: RegExp, says: string, weight: number, grow: Cue['grow'] = 'sentence', unless?: RegExp): Cue => ({
  on, pattern, says, weight, grow, ...(unless ? { unless } : {}),
}); // prettier-ignore

const table = cueTable([
  cue('crimestoppers', /\bcrimestoppers\b/iu, 'a report to Crimestoppers', 3, 'sentence', /\b(?:poster|leaflet|can (?:also )?(?:ring|call)|appeal|contact crimestoppers)\b/iu),
  cue('chis covert handler registered undercover uco test', /\b(?:CHIS|covert human|registered source|source handl\w+|undercover (?:officer|operative)|test purchase officer)\b/iu, 'a covert source', 3),
  cue('source sources informants snout grass', /\b(?:(?:a |the |this |reliable |trusted |confidential |sensitive |intel(?:ligence)? |human |untested |graded )+sources?|sources? (?:states?|says?|said|reports?|reported|suggests?|indicates?|advises?|believes?|tells?|told|is|has|who|close))\b/iu, 'what a source says', 2.5, 'sentence', /\b(?:source of (?:income|the (?:blood|fire|noise|light|leak))|source 999|light source|power source|water source)\b/iu),
  cue('intel intelligence', /\b(?:intel(?:ligence)?(?: (?:note|link|flag|log|report|ref|check|update|item|submission|entry|received|suggests?|states?|held|marker))?\s*[:#-]|intel(?:ligence)? (?:link|flag|note|log|report|ref(?:erence)?|suggests?|states?|received|indicates?|shows?|from|re|that)|(?:recent|current|previous|further|local|is|see|per) intel(?:ligence)?)\b.*/iu, 'an entry of intelligence', 2.5, 'sentence', /\b(?:intelligence (?:bureau|unit|hub|officer|analyst) *$|attached to|artificial intelligence)\b/iu),
  cue('anon anonymous anonymously', /\banon(?:ymous(?:ly)?)?\b(?=.*\b(?:call\w*|caller|source|tip|letter|note|report\w*|inform\w*|information|phoned|rang|text|online|said|stated?|member|email)\b)/iu, 'an anonymous report', 2.5, 'sentence', /\b(?:lifelong anonymity|anonymity order|entitled to anonymity)\b/iu),
  cue('disclosed named identified revealed', /\b(?:not to be|must not be|never to be|cannot be|do not|does not want to be|asks? not to be|should not be|wishes? not to be) (?:disclosed?|named?|identified|identify|revealed?)\b/iu, 'somebody who is not to be named', 2.2, 'sentence', /\b(?:complainant|not to be disclosed to the defence\b\s*(?:MG|$)|form|document|schedule|copied)\b/iu),
  cue('info information tip', /\b(?:info|information|tip(?:-off)?) (?:came|comes|received|was (?:received|given|provided|passed)|provided|given|passed|supplied) (?:in )?(?:from|by|via|in confidence|anonymously|to)\b/iu, 'where information came from', 2, 'sentence', /\b(?:police|officer|counsel|solicitor|witness care|by pc|by dc|to the insurer|by the bank)\b/iu),
  cue('niche', /\b(?:see )?niche (?:ref |occ(?:urrence)? |intel |log )?\d{2}[-/ ]?\d{3,}.*/iu, 'a reference to the intelligence system', 2.2, 'words'),
  cue('surveillance observation op obs', /\b(?:surveillance (?:team|post|point|operation|log|officers?)|observation (?:post|point)|obs(?:ervation)? (?:post|point|van)|directed surveillance|covert (?:camera|recording|observation|policing)|static op|premises used (?:for|as) observ\w+)\b/iu, 'surveillance', 2.5, 'clause', /\bcctv\b/iu),
  cue('see', /\bsee (?:intel|\d{2}[/-]\d{3,6}|dib|pnd|iis|log 5x5x5|5x5x5|3x5x2|ir\/?\d+)\b.*/iu, 'a pointer to intelligence', 1.8, 'sentence'),
  cue('5x5x5 3x5x2 ncirs pnd', /\b(?:5x5x5|3x5x2|pnd (?:ref|entry|check|record|hit))\b.*/iu, 'an intelligence form', 2.5, 'sentence'),
  cue('reported reports colleague', /\breported (?:in confidence|by (?:a |an )?(?:colleague|neighbour|associate|relative|ex|former) [\p{L} ]{0,20}that)\b/iu, 'a report in confidence', 2, 'sentence'),
  cue('confidence confidentially record quiet privately', /\b(?:told|said|says|disclosed|spoke|speaking|given|gave|reported|states?) (?:\p{L}+ ){0,4}(?:in (?:strict )?confidence|confidentially|off the record|on the quiet|privately)\b/iu, 'told in confidence', 2, 'sentence'),
  cue('suspicious sar', /\bsuspicious activity report\b|\bSAR (?:ref|submitted|filed)\b/iu, 'a suspicious activity report', 2.5, 'sentence'),
]); // prettier-ignore

/** Recognises intelligence and its sources. */
export const informant: Recogniser = {
  name: 'informant',
  find: (view: View, known: Known): Iterable<Hit> => hitsOf(view, known, 'informant', table),
};
