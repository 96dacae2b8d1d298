// Medical words in narrative papers: statements, summaries, logs, letters, bank lines. Finds the clause that tells of a
// condition, medicine, treatment, pregnancy or therapy, and tells it apart from the injury of the offence.
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import type { Cue } from './cue.ts';
import { cueTable, hitAt, matchCues, speakerAt, wakesLike } from './cue.ts';
import { OTHERS_BODY } from './body.ts';
import { historyKind, tellsInjury } from './medical-sense.ts';
import { withoutLead, withoutNames } from './aside.ts';
import type { Prose, Stretch } from './prose.ts';
import { proseOf } from './prose.ts';
import { BODY, INJURIES } from './words/injuries.ts';
import { CONDITIONS } from './words/conditions.ts';
import { MEDICINES } from './words/medicines.ts';

const b = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu');
const MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|the new year';
const NUMBER =
  '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen|twenty|thirty|forty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?';

const history = (on: string, pattern: string, says: string, weight: number, more: Partial<Cue> = {}): Cue => ({
  on, pattern: b(pattern), grow: 'clause', says, weight, ...more,
}); // prettier-ignore

const HISTORY: readonly Cue[] = [
  history(MEDICINES.join(' '), `(?:${MEDICINES.join('|')})`, 'a medicine for a lasting condition', 3, { unless: /\b(?:supply|intent|possess\w*|wraps?|dealer|seized|deposit)\b/iu }),
  history('tablets tablet pills medication medicines meds prescription prescribed inhaler insulin pump', `(?:(?:my|his|her|their|the|on|taking|take|takes|took|of|stronger|some|kinds of|three) (?:\\w+ ){0,3}(?:tablets?|pills|medication|medicines|meds|prescription)|(?:tablets?|pills|medication) (?:for|from|he|she|they|i)|prescribed|(?:inhaler|insulin|pump) )`, 'medicines that somebody takes', 2.5, { unless: /\b(?:supply|seized|exhibit|stolen|playing|android|samsung|ipad|pharmacy counter|duties are)\b/iu }),
  history('counsellor counsellors counselling therapist therapy therapies psychologist psychiatrist psychiatric psychotherapy camhs cmht iapt crisis samaritans psych', `(?:counsell(?:or|ors|ing)|therap(?:ist|y|ies)|psycholog(?:ist|y)|psychiatr(?:ist|ic|y)|psychotherap\\w+|camhs|cmht|iapt|crisis team|mind matters|talking therap\\w+)`, 'counselling or therapy', 3, { unless: /\b(?:offered|leaflet|consent to (?:medical|disclos))\b/iu }),
  history('session sessions', `(?:our|my|your|her|his|next|confirming|the) (?:\\w+ )?sessions? (?:on |with |at )?(?:mon|tue|wed|thu|fri|sat|sun|with)\\w*`, 'an appointment for sessions', 2),
  history('group groups meetings', `(?:support|self-help|bereavement|recovery) groups?|(?:aa|na|ga|al-anon) meetings?`, 'a support group', 2.5),
  history('under', `under (?:the |a |my |his |her |our )?(?:\\w+ )?(?:doctor|hospital|consultant|clinic|team|psych|specialist|care of|midwife|surgeon|cardiolog\\w+|neurolog\\w+|oncolog\\w+)\\b`, 'under the care of somebody', 2.5, { unless: /\bunder (?:the )?(?:surveillance|response|police)\b/iu }),
  history('doctor doctors gp consultant nurse specialist', `(?:the|my|her|his|our) (?:doctor|gp|consultant|specialist)s?(?: at [\\w' ]+)? (?:has|have|had|put|says?|said|told|gave|is|prescribed|thinks|wants|signed|referred)|(?:see|seeing|saw|seen by|visit(?:ed)?|rang|spoken to|told) (?:the|my|her|his|a|our) (?:doctor|gp|consultant|specialist|midwife|health visitor)`, 'what a doctor said or does', 2),
  history('hospital infirmary ward', `(?:went|gone|been|was|go|going|admitted|taken|rushed|back|is) (?:in|into|to) (?:the |a )?hospital(?! (?:by|in an ambulance))|in (?:the )?(?:[A-Z][\\w']+ ){1,3}(?:hospital|infirmary) for|seen at the hospital|hospital (?:appt|appointment|appointments)`, 'a stay at or visit to hospital', 1.6, { unless: /\b(?:ambulance|following the (?:assault|attack|incident|collision)|after the (?:assault|attack|incident|collision|crash)|injur\w+|x-ray)\b/iu }),
  history('clinic check checkup appointment appointments scan scans operation surgery op bypass biopsy', `(?:\\w+ clinic\\b|for (?:my|a|her|his) (?:check[- ]?up|scan|biopsy|operation|procedure|surgery)|(?:my|her|his|the|all my) scans?\\b|(?:had|have|having|awaiting|waiting for|your|my|her|his) (?:an? |my |her |his |\\w+ )?(?:operation|bypass|surgery|biopsy)\\b|until the scan)`, 'a clinic, scan or operation', 1.8, { unless: /\b(?:fracture clinic|plastic surgery for the|surger(?:y|ies) to (?:my|his|her)|ct scan|head scan)\b/iu }),
  history('awaiting waiting', `(?:awaiting|waiting for|on the (?:waiting )?list for) (?:an? |the |some |his |her |my )?(?:\\w+ )?(?:stent|operation|surgery|transplant|bypass|scan|biopsy|results|diagnosis|hip|knee|assessment)`, 'waiting for treatment', 3),
  history('weeks months', `(?:${NUMBER}|\\w+-\\w+) (?:weeks?|months?)(?: pregnant| gone| on\\b)?(?= and (?:i|she)\\b|,|\\.|$| gone| pregnant| on )`, 'how far a pregnancy is', 1.6, { needs: /\b(?:am|is|was|at) (?:about |only |nearly |just |now )?(?:\d+|[a-z]+(?:-[a-z]+)?) (?:weeks|months)\b|\b(?:weeks|months) (?:pregnant|gone|on)\b/iu, unless: /\b(?:old|ago|imprisonment|relationship|custody|worked|employed|sentence)\b/iu }),
  history('expecting due bump', `(?:is|was|am|are|i'm|she's|be|who's|also) (?:\\w+ )?expecting(?! (?:him|her|them|it|a (?:delivery|parcel|call|visit)|to\\b|the\\b|my\\b|someone|somebody))|due (?:in|on|at|to give birth)(?: the)?(?: \\d+(?:st|nd|rd|th)?)? (?:${MONTHS})|baby (?:is |was )?due|baby bump`, 'a pregnancy', 2.5, { unless: /\b(?:rent|bill|payment|court|hearing|sentence|delivery)\b/iu }),
  history('baby babies', `(?:lost|losing|lose) (?:the|a|our|my|her|their|two|three) (?:bab(?:y|ies)|pregnanc\\w+|child)|(?:first thought|worried|scared|frightened|afraid) (?:\\w+ )?for (?:the|my|our|her) (?:unborn )?baby|unborn`, 'a pregnancy or its loss', 3),
  history('losing', `after losing (?:two|three|one|another)(?=[.,;]|$)`, 'a pregnancy lost', 2),
  history('pregnant miscarriage maternity ivf', `(?:pregnan\\w+|miscarr\\w+|maternity|ivf)`, 'a pregnancy', 3),
  history('sick ill unwell illness', `(?:been|being|am|was|is|get(?:s|ting)?) (?:\\w+ )?(?:sick|ill|unwell)(?: (?:since|\\w+ times|for|with|again))|(?:my|her|his) illness|worst of (?:my|her|his) illness|signed off(?: sick)?|off sick|long[- ]term sick|sick (?:note|leave)`, 'an illness', 1.8, { unless: /\b(?:sick pay|made me sick|sick of)\b/iu }),
  history('eating ate stone', `not eating(?: again| properly)?|stopped eating|down to \\w+(?: and a half)? stone`, 'not eating', 2),
  history('sleep sleeping', `something to (?:help (?:me|her|him) )?sleep|sleeping (?:tablets|pills)`, 'help to sleep', 2.5),
  history('myself himself herself', `(?:not|never|haven't|hasn't) been (?:right|well|myself|himself|herself)\\b`, 'not being well', 2),
  history('nerves breakdown', `(?:for|with|bad with|suffers with) (?:my|her|his|the) nerves`, 'nerves', 2.5),
  history('mood', `(?:my|her|his|low|for (?:my|her|his)) mood|mood (?:is |was )?low`, 'mood', 1.8, { unless: /\b(?:bad|good|foul|what|in a) mood\b/iu }),
  history('suffers suffer suffered suffering diagnosed condition conditions disorder', `suffer(?:s|ed|ing)? (?:from|with)|diagnosed (?:with|as)|(?:medical|health|heart|lung|kidney|skin|lifelong|long[- ]term) (?:condition|problem|issue)s?`, 'a condition named', 2.5, { unless: /\bsuffer(?:s|ed|ing)? (?:from )?(?:a |an )?(?:\w+ ){0,3}(?:injur|fractur|cut|lacerat|bruis|wound|loss)/iu }),
  history('surgery treated treatment', `treated for (?:an? )?(?!shock|the (?:cut|wound|injur)|(?:cuts|bruis|injur|burn|fractur|smoke)\\w*)`, 'treatment for a condition', 2, { unless: /\b(?:at the scene|ambulance|paramedics?)\b/iu }),
  history('years', `(?:clear|free) (?:of (?:fits|seizures|cancer) )?for (?:\\w+ )?(?:years|months)|${NUMBER} years (?:clean|sober|clear)`, 'a condition kept at bay', 2.5),
  history('clean sober', `(?:been|got|am|is) (?:clean|sober) (?:for|since|from)`, 'recovery', 2),
  history('tablets pills', `(?:too many|handful of|all (?:of )?(?:my|his|her|the)) (?:of my |of her |of his )?(?:tablets|pills|medication)`, 'an overdose', 3),
  history('wrists cut', `cut(?:ting)? (?:my|her|his) (?:own )?wrists|hurt(?:ing)? (?:myself|herself|himself)`, 'self-harm', 2),
  history('drink drinks drinking drinker', `(?:drink|drinking) problem|problem with (?:the )?drink|(?:don't|do not|never|stopped) drink(?:ing)? since|\\d+ (?:cans|units|pints|bottles) (?:a|per) (?:day|week)`, 'drinking told as health', 1.8),
  history('wheelchair frame oxygen carer carers housebound aids blind deaf', `(?:walks with|uses?|in|has|needs|on) (?:a |an |her |his |my )?(?:wheelchair|walking (?:frame|stick)|zimmer|oxygen|hearing aids?|mobility scooter|guide dog|assistance dog)|housebound|bed ?bound|carers? (?:\\w+ ){0,2}(?:times a day|a day|bd|tds|qds)`, 'frailty or a disability', 2),
  history('speech care plan ehcp sen senco dla pip support', `speech and language\\b[\\w ]*|care plan|ehcp|special needs|sen (?:support|register)|(?:on|gets|receives|claims) (?:pip|dla|esa|attendance allowance|carer's allowance)`, "a child's or disabled person's support", 2.5),
  history('smear sti pill coil hormones transition transitioning', `(?:on|taking|take) (?:the pill|hormones)|transitioning|morning[- ]after pill|sti (?:test|clinic)`, 'intimate health', 2.5),
  history('vulnerable', `customer vulnerable\\b.*`, 'a marker of vulnerability', 2.5, { grow: 'words' }),
  history('rash eczema adrenaline epipen', `allergic to|epi-?pen`, 'an allergy', 2.5),
  { on: 'ms me', pattern: /\b(?:has|have|having|with|got|diagnosed with|my) (?:MS|ME|CF|MND|PTSD|OCD)\b/u, grow: 'clause', says: 'a condition by its letters', weight: 2.5 },
  history('ward', `(?:come|came|coming|just) (?:\\w+ )?(?:off|out of|on) the ward|on the ward (?:for|with|after)`, 'a stay in hospital', 1.8),
  history('life', `(?:take|took|taking|end|ending|ended) (?:my|his|her|their) own life`, 'an attempt on the own life', 3),
  history('cut cuts cutting', `(?:cut|cuts|cutting) (?:myself|himself|herself) (?:on purpose|deliberately|again)`, 'self-harm', 2.5),
  history('hear see', `(?:can't|cannot|don't|doesn't|do not|does not) (?:hear|see) (?:too |so |very |that )?(?:well|much|properly|without (?:my|his|her) (?:aids?|glasses|lenses)|(?:on|in|out of) (?:the|my|his|her) (?:left|right|one|other)(?: side| ear| eye)?)`, 'hearing or sight', 2),
  history('sight hearing vision knees knee hips hip back legs lungs chest', `(?:my|his|her) (?:sight|hearing|vision|knees?|hips?|back|legs|lungs?|chest)(?: is|'s| are|'re) (?:\\w+ )?(?:poor|bad|going|failing|gone|shot|knackered|not good|not what)`, 'how body or senses are', 2),
  history('fit fits', `(?:had|having|has|have|took) (?:a |another |an epileptic )fit\\b(?! (?:of|about|when|because|at me|and (?:shouted|screamed)))|(?:has|have|had|having|gets) fits\\b`, 'a fit', 1.8),
  history('lump', `(?:found|had|have|has|scare with|with) (?:a |the )?lump (?:in|on|under) (?:my|his|her)\\b|scare with a lump`, 'a lump', 2.2),
  history('memory confused forgetful', `(?:my|her|his) memory (?:is|has|isn't)|get(?:s)? (?:my |her |his )?words mixed|confused (?:at times|sometimes)`, 'memory', 1.6),
]; // prettier-ignore

