// Ages of people, in figures and words. Not here: lengths of sentences, of time, or of service.
import type { Evidence } from '../../model/index.ts';
import { columnHeader, present, textBefore } from '../cue.ts';
import { NUMBER_WORDS } from '../dates.ts';
import type { Hit, Recogniser } from '../recogniser.ts';
import { matches } from '../scan.ts';

const N = String.raw`(?:1[01]\d|[1-9]?\d)`;
const WORDS = String.raw`(?:${NUMBER_WORDS})`;
const A = String.raw`(?:${N}|${WORDS})`;

// [pattern, weight]: group 1 is the age.
const FORMS: readonly (readonly [RegExp, number, string])[] = [
  [new RegExp(String.raw`\baged? (?:of |about |approx(?:imately)? |around )?(${A})(?![\d/:.-]?\d)\b`, 'gi'), 3, '"aged"'],
  [new RegExp(String.raw`(?<![\d/.:-])\b(${A}(?:[ -]?(?:years?|yrs?|y)[ -]?(?:old|of age|o)\b|[ -]?y\/o\b|[ -]?yo\b))`, 'gi'), 3, '"years old"'], // prettier-ignore
  [new RegExp(String.raw`(?<![\d/.:-])\b(${A}[ -]?(?:months?|weeks?)[ -]old\b)`, 'gi'), 2.5, '"months old"'],
  [new RegExp(String.raw`\b(?:FEMALE|MALE|LADY|WOMAN|MAN|BOY|GIRL|female|male|[MF]) (${N} ?(?:YRS?|YEARS|yrs?|years|Y|y)?)(?![\d/:.-]?\d)\b(?! ?(?:hrs|mins|days|weeks|months))`, 'gu'), 2, 'after male or female'], // prettier-ignore
  [new RegExp(String.raw`\bwho(?:'s| is| was|,? at the time,? was)(?: now| only| just| about)? (${A})(?=[,.;)\s](?!(?:minutes|hours|days|weeks|months|feet|foot|metres|miles|yards|stone|times|doors?|of|in|cm|per)))`, 'gi'), 2.5, '"who is"'], // prettier-ignore
  [new RegExp(String.raw`\b(?:I am|I'm|he is|she is|he's|she's|is|was|now|turns?|turned|just|only)(?: now| only| just| about| nearly| almost)? (${A})(?= (?:and (?:live|work|I|has|have|was|is|lives|works|suffers|retired)|years? of age|(?:last|next|this|on|in) (?:[a-zÀ-ɏ]|the)))`, 'gi'), 2, '"I am"'], // prettier-ignore
  [new RegExp(String.raw`\b(?:[Hh]e|[Ss]he|[Hh]e's|[Ss]he's|(?!(?:It|There|This|That|What|Which|Where|Here|Time|Total|Room|Platform|Price|Number|Question|Answer|Item|Page|One)\b)\p{Lu}\p{Ll}{2,})(?:(?:'s)?| is| was)(?: now| only| just| about| nearly| almost)? (?<= is | was |'s | now | only | just | about | nearly | almost )(${A})(?=\.(?:\s|$)|;)`, 'gu'), 1.5, '"he is"'],
  [new RegExp(String.raw`\b(?:woman|man|lady|gentleman|widow|widower|boy|girl|lad|lass|child|pensioner|teenager|spinster|bachelor) of (?:about |around )?(${A})(?![a-zÀ-ɏ\d])`, 'gi'), 2.5, '"woman of"'], // prettier-ignore
  [new RegExp(String.raw`\p{Lu}[\p{L}'-]+, \(?(${N})\)?(?=, | at the time,| that day)`, 'gu'), 2, 'set off by commas after a name'],
  [new RegExp(String.raw`\p{Lu}[\p{L}'-]+, (1[0-7]|[1-9])(?=\.(?:\s|$))`, 'gu'), 1.5, 'behind a comma after a name'],
  [new RegExp(String.raw`\b(?:DAU(?:GHTER)?|SON|CHILD|BABY|BOY|GIRL|SISTER|BROTHER|NEPHEW|NIECE|GRAND(?:SON|DAUGHTER|CHILD))(?: \p{Lu}+){0,2},? (${N})(?=[,.;)\s](?! ?(?:HRS|MINS|DAYS|WEEKS|MONTHS|ST|RD|\p{Lu}+ (?:ST|STREET|RD|ROAD|LANE|CLOSE|AVE))))`, 'gu'), 2, 'after a child in a log'], // prettier-ignore
  [new RegExp(String.raw`\p{Lu}\p{Ll}[\p{L}'-]* \(((?:1[01]\d|[1-9]\d)(?: ?yrs?| years(?: old)?)?)\)`, 'gu'), 2, 'in brackets after a name'],
  [new RegExp(String.raw`\b(?:shall|will|would) (?:soon )?be (${A})(?=[.,;)\n]| (?:in|on|next|this|when))`, 'gi'), 2, '"will be"'],
  [new RegExp(String.raw`"?\b(${N}) today\b`, 'gi'), 1.5, '"today" badge'],
  [new RegExp(String.raw`\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er) (?:lad|lass|boy|girl|son|daughter|youngest|eldest|oldest|little (?:one|boy|girl|lad)|twins|grandson|granddaughter|nephew|niece)(?:'s| is|'re| are| was)(?: only| just| nearly| now| about| about to be)? (${A})(?=[.,;)]| and\b)`, 'gu'), 2.5, 'the age of a child'], // prettier-ignore
  [new RegExp(String.raw`\b((?:\d{1,2}(?:st|nd|rd|th)) birthday)\b`, 'gi'), 2, 'a numbered birthday'],
]; // prettier-ignore
const LABELLED = new RegExp(String.raw`\bage(?:[ \t]*\(?(?:if )?under 18\)?| at (?:offence|incident|date|time)[^\d\n]{0,12}| now)?[\s:.=-]{1,5}(?:is |of )?(${N} ?(?:yrs?|years|y)?)(?![a-zÀ-ɏ\d/:]|[.-]\d)`, 'gi'); // prettier-ignore
const CELL = new RegExp(String.raw`(?<=\t)${N} ?(?:yrs?|years|y)(?=[\t\n]|$)`, 'gi');
const FIELD = new RegExp(String.raw`(?<![a-zÀ-ɏ\d/.:-])(${N} ?(?:yrs?|years|y|Y|YRS)?)(?![a-zÀ-ɏ\d/:]|[.-]\d)`, 'gi');

