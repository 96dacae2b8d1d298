// The record of a person on a PNC print or bad-character form: convictions line by line, summaries, disposals without a conviction,
// warning markers, DNA and fingerprint references. Whether the record is the right person's is asked elsewhere (identity).
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { trim } from './clause.ts';
import { hitAt } from './cue.ts';
import { proseOf } from './prose.ts';

const RECORDS = new Set(['PNC', 'MG16']);

/** A record line opens with a date, a list number before it or not. */
const DATED = /^\s*(?:\(?\d{1,3}[.)]?\s+)?(?<on>\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b.*)$/u;
/** Who suffered, where, with whom: other people's data, never part of the conviction's own words. */
const OTHERS =
  /\s*(?:[-–(]\s*)?\b(?:AP|AGGRIEVED(?: PARTY)?|COMPLAINANTS?|LOSERS?|VICTIMS?|INJURED PARTY|IP|VIC|LOCATION|OFFENCE DATE|PROTECTED PERSON|CO-?DEFENDANTS?|CO-?ACCUSED|ASSOCIATES?|WITNESS(?:ES)?|INFORMANT|ON (?=[A-Z]\. ?[A-Z]|(?:MR|MRS|MS|MISS|DR) ))\b.*$/iu;
const HEADING =
  /^\s*(?:summary of )?(?:convictions?|offences?|disposal(?: history)?|disposals|court disposals?|previous convictions?|cautions?|reprimands?(?: ?[/,] ?(?:warnings|cautions))*|warnings?|impending(?: prosecutions?)?|non-?convictions?(?: disposals?)?|no further (?:trial|action)|nfa|acquittals?|not guilty|orders?|pnds?|penalty notices?|community resolutions?|breaches|m\.?o\.?|offence history|bail history)\b/iu;
const FIELD =
  /^\s*(?:surname|forenames?|name|nickname|known as|alias(?:es)?(?: names?| dob)?|dob|born|date|sex|pnc ?id|pnc|cro|address|last known|prev(?:ious)?(?: addr\w*)?|co-?resident|partner|next of kin|occupation|driver|vehicle|colour|height|build|marks|photo|terminal|operator|printed|requested|police national|page|pnc print|end\b|intel\w*|warning|markers?|signals?|dna|fingerprints?|associates?|co-?def\w*|compl\w+|location|offence date|urn|station|school)\b/iu;
const SUMMARY =
  /(?:\b\d{1,3}\s+convictions?\b(?:[,; ]+(?:for )?\d{1,3}\s+offences?\b)?[^\n]*|\bconvictions?:?\s+(?:\(?\d{1,3}\b)[^\n]*|\boffences? (?:against|relating)\b[^\n\t]*)/giu;
const NOT_CONVICTED =
  /\b(?:nfa|no further action|acquitted|not guilty|discontinued|withdrawn|dismissed|no evidence offered|evidential|released without charge)\b/iu;
const MARKERS =
  /(?:^|[\n\t\f]|(?<=[\s.;-]))(?:warning (?:signals?|markers?)|warnings?(?=\s{1,4}[A-Z]{3})|wm|markers?|signals?)\b\s*(?:[:-]\s*|\s+)(?<it>[A-Z][^\n\t\f.]{2,120})/gu;
const MARKERS_ANY =
  /(?:^|[\n\t\f]|(?<=[\s.;-]))(?:warning (?:signals?|markers?)|markers?|pnc markers?)\s*:\s*(?<it>[^\n\t\f.]{3,120})/giu;
const TRACES =
  /\b(?:DNA|FINGERPRINTS?|FPS?)\b(?: (?:ref(?:erence)?|no\.?|number|status|profile))?\s*:?\s+(?<it>(?:confirmed|held|taken|profile|loaded|ref)?[ :]*[A-Z]{0,4}[\d/]{5,}[A-Z]?)/giu;

/** Lines of a record with where they stand in the view. */
function* linesOf(text: string): Generator<{ text: string; from: number }> {
  for (const line of text.matchAll(/[^\n\f]+/gu)) yield { text: line[0], from: line.index };
}

function* recordLines(view: View, whose: string | undefined): Generator<Hit> {
  const { text } = proseOf(view);
  let inside = false;
  let without = false;
  for (const line of linesOf(text)) {
    const dated = DATED.exec(line.text);
    const heading = HEADING.exec(line.text);
    if (heading) {
      inside = true;
      without = /non-?conv|nfa|no further|acquit|not guilty/iu.test(heading[0]);
    } else if (!dated && FIELD.test(line.text)) {
      inside = false;
      continue;
    }
    const lead = dated ? line.text.length - (dated.groups?.['on'] as string).length : heading ? heading[0].length : 0;
    if (!dated && !inside) continue;
    const own = line.text.slice(lead).replace(OTHERS, '');
    const span = trim(text, line.from + lead, line.from + lead + own.length);
    const words = text.slice(span.from, span.to);
    if ((words.match(/\p{L}{2,}/gu)?.length ?? 0) < (dated ? 1 : 2) && !/^none$/iu.test(words)) continue;
    const traits = [
      without || NOT_CONVICTED.test(words) ? 'non-conviction' : 'own-record',
      ...(without || NOT_CONVICTED.test(words) ? ['own-record'] : []),
    ];
    const evidence = dated
      ? ({ kind: 'layout', says: 'a dated line of a record', weight: 3 } as const)
      : ({ kind: 'layout', says: 'stands among the convictions of a record', weight: 2 } as const);
    yield hitAt('convictions', span, [evidence], traits, whose);
  }
  for (const hit of text.matchAll(SUMMARY)) {
    const own = hit[0].replace(OTHERS, '');
    yield hitAt(
      'convictions',
      trim(text, hit.index, hit.index + own.length),
      [{ kind: 'layout', says: 'the sum of a record', weight: 3 }],
      ['summary', 'own-record'],
      whose,
    );
  }
}

function* find(view: View, known: Known): Generator<Hit> {
  const { text } = proseOf(view);
  const whose = known.roster.people.some((person) => person.id === view.about) ? view.about : undefined;
  if (RECORDS.has(view.type)) yield* recordLines(view, whose);
  const seen = new Set<number>();
  for (const pattern of [MARKERS, MARKERS_ANY]) {
    for (const hit of text.matchAll(pattern)) {
      const it = hit.groups?.['it'] as string;
      const from = hit.index + hit[0].length - it.length;
      if (seen.has(from) || /^(?:none|nil|n\/a)\b/iu.test(it)) continue;
      seen.add(from);
      yield hitAt(
        'other',
        trim(text, from, from + it.length),
        [{ kind: 'layout', says: 'the field for warning markers', weight: 3 }],
        ['marker'],
        RECORDS.has(view.type) || view.type === 'CUSTODY' ? whose : undefined,
      );
    }
  }
  for (const hit of text.matchAll(TRACES)) {
    const it = hit.groups?.['it'] as string;
    const from = hit.index + hit[0].length - it.length;
    yield hitAt(
      'other',
      trim(text, from, from + it.length),
      [{ kind: 'layout', says: 'a DNA or fingerprint reference', weight: 3 }],
      ['dna'],
      whose,
    );
  }
}

/** Recognises a record's lines, summaries, markers and forensic references. */
export const personRecord: Recogniser = { name: 'record', find };
