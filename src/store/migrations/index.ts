// The migrations in order. A released one is never edited: a change is a new file with the next number.
import type { Migration } from 'kysely/migration';
import { store } from './0001-store.ts';
import { register } from './0002-register.ts';
import { accounts } from './0003-accounts.ts';
import { casework } from './0004-casework.ts';
import { operations } from './0005-operations.ts';
import { gate } from './0006-gate.ts';
import { api } from './0007-api.ts';
import { keys } from './0008-keys.ts';
import { inspections } from './0009-inspections.ts';
import { training } from './0010-training.ts';
import { signIn } from './0011-sign-in.ts';
import { workbench } from './0012-workbench.ts';
import { keeping } from './0013-keeping.ts';
import { queue } from './0014-queue.ts';

/** By name; names sort in the order in which they run. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-store': store,
  '0002-register': register,
  '0003-accounts': accounts,
  '0004-casework': casework,
  '0005-operations': operations,
  '0006-gate': gate,
  '0007-api': api,
  '0008-keys': keys,
  '0009-inspections': inspections,
  '0010-training': training,
  '0011-sign-in': signIn,
  '0012-workbench': workbench,
  '0013-keeping': keeping,
  '0014-queue': queue,
};
