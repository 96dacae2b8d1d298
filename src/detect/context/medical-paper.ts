// Medical papers: discharge summaries, ward notes, clinic letters, wristbands. Reads them by their headings and judges every
// sentence: the injury of the attendance, or history, medicines, mind, home life. Not for narrative papers (medical-words.ts).
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { hitAt } from './cue.ts';
import { trim } from './clause.ts';
import type { MedicalSense } from './medical-sense.ts';
import { historyKind, senseOf } from './medical-sense.ts';
import { proseOf } from './prose.ts';

type Section = MedicalSense | 'gp' | 'allergy' | 'other';

const HEADINGS: readonly (readonly [Section, string])[] = [
  ['gp', "registered gp|gp practice|gp surgery|gp details|gp name|usual gp|referring gp|gp"],
  ['history', "past (?:medical |surgical |psychiatric |obstetric |drug )?history|previous (?:medical )?history|medical history|psychiatric history|psych history|obstetric history|gyna?e history|family history|social history|social circumstances|drug history|background(?: history)?|relevant history|pmhx?|psh|pph|fhx?|shx?|dhx?|co-?morbidit(?:y|ies)|(?:active |significant )?problems?(?: list)?|significant past|current medications?|regular medications?|repeat medications?|medications?(?: on (?:admission|arrival|discharge))?|meds|drugs(?: on admission)?|prescription|ttos?|ttas?|social|lifestyle|alcohol|smoking|smoker|occupation and home|home situation|lives with|mental health|mental state(?: examination)?|mse|mood|psych|psychosocial|safeguarding|pregnan(?:cy|t)|lmp|contraception|sexual health|sexual history|disabilit(?:y|ies)|mobility|risk(?: assessment)?|alerts?|medical alert|systems review|immunisations?|weight|bmi|blood group|care needs|dependants?"],
  ['allergy', "known allergies|allerg(?:y|ies)(?: and sensitivities)?|drug allergies"],
  ['injury', "presenting complaint|history of presenting complaint|complaint|complaining of|pc|hpc|c/o|mechanism(?: of injury)?|moi|triage(?: note)?|injur(?:y|ies)|examination|on examination|o/e|exam|clinical findings|findings|x-?rays?|ct(?: scan)?(?: head| face| neck| head/face)?|mri|xr|imaging|radiology|investigations?|treatment(?: given)?|procedures?|op(?:eration)? notes?|operation|surgery performed|diagnos(?:is|es)|impression|imp|plan|management|outcome|prognosis|progress|wounds?|body map|account(?: given)?|history from patient|summary of injuries|clinical summary|discharge diagnosis"],
  ['other', "patient(?: name)?|name|surname|forenames?|nhs(?: no\\.?| number)?|hosp(?:ital)?(?: no\\.?| number)?|mrn|dob|d\\.o\\.b\\.?|date of birth|age|sex|gender|address|currently staying|tel(?:ephone)?|mobile|phone|next of kin|nok|religion|ethnic(?:ity| category| group| origin)?|attended|arrived|mode(?: of arrival)?|left dept|cons(?:ultant)?|nurse|ward|bed|signed|seen by|dictated|typed|cc|copy to|date|time|interpreter|language|photo|exhibit|visitor|school|employer|occupation|incident|re|dear"],
]; // prettier-ignore

const KIND = HEADINGS.map(([section, names]) => [section, new RegExp(`^(?:${names})$`, 'iu')] as const);
const ALL = HEADINGS.map(([, names]) => names).join('|');
/** A heading at a line's start or inside it (then with its colon). */
const HEADING = new RegExp(
  `(?:^|(?<=[\\n\\t\\f])) *(${ALL})(?:\\s*[:.]|(?=\\n)|(?=\\t)| (?=[A-Z]))|(?<=[\\s.;])(${ALL}):`,
  'giu',
);

