// The book of errors for programs, as far as whoever asks may read it. Cases that are kept from them are withheld here as on the
// page. Not here: working on a record, which is a person's at the page.
import { breachesIn } from '../../../casework/index.ts';
import { openPoints, type Breach } from '../../../register/breach/index.ts';
import { inOrder } from '../../routes/breaches.ts';
import { shownClock } from '../../shown/breach-words.ts';
import { casesOf } from '../../web/case-of-record.ts';
import { route, type ApiRoute } from '../route.ts';
import * as forms from '../schemas.ts';

export const BREACHES: readonly ApiRoute[] = [
  route({
    method: 'GET',
    path: '/breaches',
    gate: 'breach-read',
    says: 'Breaches, clocks that run first',
    query: forms.breachQuery,
    gives: forms.breaches,
    async answer(asked) {
      const now = asked.clock().toISOString();
      const records = await breachesIn(asked).all();
      const cases = await casesOf(asked, records);
      const all = inOrder(records.filter((one) => one.record === 'breach'), now); // prettier-ignore
      const { state } = asked.query;
      const fits = (one: Breach): boolean => state === 'all' || (state === 'running' ? one.status === 'open' && shownClock(one, now).runs : one.status === state); // prettier-ignore
      const caseOut = (id: string) => {
        const seen = cases.get(id);
        return seen?.kind === 'seen' ? { id: seen.id, urn: seen.urn } : null;
      };
      return {
        breaches: all.filter(fits).map((one) => {
          const { runs, hoursLeft, tag } = shownClock(one, now);
          return {
            id: one.id,
            status: one.status,
            clock: { runs, hoursLeft: Math.trunc(hoursLeft), says: tag.text },
            severity: one.severity?.band ?? null,
            documentType: one.facts.documentType,
            recipient: one.facts.recipient,
            case: caseOut(one.id),
            missing: one.status === 'open' ? openPoints(one).length : 0,
          };
        }),
        nearMisses: records.filter((one) => one.record === 'near-miss').length,
        arrivals: records.filter((one) => one.record === 'failure-to-redact').length,
      };
    },
  }),
];
