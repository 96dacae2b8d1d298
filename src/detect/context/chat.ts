// Who writes in a chat: "[28/02/2025, 02:51] kas: …", "Kas (work) 07700 …" in the column of parties. In small letters and with
// names that are also words ("hope", "will") only the place tells that it is a name. Whose it is, the roster says where it
// knows; a writer whom it does not know is somebody else. Not here: what they write.
import type { Person } from '../../model/index.ts';
import { CONTACT_WORDS } from '../../people/index.ts';
import { nationalForm } from '../identifiers/phone.ts';
import type { Hit, Known, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';

const WRITER =
  /(?:^|\n)[ \t]*(?:\[?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? ?(?:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]m)?\]?|\[?\d{1,2}:\d{2}(?::\d{2})?\]?)(?: ?[-–] ?|[ \t]+)(?<who>\p{L}[\p{L}\p{N} .'’_-]{0,28}?)(?<tag> \(\p{L}+\))?:(?=[ \t])/gu;
const PARTY =
  /\t(?:(?:In|Out|Incoming|Outgoing|Sent|Received|From|To|Read|Unread)\t)(?<who>\p{L}[\p{L} .'’_-]{0,28}?)(?<tag> \(\p{L}+\))?[ \t]{1,4}(?<number>\+?\d[\d ]{8,14}\d)(?=\t|\n)/gu;
/** Words that are no names: machines, kin (they have a finding of their own), those whom everybody may know. */
const NOBODY =
  /^(?:unknown|withheld|private|system|admin|group|you|me|owner|self|messages?|call|missed|image|video|voice|sticker|gif|location|deleted|mum|mam|mom|mummy|dad|daddy|nan|gran|sis|bro|work|home|police|operator|caller|officer|pc|dc|q|a|note|re|fw|fwd|subject|date|time|from|to|in|out|sent|received|entry|event|log|result|status|result|comment)$/iu;

const words = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}'’-]*/gu) ?? [];

/** The person of the roster whom a writer's label means: by number, by full or further name, by the beginning of a given name. */
function whoIs(label: string, number: string | undefined, known: Known): Person | undefined {
  const digits = number === undefined ? '' : nationalForm(number);
  const byNumber = digits.length < 9 ? undefined : known.roster.people.find(({ phones }) => phones.some((own) => nationalForm(own) === digits)); // prettier-ignore
  if (byNumber) return byNumber;
  const all = words(label);
  const said = all.length > 1 && CONTACT_WORDS.has(all.at(-1) ?? '') ? all.slice(0, -1) : all;
  const long = said.filter((word) => word.length > 1);
  const fit = (exact: boolean): Person[] =>
    known.roster.people.filter((person) =>
      [...person.names, ...person.aliases].some((name) => {
        const own = words(name);
        return long.length > 0 && said.every((word) => own.some((one) => one === word || (!exact && one.startsWith(word)) || (word.length === 1 && one.startsWith(word)))); // prettier-ignore
      }),
    );
  const exact = fit(true);
  const able = exact.length > 0 ? exact : long.some((word) => word.length >= 3) ? fit(false) : [];
  const [only = ''] = said;
  if (able.length === 0 && said.length === 1 && only.length >= 3) {
    const near = known.roster.people.filter(({ source, names }) => source === 'manifest' && names.some((name) => words(name).some((one) => one.startsWith(only.slice(0, 3))))); // prettier-ignore
    if (near.length === 1) return near[0];
  }
  return able.find(({ role }) => role === 'defendant') ?? able.find(({ source }) => source === 'manifest') ?? able[0];
} // prettier-ignore

function* writers(view: View, known: Known): Generator<Hit> {
  for (const [pattern, least] of [[WRITER, 3], [PARTY, 1]] as const) {
    const lines = [...view.text.matchAll(pattern)].filter(({ groups }) => !NOBODY.test(groups?.['who']?.trim() ?? ''));
    if (lines.length < least) continue;
    for (const line of lines) {
      const { who = '', tag, number } = line.groups ?? {};
      if (words(who).length === 0 || words(who).length > 4) continue;
      const from = line.index + line[0].indexOf(who, Math.max(0, line[0].lastIndexOf('\t', line[0].length - (number?.length ?? 0) - 6)));
      const person = whoIs(who, number, known);
      yield {
        from,
        to: from + who.length + (tag?.length ?? 0),
        category: 'name',
        evidence: [{ kind: 'layout', says: 'who writes or is written to', weight: 2.5 }],
        ...(person === undefined ? {} : { whose: person.id }),
        traits: person === undefined || person.source !== 'manifest' ? ['learnt', 'first-name'] : ['first-name'],
      };
    }
  }
} // prettier-ignore

/** Finds the writers of chats. */
export const chat: Recogniser = { name: 'chat', find: writers };
