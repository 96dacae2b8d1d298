// "PNC check of S Nowak, no trace", "previous convictions of the witness": that somebody was looked up, and with what result. Of the
// defendant it stays with the defendant's record; of anybody else it goes. Not here: records themselves (record.ts).
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';
import { readView } from '../names/read.ts';
import { clauseAround } from './clause.ts';
import { proseOf } from './prose.ts';

const CHECK =
  /\b(?:(?:pnc|pnd|criminal records?|records?|antecedents?|convictions?|intelligence) (?:checks?|prints?|search(?:es)?|traces?|extracts?|results?|disclosures?)|pnc of|previous convictions? of|convictions? of|antecedents? of|no trace|nothing (?:known|recorded)|checked on pnc)\b/giu;

function* find(view: View, known: Known): Generator<Hit> {
  if (/^(?:PNC|MG16|CUSTODY)$/.test(view.type)) return;
  const prose = proseOf(view);
  const { named } = readView(view, known.roster);
  for (const match of prose.text.matchAll(CHECK)) {
    const sentence = prose.sentences.find(({ from, to }) => from <= match.index && match.index < to);
    if (sentence === undefined) continue;
    const people = named.filter(({ from }) => from >= sentence.from && from < sentence.to);
    const about = people.find(({ person }) => person.role !== 'officer' && person.role !== 'professional')?.person;
    if (about === undefined || people.some(({ person }) => person.role === 'defendant')) continue;
    const { from, to } = clauseAround(prose, sentence, match.index, match.index + match[0].length);
    yield {
      from,
      to,
      category: 'convictions',
      whose: about.id,
      evidence: [{ kind: 'cue', says: 'somebody was looked up', weight: 2 }],
      traits: ['summary'],
    };
  }
}

/** Finds that somebody other than the defendant was looked up in police records. */
export const recordChecks: Recogniser = { name: 'record-check', find };
