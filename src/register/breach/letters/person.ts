// The letter to the person affected. It is given one person and what is common to all, and can therefore hold nothing of
// anybody else. Plain English: a test measures it.
import type { Category } from '../../../model/index.ts';
import { showDay } from '../clock.ts';
import type { Affected, BreachFacts } from '../facts.ts';
import { fillLetter, heading, paragraph, type Letter, type Sender } from './letter.ts';
import { MAY_MEAN, PERSON, TO_WHOM, VERSION, WE_DID, WHERE_NOW, YOURS } from './messages.ts';

/** What a letter may know besides its person: nothing about any other one. */
export interface CommonFacts extends Pick<BreachFacts, 'occurredAt' | 'detectedAt' | 'recipient' | 'containment'> {
  /** The steps of the first hour that were noted as done. Only these are said to have been. */
  readonly done: readonly string[];
}

/** "a, b and c". */
function listed(words: readonly string[]): string {
  const [last, ...others] = [...new Set(words)].toReversed();
  return others.length === 0 ? (last ?? '') : `${others.toReversed().join(', ')} and ${last ?? ''}`;
}

const KINDS: readonly (readonly [keyof typeof MAY_MEAN, readonly Category[]])[] = [
  ['findable', ['address', 'safety', 'clue', 'workplace', 'school', 'vrm']],
  ['contact', ['phone', 'email', 'social']],
  ['money', ['bank', 'card']],
  ['identity', ['dob', 'nino', 'passport', 'licence', 'nhs', 'signature']],
  ['private', ['medical', 'special', 'convictions', 'informant', 'relation']],
];

/** Drafts the letter to `person`. `name` is only for the greeting and is kept nowhere. */
export function letterToPerson(
  reference: string,
  person: Pick<Affected, 'categories'>,
  { occurredAt, detectedAt, recipient, containment, done }: CommonFacts,
  sender: Sender,
  name: string | undefined,
): Letter {
  const { categories } = person;
  const meanings = KINDS.filter(([, some]) => some.some((one) => categories.includes(one))).map(([kind]) => MAY_MEAN[kind]); // prettier-ignore
  const did = done.flatMap((step) => WE_DID[step] ?? []);
  const blocks = [
    paragraph(PERSON.dear),
    paragraph(PERSON.opening),
    paragraph(PERSON.danger),
    heading(PERSON.what),
    paragraph(PERSON.whatIs),
    heading(PERSON.who),
    paragraph(PERSON.whoIs),
    heading(PERSON.done),
    ...(did.length > 0 ? did : ['{measures}']).map(paragraph),
    paragraph(WHERE_NOW[containment]),
    heading(PERSON.mean),
    ...(meanings.length > 0 ? meanings : [MAY_MEAN.private]).map(paragraph),
    heading(PERSON.safety),
    paragraph(PERSON.safetyIs),
    paragraph(PERSON.choose),
    heading(PERSON.next),
    paragraph(PERSON.nextIs),
    paragraph(PERSON.complain),
    paragraph(PERSON.claim),
    paragraph(PERSON.form),
    paragraph(PERSON.close),
    paragraph(PERSON.sign),
  ];
  return fillLetter(PERSON.subject, VERSION, blocks, {
    ...sender,
    name,
    reference,
    day: showDay(occurredAt ?? detectedAt),
    found: showDay(detectedAt),
    what: listed(categories.map((category) => YOURS[category])),
    recipient: TO_WHOM[recipient],
  });
}