/** Conditions and injuries, woken by the beginnings of their words. */
const CONDITION: Cue = {
  on: wakesLike(CONDITIONS), pattern: b(CONDITIONS.join('|')), grow: 'clause', says: 'a condition or its treatment', weight: 3,
}; // prettier-ignore
const INJURY: Cue = {
  on: wakesLike(INJURIES, 'hurt', 'hit', 'struck', 'kicked', 'punched', 'pain', 'blow'),
  pattern: b(`${INJURIES.join('|')}|(?:hurt|hit|struck|kicked|punched|pain|blow)(?: (?:me|him|her|my|his|the|on|in|to|a|left|right|side|of|and)){0,6} ${BODY}`),
  grow: 'clause', says: 'an injury', weight: 1.9,
}; // prettier-ignore

/** Sentences that only look medical: charges, consent boxes, the names of forms. */
const NOT_MEDICAL =
  /\b(?:consent to (?:police|the police|medical|disclos\w+)|liable to prosecution|assault occasioning|grievous bodily|bodily harm|negative breath test|personal injury|rtc injury|compensation claim)\b/iu;

const table = cueTable([...HISTORY, CONDITION].map((cue) => ({ ...cue, unless: cue.unless ?? NOT_MEDICAL })));
const injuries = cueTable([{ ...INJURY, unless: NOT_MEDICAL }]);

