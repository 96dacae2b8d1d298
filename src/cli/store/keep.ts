// `blotter keep`: how long a case is kept, for whoever runs the store. People do it on a page, in their own name.
import { keepingIn } from '../../casework/index.ts';
import { BlotterError, EXIT } from '../../model/index.ts';
import { print, readArgs, type Command } from '../command.ts';
import { configOf, placeOf } from './open.ts';
import { openStore } from '../../store/index.ts';

const wrong = (problem: string): BlotterError => new BlotterError('B-USE-02', { command: 'keep', problem });

export const keep: Command = {
  name: 'keep',
  summary: 'hold a case, lift the hold, or say until when it is kept',
  usage: `blotter keep URN                                    tells how it stands
blotter keep URN --hold | --lift --reason TEXT      nothing of a held case can be erased
blotter keep URN --until 2036-11-27|none --reason TEXT [--basis GROUND]
  --basis   mopi-1 | mopi-2 | mopi-3 | custody | six-months | own: what the day rests on (docs/operations.md)
  --reason  stands on the case's page; roles and references only, no names
  The book says what was done, without the reason. On the embedded store stop \`serve\` first.
Exit: 0 done · 2 no such case, erased, or it cannot be said so`,
  async run(args) {
    const options = { hold: { type: 'boolean' }, lift: { type: 'boolean' }, until: { type: 'string' }, basis: { type: 'string' }, reason: { type: 'string' } } as const; // prettier-ignore
    const { values, positionals } = readArgs('keep', args, options, ['URN']);
    const { hold, lift, until, basis = '', reason = '' } = values;
    if ([hold, lift, until].filter((one) => one !== undefined).length > 1) throw wrong('say one of --hold, --lift and --until.'); // prettier-ignore
    const store = await openStore(placeOf(await configOf()));
    try {
      const keeping = keepingIn({ store, clock: () => new Date() });
      const found = await store.transaction((trx) => trx.selectFrom('cases').select('id').where('urn', '=', positionals[0] ?? '').executeTakeFirst()); // prettier-ignore
      if (!found) throw new BlotterError('B-CASE-07');
      if (hold === true || lift === true) await keeping.hold(found.id, hold === true, reason, 'program');
      if (until !== undefined) await keeping.until(found.id, until === 'none' ? null : until, basis, reason, 'program');
      const now = await keeping.read(found.id);
      if (now?.erased) print(`Erased on ${now.erased}.`);
      else {
        print(now?.held ? 'Held: nothing of it can be erased.' : 'Not held.');
        print(now?.until ? `Kept until ${now.until}, that day included.` : 'No day is set until which it is kept.');
      }
      return EXIT.done;
    } finally {
      await store.close();
    }
  },
};
