// The recall kit: who got what and when, the letter that asks for it back, the undertaking to sign, the first hour with its
// times. Drafts for a person to read and send. Not here: the recall itself (casework), the words (messages.ts).
import { firstHour } from '../checklist.ts';
import { showLondon } from '../clock.ts';
import type { Breach } from '../state.ts';
import { backBy } from './draft.ts';
import { fillLetter, heading, letterHtml, lettersHtml, paragraph, type Block, type Letter, type Sender } from './letter.ts'; // prettier-ignore
import { KIT, VERSION } from './messages.ts';
import { letterToRecipient, undertakingSheet, type LeftPapers } from './others.ts';

/** What is known of a release, from its receipt and from whoever kept it. */
export interface Left extends LeftPapers {
  /** Contract's form. */
  readonly recipient: string;
  /** Of whom was asked, or by which mail boxes it went, as far as the receipt tells. */
  readonly addresses: readonly string[];
  /** ISO 8601. */
  readonly at: string;
  /** Members of staff, as the receipt names them. */
  readonly prepared: string | null;
  readonly checked: string | null;
  readonly released: string;
  /** How many papers of the case did not go. */
  readonly withheld: number;
}

/** Another release of the same case. `state`: in words. */
export interface OtherRelease {
  readonly recipient: string;
  readonly at: string;
  readonly state: string;
}

/** One sheet of the kit. `outward`: it goes to the recipient, and holds nothing of anybody in the papers. */
export interface KitSheet {
  readonly name: 'who-got-what' | 'letter-to-recipient' | 'undertaking' | 'first-hour';
  readonly outward: boolean;
  readonly letter: Letter;
}

function whoGotWhat({ id, facts }: Breach, left: Left, others: readonly OtherRelease[] | null): Letter {
  const rows = [
    ['Case', facts.case],
    ['Record', id],
    ['Release', left.release],
    ['Recipient', left.recipient],
    ['Addresses that were checked', left.addresses.join(', ') || 'none named in the receipt'],
    ['Way', facts.channel.replaceAll('-', ' ')],
    ['Left', showLondon(left.at)],
    ['Prepared, checked, released by', `${left.prepared ?? 'not told'}; ${left.checked ?? 'nobody'}; ${left.released}`],
    ['Papers', `${left.papers.length} went, ${left.withheld} did not`],
  ];
  const papers = left.papers.map(({ no, type, sha256 }) => [String(no), type, sha256]);
  const blocks: Block[] = [
    paragraph(KIT.whoIs),
    { kind: 'table', head: ['What', 'Which'], rows },
    heading(KIT.papers),
    { kind: 'table', head: ['No.', 'Type', 'SHA-256'], rows: papers },
    heading(KIT.others),
    ...(others === null || others.length === 0
      ? [paragraph(others === null ? KIT.othersUnknown : KIT.noOthers)]
      : [paragraph(KIT.othersAre), { kind: 'table', head: ['Recipient', 'Left', 'State'], rows: others.map(({ recipient, at, state }) => [recipient, showLondon(at), state]) } as const]), // prettier-ignore
  ];
  return { subject: `${KIT.who} (${id})`, version: VERSION, blocks, missing: [] };
}

function firstHourSheet({ id, facts, steps }: Breach): Letter {
  const rows = firstHour(facts).map(({ id: step, says, by }) => {
    const noted = steps[step];
    const state = noted ? `${noted.outcome === 'done' ? 'done' : 'not needed'} ${showLondon(noted.at)}` : '_____';
    return [says, showLondon(by), state];
  });
  const blocks: Block[] = [paragraph(KIT.hourIs), { kind: 'table', head: ['Step', 'By', 'Done'], rows }];
  return fillLetter(KIT.hour, VERSION, blocks, { aware: showLondon(facts.awareAt), reference: id });
}

/** The kit of a recalled release. `others`: what else of the case has left, to whom; null where that is not known. `now`: an instant; the undertaking is wanted a day later. Pure. */
export function recallKit(breach: Breach, left: Left, others: readonly OtherRelease[] | null, sender: Sender, now: string): readonly KitSheet[] {
  const until = backBy(now);
  return [
    { name: 'first-hour', outward: false, letter: firstHourSheet(breach) },
    { name: 'who-got-what', outward: false, letter: whoGotWhat(breach, left, others) },
    { name: 'letter-to-recipient', outward: true, letter: letterToRecipient(breach, sender, until, left) },
    { name: 'undertaking', outward: true, letter: undertakingSheet(breach, sender, until, left) },
  ];
} // prettier-ignore

/** The kit as files: each sheet by itself, for what goes out and what stays are never one file; and all of it to print. */
export const kitFiles = (sheets: readonly KitSheet[]): readonly { readonly path: string; readonly bytes: string }[] => [
  { path: 'print-all.html', bytes: lettersHtml(KIT.title, sheets.map(({ letter }) => letter)) },
  ...sheets.map(({ name, outward, letter }) => ({ path: `${outward ? 'to-send' : 'to-keep'}/${name}.html`, bytes: letterHtml(letter, false) })), // prettier-ignore
]; // prettier-ignore
