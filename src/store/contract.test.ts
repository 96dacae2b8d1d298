// One suite, run on each engine of this machine. One store is started per engine and shared, because a start takes seconds.
import { after, before, suite } from 'node:test';
import { lanes } from './contract/lanes.ts';
import { documentContract } from './contract/documents.ts';
import { jobContract } from './contract/jobs.ts';
import { registerContract } from './contract/register.ts';
import { transactionContract } from './contract/transactions.ts';
import { openStore, type Store } from './store.ts';

for (const lane of await lanes())
  suite(`store, ${lane.name}`, () => {
    let store: Store | undefined;
    const open = (): Store => {
      if (store === undefined) throw new Error('the store is not open');
      return store;
    };
    before(async () => {
      store = await openStore(lane.place);
    });
    after(async () => {
      await store?.close();
      await lane.clear();
    });
    transactionContract(open);
    documentContract(open);
    jobContract(open);
    registerContract(open, lane);
  });
