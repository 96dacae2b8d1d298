// `blotter breach`: the book of errors in a folder. One file per subcommand or pair of them.
import { BlotterError } from '../../model/index.ts';
import type { Command } from '../command.ts';

const PARTS: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<number>>>> = {
  new: async () => (await import('./new.ts')).open,
  show: async () => (await import('./show.ts')).show,
  list: async () => (await import('./show.ts')).list,
  decide: async () => (await import('./note.ts')).decide,
  note: async () => (await import('./note.ts')).note,
  correct: async () => (await import('./note.ts')).correct,
  letter: async () => (await import('./letter.ts')).letter,
  kit: async () => (await import('./kit.ts')).kit,
  training: async () => (await import('./training.ts')).training,
  export: async () => (await import('./export.ts')).exportBook,
};
const NAMES = Object.keys(PARTS).join(', ');

export const breach: Command = {
  name: 'breach',
  summary: 'the book of errors: breaches with their 72 hours, near misses, what arrived unredacted; letters, exports',
  usage: `blotter breach new BOOK --facts FACTS.json --by OFFICE/ACCOUNT [--kind breach|near-miss|failure-to-redact]
blotter breach new --form breach|near-miss|failure-to-redact
  opens a record (BOOK is a folder, made where it is not there); --form prints an example to fill in.
  Times are London's, or have an offset. Roles and references only: no names, numbers or addresses
blotter breach list BOOK
blotter breach show BOOK ID [--json]
  the clock, the severity with where each number comes from, the first hour, what is still to do
blotter breach decide BOOK ID --by OFFICE/ACCOUNT --reason TEXT, and one of
    --severity proposed|INPUTS.json   --regulator yes|no   --tell V1=yes|no|not-yet   --close   --reopen
blotter breach note BOOK ID --by OFFICE/ACCOUNT [--what TEXT], and one of
    --step STEP=done|not-needed   --contained WHERE   --channel V1=CHANNEL (shown to be safe; how in --what)
    --sent person:V1=CHANNEL|recipient=CHANNEL|police=CHANNEL   --lesson   --training ACCOUNT
    --regulator-told TIME [--reference R] [--late REASON]
blotter breach correct BOOK ID --by OFFICE/ACCOUNT --field FIELD --to VALUE --reason TEXT
  the old value stays visible
blotter breach letter BOOK ID --to person:V1|recipient|regulator|police --sender SENDER.json --by … --out FILE.html|FILE.txt
                      [--name FILE] [--large]
  a draft for a person to read and send. To a person affected only after a decision and a safe channel
blotter breach kit BOOK ID --receipt RECEIPT.json --sender SENDER.json --by … --out DIR
  the recall kit of a release: the letter and the undertaking (to-send/), who got what and the first hour (to-keep/),
  and all of it to print (print-all.html)
blotter breach training BOOK [--staff STAFF.json] [--json]
  who is asked to train after these breaches, why, by when, and what shows that it was done
blotter breach export BOOK --out DIR [--year 2026] [--received RECEIVED.csv]
  breaches.csv, near-misses.csv, arrivals.csv, records.json, and a year in figures (summary.json, summary.html)
Exit: 0 done · 1 a step before it is missing · 2 wrong use, or a record that does not take it`,
  async run([part = '', ...args]) {
    const load = Object.hasOwn(PARTS, part) ? PARTS[part] : undefined;
    if (!load) {
      const problem = part === '' ? `say ${NAMES}.` : `there is no "${part}": say ${NAMES}.`;
      throw new BlotterError('B-USE-02', { command: 'breach', problem });
    }
    return (await load())(args);
  },
};
