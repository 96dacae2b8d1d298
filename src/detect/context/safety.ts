// What keeps somebody safe, and what would undo it: refuges, new addresses, alarms, markers, codes, protective plans. Always
// redacted, always shown to a person. The names of hidden places count wherever they stand in the case.
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import type { Cue } from './cue.ts';
import { cueTable, hitsOf } from './cue.ts';
import { learntHits, namesPattern } from './learnt.ts';
import type { WholeCase } from './whole.ts';

const cue = (on: string, pattern: RegExp, says: string, weight: number, more: Partial<Cue> = {}): Cue => ({
  on, pattern, says, weight, grow: 'clause', ...more,
}); // prettier-ignore

const table = cueTable([
  cue('refuge refuges', /\b(?:the|a|women's|her|into|in|at|to|another|family) (?:\p{L}+ ){0,3}refuges?\b|\brefuges?\b/iu, 'a refuge', 3, { unless: /\b(?:refuge (?:collection|lorry|disposal)|pedestrian refuge|took refuge)\b/iu }),
  cue('aid', /\b(?:\p{Lu}\p{L}+ )*women'?s aid\b/iu, 'a refuge provider', 3),
  cue('safe safehouse', /\bsafe (?:house|place|address|accommodation|location|room|number|contact|time to call|word)\b/iu, 'a safe place or contact', 2.8),
  cue('new temporary current undisclosed secret confidential', /\b(?:new|temporary|current|undisclosed|secret|confidential|present) (?:home |mobile |phone |contact |work )*(?:address|accommodation|number|location|placement|whereabouts|flat|place)\b[^.;\n]*/iu, 'a new address or number', 1.6, { unless: /\b(?:defendant|suspect|detained|bail(?:ed)?) |new (?:place|flat)s? (?:opened|built)|current (?:location|place) of (?:the )?(?:exhibit|item)/iu, grow: 'words' }),
  cue('idva isva marac dash iva', /\b(?:DASH|MARAC|IDVA|ISVA)\b/u, 'domestic abuse services', 2.5, { grow: 'sentence', unless: /\b(?:isva offered|leaflet)\b/iu }),
  cue('alarm alarms tecsos handset pendant lifeline careline', /\b(?:panic|personal|pendant|attack|police|lifeline|home|careline|deep lung|domestic violence) (?:\p{L}+ )?(?:alarms?|button)\b[^.;\n]*|\btec ?sos\b[^.;\n]*|\b(?:lifeline|careline) pendant\b[^.;]*|\balarm (?:was |has been |is )?(?:fitted|installed|issued|provided)\b[^.;]*/iu, 'an alarm', 2.8, { grow: 'words' }),
  cue('issued handset fitted installed put changed camera cameras lock locks chain', /\b(?:a |an )?(?:\p{L}+ )?(?:handset|tracker|dashcam|doorbell|cameras?|cctv|fire[- ]?proof letter ?box|letter ?box|spy ?hole|locks?|chain|security lights?|safe ?room|london bars?|window locks?)\b (?:has been |have been |was |were |is )?(?:issued|fitted|installed|changed|put (?:on|in|up))\b|\b(?:fitted|installed|issued|put(?: (?:on|up|in))?|had|given|got) (?:an? |some |new |two |the )*(?:fire[- ]?proof letter ?box(?:es)?|camera (?:on|at|in|over|above) the |cameras? (?:on|at|in) |panic button|chain (?:put )?on|door chain|window alarms?|new locks?|ring doorbell|security light\w*|safe room|target hardening)\b/iu, 'protection of a home', 2.5),
  cue('changed change changing', /\b(?:had to |have |has |had |'ve |'s )?chang(?:e|ed|ing) (?:my|her|his|our|their|the) (?:phone |mobile |home )?(?:number|locks?|routine|route|surname)\b[^.;]*/iu, 'a change made to keep safe', 2, { unless: /\b(?:tyres?|shift|mind|clothes)\b/iu }),
  cue('reprisals reprisal repercussions', /\b(?:afraid|frightened|scared|worried|fear(?:s|ful)?|in fear|concerned)\b[^.;]{0,30}\b(?:reprisals?|repercussions|what (?:he|she|they) (?:will|might|would) do)\b[^.;]*/iu, 'fear of reprisals', 1.8),
  cue('doorbell cameras camera', /\b(?:got|have|has|had|bought|put|fitted|installed) (?:\p{L}+ ){0,4}(?:ring doorbell|video doorbell|doorbell camera|cameras? up|cctv (?:put )?(?:up|in))\b[^.;]*/iu, 'protection of a home', 1.8, { unless: /\b(?:footage|captured|recorded|shop|premises|officer|pc|seized)\b/iu }),
  cue('letter letterbox proof hardening sanctuary', /\bfire[- ]?proof letter ?box\b|\btarget hardening\b|\bsanctuary scheme\b[^.;]*/iu, 'protection of a home', 2.8, { grow: 'words' }),
  cue('key keys', /\bkey ?safe\b|\b(?:spare|front door|back door|house) keys?\b[^.;]{0,20}\b(?:to|is|are|under|with|in|kept|left|hidden|for|behind|at)\b|\b(?:leave|leaves|left|keep|keeps|hide|hides) (?:the|a|my|our|her) (?:spare |door |house )?key (?:under|in|with|behind|on|at|above|beneath)\b|\bhas (?:a |still got a )?(?:spare )?key\b/iu, 'a key and where it is', 2.2, { unless: /\bkeys? (?:seized|for (?:vw|the vehicle)|in the (?:dish|ignition))\b/iu }),
  cue('latch unlocked', /\b(?:leaves?|leave|left) (?:the |her |my |our )?(?:back |front |side )?door (?:on the latch|unlocked|open)\b/iu, 'a door left open', 0.8),
  cue('tracker tracking', /\b(?:put|found|fitted|has|placed|there (?:is|was)|with) (?:a |an )?(?:gps )?(?:tracker|tracking device|airtag)\b/iu, 'a tracker', 2),
  cue('bag packed', /\bkeeps? a bag packed\b|\bbag packed (?:at|with|in)\b|\bescape plan\b|\bsafety plan\b/iu, 'a plan to get away', 2.8),
  cue('know find told knows', /\b(?:does not|doesn't|must not|do not|don't|not|never|mustn't|he is not to|isn't to|not to) (?:want (?:him|her|them|that man|the defendant|anyone) to )?(?:know|find out|be told|learn|find) (?:where|that|of|it was|about|her|the (?:new )?address|any of this|this)\b[^.;]*/iu, 'what must not be known', 1.5, { grow: 'words', unless: /\b(?:do not know (?:where|that|of)|i don't know|don't know|did not know|does not know (?:where he|that he)|has not told)\b/iu }),
  cue('not unknown', /\b(?:not|un)\s?known to (?:the )?(?:suspect|defendant|him|her ex|perpetrator|respondent)\b/iu, 'not known to the defendant', 2.8),
  cue('exclusion zone', /\b(?:exclusion zone|added as an? (?:area|exclusion)|put in as an exclusion)\b|\bgive away where\b|\breveal (?:where|her|his|the (?:location|address))\b/iu, 'why an area is or is not excluded', 2.2),
  cue('give', /\b(?:give|gives|giving|gave) away (?:where|her|his|their|the (?:address|location|whereabouts))\b/iu, 'what would give a place away', 2.8),
  cue('treat urgent marker tau markers', /\b(?:treat[- ]as[- ]urgent|TAU|urgent response|red) (?:response )?markers?\b|\bmarkers? (?:placed|put|on|added|at|against) (?:on |at |to )?|\b(?:special scheme|address flag|location of interest|warning flag)\b/iu, 'a police marker on an address', 2.5, { unless: /\bwarning (?:signals?|markers?):/iu }),
  cue('threat threats osman', /\bosman (?:warning|notice)\b|\bthreats? to life (?:log|warning|notice|assessment)\b/iu, 'a threat to life', 2.8),
  cue('injunction molestation occupation order orders prohibited', /\b(?:an? )?(?:injunction|non-?molestation(?: order)?|occupation order|protection order|dvpo|dvpn|prohibited steps order|stalking protection order|forced marriage protection order|ward of court)\b/iu, 'an injunction', 2, { unless: /\b(?:orders? sought|restraining order sought|application on conviction)\b/iu }),
  cue('screens entrance link waiting separate', /\b(?:separate|different|side|back|staff|rear) (?:entrance|door|waiting (?:room|area))\b/iu, 'how somebody comes to court', 2, { needs: /\b(?:screens?|court|link|evidence|witness|arriv\w+|come in|asked|separate)\b/iu, unless: /\b(?:he|male|suspect|defendant) (?:left|ran|came|went|entered)\b|\bback door\b/iu, grow: 'clause' }),
  cue('screens', /\bscreens and (?:a |the )?[^.;]*/iu, 'how somebody comes to court', 1.8, { grow: 'words' }),
  cue('link', /\b(?:live|video|remote|tv) ?-?link (?:from|at|site|suite)\b[^.;]*/iu, 'where evidence is given from', 2.2, { grow: 'words' }),
  cue('password passphrase codeword', /\b(?:password|code ?word|pass ?phrase)\b[^.\n;]{0,12}(?:put on record|is|was|:|on (?:the )?(?:record|account|file|system)|set|agreed)\b[^.\n;]*/iu, 'a password', 2.8, { unless: /\bsuspect knows\b/iu }),
  cue('moved room bed ward', /\b(?:moved|transferred|put|nursed) (?:to|in|into) (?:a )?(?:side room|side ward|secure|another ward|different ward|room|ward|bed) ?\w{0,3}\b/iu, 'moved in hospital', 2, { needs: /\b(?:visitor|password|rang|security|safety|ward|room)\b/iu }),
  cue('box co poste', /\bp\.?o\.? ?box \d+\b[^.;\n]*/iu, 'a box number', 2.2, { grow: 'words' }),
  cue('box', /\b(?:all )?(?:goes|sent|forwarded|redirected) to the \p{Lu}\p{L}+ (?:box|address|office)\b[^.;"]*/u, 'where the post goes', 2.5),
  cue('rehoused rehousing rehouse priority band choice relocation relocated relocating', /\b(?:re-?hous(?:ed|ing)|relocat(?:ed|ion|ing)|areas? of choice|priority band|management transfer|managed move)\b/iu, 'being rehoused', 1.6, { grow: 'words' }),
  cue('choice', /\bareas? of choice:?\s+(?<it>[^.;\n]+)/iu, 'where somebody wants to move', 2.8, { grow: 'words' }),
  cue('correspondence', /\b(?:correspondence|forwarding|contact|care of) address:?\s+(?<it>[^.;\n]+)/iu, 'a correspondence address', 2.5, { grow: 'words' }),
  cue('gone moved sleep sleeps sleeping staying stay go', /\b(?:family|they|she|children|kids|we|victim|ip|wife|he|complainant|witness)\b[^.;]{0,40}?\b(?:sleep|sleeping|gone|moved|staying|will go|go|been|relocated)\b (?:\p{L}+ ){0,3}?(?:at|to|with|in) (?:an? |my |her |his |their )?(?:uncle|aunt|friend|relative|hotel|b&b|hostel|sister|mother|parents|brother|premier inn|travelodge|\d+[A-Z]? )/iu, 'where somebody has gone for safety', 1.8, { unless: /\b(?:gone (?:to|in) (?:hospital|the shop|work|bed))\b/iu }),
  cue('uncle aunt sister friend cousin brother parents', /\bat (?:my|her|his|our|their) (?:uncle|aunt|sister|friend|cousin|brother|mother|nan|gran|parent|mate)(?:s'|'s|s)? (?:on|in|at|over|near|house|place|flat)\b[^.;,]*/iu, 'with whom somebody shelters', 1.8, { grow: 'words' }),
  cue('lock locks door', /\ba (?:lock|bolt) on every door\b/iu, 'a protected place', 2.5, { grow: 'sentence' }),
  cue('place', /\b(?:a|the) place (?:in|near|outside|at) \p{Lu}\p{L}+|\ba place (?:that )?\p{L}+ (?:has |have )?found (?:for )?(?:us|me|her|them)\b/u, 'a place found for somebody', 2.2),
  cue('women taking took people', /\b(?:women's people|support worker|outreach|caseworker|the (?:charity|project)) (?:were |was |are |is |has |have )?(?:taking|took|moved|moving|found|got) (?:her|him|them|me|us)\b/iu, 'who takes somebody to safety', 2.5),
  cue('informed ref intelligence force cheshire', /\b(?:constabulary|police|force|\p{Lu}\p{L}+) (?:have been |has been |were |was )?(?:informed|notified|made aware|updated)(?: under| via| by)? (?:ref(?:erence)?\.? )?(?:iml|log|inc\w*|ref)\b[^.;\n]*/iu, 'another force told', 2.2, { grow: 'words', unless: /\b(?:\p{Lu}?FRS|fire|ambo|ambulance|ambos|\p{Lu}{1,3}AS|coastguard|council)\b/u }),
  cue('windows burn burnt firebombed petrol threatened warned', /\b(?:has been|been|was|were) (?:told|warned|threatened) that (?:\p{L}+ ){0,3}(?:windows?|house|shop|car|kids|family|door|he|she|they)\b/iu, 'a threat that is known', 1.6),
  cue('rang call caller', /\bdoes not want (?:him|her|them|it|anyone|the \p{L}+) to (?:know|get out|come out)\b/iu, 'does not want it known', 1.8),
  cue('optician dentist say', /\bsay (?:it is|you are|it's|you're) (?:the )?(?:optician|dentist|school|vet|delivery|library|surgery|parcel)\b/iu, 'how to ring safely', 2.5, { grow: 'sentence' }),
  cue('high medium', /\b(?:risk|result|graded|assessed|outcome) (?:was|is|as|at|:)? ?(?:assessed )?(?:as )?(?<it>HIGH|MEDIUM|STANDARD)\b/u, 'the grade of a risk', 2, { grow: 'words' }),
  cue('disclosed', /\b(?:she|he|they) disclosed (?<it>that (?:he|she|they) (?:has|had|have) (?:a |put |been |got )[^.;]*(?:, that [^.;]*)?(?:,? and that [^.;]*)?)/iu, 'told in a risk assessment', 2, { grow: 'words' }),
  cue('risk number ring comes', /\bnumber to ring\b[^.;]*\b(?:address|police|marker)\b/iu, 'a number to ring', 2),
  cue('windows', /\bwindows (?:will|would) go in\b/iu, 'a threat that is known', 1.8, { grow: 'sentence' }),
  cue('ring call phone text contact number', /\b(?:please )?(?:only|don't|do not|never) (?:ring|call|phone|text|contact|write)\b[^.;]*?\b(?:between|before|after|when|at|on|to|unless|until|home|work)\b[^.;]*|\b(?:the|that is the) (?:only )?(?:safe )?number to (?:use|ring|call)\b/iu, 'how and when to reach somebody safely', 1.5, { grow: 'words', unless: /\b(?:not to contact|contact directly|contact him|call 999)\b/iu }),
  cue('word', /\b(?:use|say|say the|with|agreed|ask for|give) (?:the |a )?(?:(?:code|safe|pass|secret) )?word\b[^.;]{1,40}/iu, 'a word agreed', 2.2, { grow: 'words', unless: /\b(?:called|shouted|swear|said the word|the word (?:he|she|was))\b/iu }),
  cue('flag flagged marker', /\b(?:flag|marker|warning) (?:is |was |has been )?(?:placed |put |set )?on (?:my|her|his|their|our|the) (?:phone|number|mobile|address|house|car|account)\b[^.;]*|\bput an? (?:flag|marker) on\b[^.;]*/iu, 'a police marker', 2.2, { grow: 'words' }),
  cue('mol', /\b(?:a )?non-?mol\b[^.;]*/iu, 'an injunction', 2.5, { grow: 'words' }),
  cue('victim support phone', /\bgiven (?:a |an? new |another )?(?:phone|mobile|sim|handset)\b[^.;]*/iu, 'a safe phone', 1.8),
]); // prettier-ignore

/** Recognises what keeps somebody safe; `whole` holds the names of hidden places. */
export function safetyRecogniser(whole: WholeCase): Recogniser {
  const havens = namesPattern(whole.havens);
  return {
    name: 'safety',
    *find(view: View, known: Known): Generator<Hit> {
      yield* hitsOf(view, known, 'safety', table);
      yield* learntHits(view, havens, 'safety', 'the name of a place that the case hides elsewhere', 2.5, []);
    },
  };
}
