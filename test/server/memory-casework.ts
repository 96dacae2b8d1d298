// Casework in memory for tests of pages: views of really prepared cases, logs that take what the rules take. Nothing is kept.
import { standingOf, type Casework, type CaseView, type Progress } from '../../src/casework/index.ts';
import { formatRecipient } from '../../src/model/index.ts';
import { EMPTY_LOG, reduce, refusalOf, type ReviewLog } from '../../src/review/index.ts';

export interface MemoryCasework extends Casework {
  /** By case and recipient. */
  readonly views: Map<string, CaseView>;
  readonly states: Map<string, Progress>;
  /** What preparations were asked for, in order. */
  readonly asked: { readonly key: string; readonly by: string }[];
}

export const keyOf = (caseId: string, recipient: string): string => `${caseId} ${recipient}`;

export function memoryCasework(): MemoryCasework {
  const views = new Map<string, CaseView>();
  const states = new Map<string, Progress>();
  const logs = new Map<string, ReviewLog>();
  const asked: { key: string; by: string }[] = [];
  return {
    views,
    states,
    asked,
    view: async (caseId, recipient) => views.get(keyOf(caseId, recipient)) ?? null,
    progress: async (caseId, recipient) => states.get(keyOf(caseId, recipient)) ?? null,
    async prepare(caseId, recipient, by) {
      const key = keyOf(caseId, formatRecipient(recipient));
      asked.push({ key, by });
      states.set(key, { state: 'waiting' });
    },
    picture: async () => null,
    log: async (caseId, recipient) => logs.get(keyOf(caseId, recipient)) ?? EMPTY_LOG,
    async append(caseId, recipient, event) {
      const key = keyOf(caseId, recipient);
      const view = views.get(key);
      const log = logs.get(key) ?? EMPTY_LOG;
      const refused = refusalOf(event, log, view ? standingOf(view, log).proposals : []);
      if (refused) return refused;
      logs.set(key, reduce(log, event));
      return null;
    },
  };
}