/** Papers that are history from the first line to the last. */
const HISTORY_PAGE =
  /^\s*(?:[A-Z&' ]*)(?:psychiatr\w*|psycholog\w*|mental health|counselling|maternity|antenatal|obstetric|midwi\w+|camhs|cmht|sexual health|social services|therapy|memory clinic|substance misuse|gp record|patient record summary)\b[^\n]{0,60}$/imu;

const sectionOf = (heading: string): Section => KIND.find(([, names]) => names.test(heading))?.[0] ?? 'none';

interface Part {
  readonly section: Section;
  readonly page: MedicalSense;
  readonly from: number;
  readonly to: number;
}

/** What stands on its heading's own line ends with the line: below it the page speaks again. A bare heading rules what follows. */
function* part(text: string, section: Section, page: MedicalSense, from: number, to: number): Generator<Part> {
  const end = text.slice(from, to).search(/[\n\t\f]/u);
  const inline = end >= 0 && text.slice(from, from + end).trim() !== '';
  if (section !== 'other') yield { section, page, from, to: inline ? from + end : to };
  if (inline || (section === 'other' && end >= 0)) yield { section: page, page, from: from + end, to };
}

/** Cuts the text of a medical paper at its headings. */
function* partsOf(text: string): Generator<Part> {
  let start = 0;
  for (const sheet of text.split('\f')) {
    const page: MedicalSense = HISTORY_PAGE.test(sheet.slice(0, 300)) ? 'history' : 'none';
    let section: Section = page;
    let from = start;
    for (const hit of sheet.matchAll(HEADING)) {
      yield* part(text, section, page, from, start + hit.index);
      section = sectionOf((hit[1] ?? hit[2] ?? '').trim());
      from = start + hit.index + hit[0].length;
    }
    yield* part(text, section, page, from, start + sheet.length);
    start += sheet.length + 1;
  }
}

/** A sign-off: a title and a name, no more. */
const SIGNED =
  /^(?:signed |seen by |dictated by )?(?:dr|mr|mrs|ms|miss|prof(?:essor)?|nurse|sister|consultant)\b.{0,90}$/iu;

/** Whose record it is: the document's own person. */
const owner = (view: View, known: Known): string | undefined =>
  known.roster.people.some((person) => person.id === view.about) ? view.about : undefined;

const says = (section: Section): string =>
  section === 'none' ? 'a note in a medical paper' : 'stands under that heading of a medical paper';

function* find(view: View, known: Known): Generator<Hit> {
  if (view.type !== 'MEDICAL' && view.type !== 'PHOTO') return;
  const { text, sentences } = proseOf(view);
  const whose = owner(view, known);
  let next = 0;
  for (const part of partsOf(text)) {
    if (part.section === 'other') continue;
    if (part.section === 'gp') {
      const line = trim(text, part.from, lineEnd(text, part.from, part.to));
      if (line.to > line.from)
        yield hitAt(
          'medical',
          line,
          [{ kind: 'layout', says: 'the field for the general practitioner', weight: 3 }],
          ['gp'],
          whose,
        );
      continue;
    }
    while (next < sentences.length && (sentences[next] as { to: number }).to <= part.from) next++;
    for (let i = next; i < sentences.length; i++) {
      const sentence = sentences[i] as { from: number; to: number };
      if (sentence.from >= part.to) break;
      const span = trim(text, Math.max(sentence.from, part.from), Math.min(sentence.to, part.to));
      const words = text.slice(span.from, span.to);
      if (!/\p{L}{2}/u.test(words)) continue;
      if (part.section === 'allergy') {
        yield hitAt(
          'medical',
          span,
          [{ kind: 'layout', says: 'the field for allergies', weight: 3 }],
          ['history'],
          whose,
        );
        break;
      }
      const section = part.section;
      if (SIGNED.test(words) && senseOf(words, 'none') === 'none') continue;
      const sense = senseOf(words, section);
      if (sense === 'none') continue;
      const headed = section !== 'none';
      const trait = sense === 'injury' ? 'injury' : historyKind(words);
      yield hitAt(
        'medical',
        span,
        [{ kind: headed ? 'layout' : 'cue', says: says(section), weight: headed && sense === section ? 3 : 2 }],
        [trait],
        whose,
      );
    }
  }
}

/** A field's value ends with its line, or where the line's end was lost, after a fair length. */
function lineEnd(text: string, from: number, to: number): number {
  const at = text.slice(from, to).search(/[\n\t\f]/);
  const end = at < 0 ? to : from + at;
  return Math.min(end, from + 120);
}

/** Recognises what a medical paper tells, each sentence with its kind. */
export const medicalPaper: Recogniser = { name: 'medical-paper', find };
