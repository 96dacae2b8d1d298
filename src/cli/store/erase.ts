// `blotter erase`: takes a case's papers away for good. Its number is typed twice, since nothing brings them back.
import { BlotterError, EXIT } from '../../model/index.ts';
import { journalFor } from '../../server/index.ts';
import { print, readArgs, type Command } from '../command.ts';
import { openWork } from './casework.ts';
import { configOf, openAll } from './open.ts';

const wrong = (problem: string): BlotterError => new BlotterError('B-USE-02', { command: 'erase', problem });

export const erase: Command = {
  name: 'erase',
  summary: 'erase the papers of a case for good',
  usage: `blotter erase URN --again URN
  URN      the number of the case
  --again  the same number once more
  Takes the keys of its papers, views, pictures and packages away; nothing brings them back, in no backup made later. The
  book keeps that it was done. Throw away older backups after your retention period. A legal hold, or a day until which
  the case is kept, stops it.
Exit: 0 erased · 1 held · 2 no such case, or erased before`,
  async run(args) {
    const { values, positionals } = readArgs('erase', args, { again: { type: 'string' } }, ['URN']);
    const urn = positionals[0] ?? '';
    if (urn === '' || values.again !== urn) throw wrong('give the number of the case twice: URN --again URN.');
    const config = await configOf();
    const { store, blobs } = await openAll(config);
    try {
      const { casework, jobs } = await openWork(config, store, blobs, journalFor('warn', process.stderr.isTTY), false);
      try {
        const found = await store.transaction((trx) => trx.selectFrom('cases').select('id').where('urn', '=', urn).executeTakeFirst()); // prettier-ignore
        if (!found) throw new BlotterError('B-CASE-07');
        const documents = await casework.erase(found.id, 'program');
        print(`Erased for good: ${documents} document${documents === 1 ? '' : 's'} of this case.`);
        return EXIT.done;
      } finally {
        await jobs.close();
      }
    } finally {
      await store.close();
    }
  },
};
