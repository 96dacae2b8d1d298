// Finds signatures: what stands behind "Signature" or "Signed" on a form. Not here: the officer who witnessed one.
import type { Person } from '../../model/index.ts';
import { agree, parseName, readName, sexOfTitle, type Token } from '../../people/index.ts';
import type { Hit } from '../recogniser.ts';
import type { View } from '../view.ts';

const FORMS = /^(MG\d.*|CUSTODY|VPS|NOTEBOOK|LETTER|EXHIBIT|OTHER|PHOTO)$/;
const WHO = new Set([
  'of',
  'dp',
  'defendant',
  'witness',
  'detainee',
  'detained',
  'person',
  'accused',
  'victim',
  'claimant',
  'complainant',
  'parent',
  'guardian',
  'parentguardian',
  'maker',
  'applicant',
  'by',
  'appropriate',
  'adult',
  'suspect',
]);

/** The signatures of a view: whose is the person whose document it is, or whoever's name agrees. */
export function findSignatures(view: View, tokens: readonly Token[], people: readonly Person[]): Hit[] {
  if (!FORMS.test(view.type)) return [];
  const hits: Hit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i];
    if (word === undefined || (word.key !== 'signature' && word.key !== 'signed')) continue;
    let at = i + 1;
    while (at < i + 5 && WHO.has(tokens[at]?.key ?? '') && tokens[at]?.shape !== 'T' && !tokens[at]?.gap.includes('\n'))
      at++;
    const first = tokens[at];
    if (first === undefined || /[.;]\s|\n\s*\n|,/.test(first.gap) || first.gap.length > 30) continue;
    if (first.gap.includes('\n') && word.key === 'signed') continue;
    if (sexOfTitle(first.key) !== undefined || first.key === 'witnessed') continue;
    let end = readName(tokens, at, true);
    if (end === at) continue;
    // "K Doyle 3391": a collar number belongs to an officer's signature.
    const tail = tokens[end];
    if (tail !== undefined && tail.gap === ' ' && /^\d{3,6}$/.test(tail.raw)) end++;
    const last = tokens[end - 1];
    if (last === undefined) continue;
    const text = view.text.slice(first.from, last.to);
    const name = parseName(text.replace(/ \d+$/, ''));
    const fits = people.filter((person) =>
      [...person.names, ...person.aliases].some((known) => loosely(parseName(known), name)),
    );
    const about = fits.find((person) => person.id === view.about);
    const listed = fits.filter((one) => one.source === 'manifest');
    const person = about ?? (fits.length === 1 ? fits[0] : listed.length === 1 ? listed[0] : undefined);
    hits.push({
      from: first.from,
      to: last.to,
      category: 'signature',
      ...(person === undefined ? {} : { whose: person.id }),
      evidence: [
        { kind: 'layout', says: 'stands in the signature field of a form', weight: 2 },
        ...(person === undefined
          ? []
          : [{ kind: 'roster' as const, says: 'agrees with the name of a person of the case', weight: 2 }]),
      ],
      ...(person !== undefined && person.source !== 'manifest' ? { traits: ['learnt'] } : {}),
    });
    i = end - 1;
  }
  return hits;
}

/** A signature agrees by surname (or its last half) and first letter. */
function loosely(known: ReturnType<typeof parseName>, signed: ReturnType<typeof parseName>): boolean {
  if (agree(known, signed)) return true;
  const last = signed.surname.at(-1);
  const [a] = known.given;
  const [b] = signed.given;
  return last !== undefined && known.surname.includes(last) && (a === undefined || b === undefined || a[0] === b[0]);
}