const OTHERS =
  /["“”]|\b(?:he|him|his|she|her|they|them|police|court|officers?|statement|defendant|saw|heard|told|said|photographs?|exhibit)\b|(?<=[a-z,] )\p{Lu}\p{Ll}/u;
const LONG_AGO =
  /\b(?:last (?:year|month|spring|summer|autumn|winter)|years? ago|months? ago|in (?:19|20)\d\d|since (?:19|20)\d\d|as a child|when i was|before)\b/iu;

/** The rest of a sentence goes with the clause where the speaker only goes on about their own self. */
function widen(prose: Prose, sentence: Stretch, span: Stretch): Stretch {
  const fits = (text: string): boolean =>
    text.length < 140 && !OTHERS.test(text) && (!tellsInjury(text) || LONG_AGO.test(text));
  if (!/\b(?:I|my|me|I'm|I've)\b/u.test(prose.text.slice(span.from, span.to))) return span;
  const after = prose.text.slice(span.to, sentence.to);
  const before = prose.text.slice(sentence.from, span.from);
  const right = /^[,;]? ?(?:and|so|but|for|which|because)?\b/u.test(after) && fits(after) ? sentence.to : span.to;
  const left = /\b(?:I|my|me)\b/u.test(before) && fits(before) ? sentence.from : span.from;
  return { from: left, to: right };
}

/** Whose body the words speak of: the maker's of the statement, unless they tell of an injury on somebody else's. */
function hurtAt(view: View, known: Known, sentence: Stretch, span: Stretch): string | undefined {
  if (OTHERS_BODY.test(proseOf(view).text.slice(sentence.from, span.to))) return undefined;
  return speakerAt(view, known, sentence, span);
}

function* find(view: View, known: Known): Generator<Hit> {
  if (view.type === 'MEDICAL' || view.type === 'PNC' || view.type === 'MG16') return;
  const prose = proseOf(view);
  const told: Stretch[] = [];
  for (const match of matchCues(view, table)) {
    const text = prose.text.slice(match.span.from, match.span.to);
    const span = widen(prose, match.sentence, withoutLead(prose.text, withoutNames(prose.text, match.span, known)));
    told.push(span);
    yield hitAt(
      'medical',
      span,
      [{ kind: 'cue', says: match.cue.says, weight: match.cue.weight }],
      [historyKind(text)],
      hurtAt(view, known, match.sentence, span),
    );
  }
  for (const match of matchCues(view, injuries)) {
    if (told.some((span) => span.from < match.span.to && match.span.from < span.to)) continue;
    yield hitAt(
      'medical',
      match.span,
      [{ kind: 'cue', says: match.cue.says, weight: match.cue.weight }],
      ['injury'],
      hurtAt(view, known, match.sentence, match.span),
    );
  }
}

/** Recognises health told in narrative. */
export const medicalWords: Recogniser = { name: 'medical-words', find };