/** Finds ages. */
export const ages: Recogniser = {
  name: 'age',
  *find(view) {
    for (const [pattern, weight, says] of FORMS)
      for (const match of matches(view.text, pattern)) {
        const value = match[1] ?? '';
        if (value === '') continue;
        const from = match.index + match[0].indexOf(value);
        // Addresses ("Flat 3, 12, …"), sections and positions also stand between commas.
        if (/comma/.test(says) && /(?:Flat|Apartment|Unit|Room|Section|Article|Act|Street|Road|January|February|March|April|May|June|July|August|September|October|November|December|ribs?|page|pages|item|items|camera|cameras|chapter|part|class|year|no|number)[,]? \(?$/i.test(textBefore(view, from, 24))) continue; // prettier-ignore
        yield hit(from, value, { kind: 'cue', says, weight });
      }
    for (const match of matches(view.text, LABELLED)) {
      const value = match[1] ?? '';
      yield hit(match.index + match[0].length - value.length, value, {
        kind: 'cue',
        says: 'labelled age',
        weight: 2,
      });
    }
    for (const match of matches(view.text, CELL)) {
      const value = match[0];
      yield hit(match.index, value, { kind: 'layout', says: 'years alone in a field', weight: 1.75 });
    }
    for (const match of matches(view.text, FIELD)) {
      if (!/^ages?\b/i.test(columnHeader(view, match.index))) continue;
      yield hit(match.index, match[1] ?? '', { kind: 'layout', says: 'column age', weight: 2 });
    }
  },
}; // prettier-ignore

function hit(from: number, value: string, why: Evidence): Hit {
  return {
    from,
    to: from + value.length,
    category: 'age',
    evidence: present<Evidence>(why, { kind: 'shape', says: 'a possible age', weight: 0.25 }),
  };
}
