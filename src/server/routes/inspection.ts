// One inspection: how far it is, what was found with its intervals, as a page and as files. Not here: what an inspector looks at
// and says (inspection-item.ts).
import { inspect, inspectionParts, section, table, percent, range, drawInWords } from '../../assurance/index.ts';
import { differs, firstReader, inspectionsIn, readingOf, secondReader, type Inspection, type ItemNow } from '../../casework/index.ts'; // prettier-ignore
import { breachTypes, inspectionJson, resultsCsv, resultsOf, wordOf } from '../shown/inspection-results.ts';
import { THING } from '../shown/inspection-order.ts';
import { timeInWords } from '../shown/release.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { accountOf, mayDo } from '../web/case.ts';
import { notFound } from '../web/not-found.ts';
import { OF_WORDS } from './inspections.ts';

export const NO_INSPECTION = notFound('There is no such inspection.');
export const OUTCOME_TAGS = { clean: { text: 'Not breached', colour: 'green' }, breach: { text: 'Breached', colour: 'red' }, unsure: { text: 'Needs advice', colour: 'yellow' } } as const; // prettier-ignore

/** Runs `answer` with the inspection of the address. */
export async function aboutInspection(asked: Asked, answer: (inspection: Inspection) => Promise<Answer> | Answer): Promise<Answer> {
  const found = await inspectionsIn(asked).read(asked.params['inspection'] ?? '');
  return found ? answer(found) : NO_INSPECTION;
} // prettier-ignore

/** Which reading `by` still owes an item; null where none. */
export function owes(item: ItemNow, by: string): 'first' | 'second' | 'agreed' | null {
  if (differs(item) && [firstReader(item), secondReader(item)].includes(by)) return 'agreed';
  const reading = readingOf(item, by);
  return reading !== null && item[reading] === null ? reading : null;
}

/** Nobody sees what the first reader said while the second has not read. */
const isOpen = ({ drawn, second }: ItemNow): boolean => !drawn.second || second !== null;

function lineOf(item: ItemNow, inspection: string, by: string | null, names: ReadonlyMap<string, string>) {
  const word = wordOf(item);
  const first = firstReader(item);
  const reads = by === null ? null : owes(item, by);
  const tag = differs(item)
    ? { text: 'Two verdicts', colour: 'orange' }
    : word && isOpen(item)
      ? OUTCOME_TAGS[word.outcome]
      : word
        ? { text: 'Read once of twice', colour: 'blue' }
        : first
          ? { text: 'Being read', colour: 'blue' }
          : { text: 'To be read', colour: 'grey' };
  const { type, month, lead, stratum, second } = item.drawn;
  return { no: item.no, href: by === null ? null : `/inspections/${inspection}/items/${item.no}`, type, month, lead, stratum, twice: second, tag, mine: reads !== null && (reads !== 'first' || first === by || first === null), reader: first === null ? '' : (names.get(first) ?? 'Somebody') }; // prettier-ignore
}

/** The next item for somebody: what they have begun, then where two differ, then what is free, in the order of the draw. */
export const nextFor = (items: readonly ItemNow[], by: string): ItemNow | undefined => {
  const owed = items.filter((item) => owes(item, by) !== null);
  return owed.find((item) => firstReader(item) === by) ?? owed.find((item) => owes(item, by) === 'agreed') ?? owed[0];
};

async function page(asked: Asked, inspection: Inspection): Promise<Answer> {
  const { id, by, at, draw, items } = inspection;
  const reads = mayDo(asked, 'inspection-review');
  const own = accountOf(asked);
  const names = await asked.casework.names(new Set([by, ...items.flatMap((item) => firstReader(item) ?? [])]));
  const results = resultsOf(inspection);
  const read = items.filter((item) => item.first !== null).length;
  const thing = THING[draw.of];
  const pile = draw.of === 'clean-page' && draw.weights === 'proportional' ? { cleanPile: draw.list.items } : {};
  const found = read === 0 ? null : inspect(results, { demand: draw.demand, ...pile });
  const types = draw.of === 'release' ? breachTypes(inspection) : [];
  const parts = found === null ? [] : [
    ...(await inspectionParts(found, { styled: false, width: 500, thing, plan: { size: draw.plan.size, bear: draw.plan.bear } })),
    ...(types.length > 0 ? [section('breach-types', 'In which documents the breaches stood', [], null, table('Documents', ['type', 'breaches', 'of', 'share', '95 % interval'], types.map((one) => [one.name, one.k, one.n, percent(one.rate), range(one.interval)])))] : []),
  ]; // prettier-ignore
  const next = reads ? nextFor(items, own) : undefined;
  return {
    view: 'inspection',
    data: {
      title: `Inspection of ${draw.from} to ${draw.to}`,
      own: `/inspections/${id}`,
      what: OF_WORDS[draw.of],
      by: names.get(by) ?? by,
      at: timeInWords(at),
      draw,
      thing,
      foot: drawInWords({ draw: { seed: draw.seed, method: draw.method, frame: draw.list.sha256, items: draw.list.items } }),
      read,
      drawn: items.length,
      seconds: { of: items.filter(({ drawn }) => drawn.second).length, read: items.filter(({ second }) => second !== null).length, differ: items.filter(differs).length }, // prettier-ignore
      stop: found === null ? null : stopInWords(found.running.decision, found.running.at, thing),
      next: next ? `/inspections/${id}/items/${next.no}` : null,
      reads,
      items: items.map((item) => lineOf(item, id, reads ? own : null, names)),
      parts: parts.join('\n'),
    },
  };
} // prettier-ignore

const STOPS = { accept: 'good enough', reject: 'too bad' } as const;
/** What the running test says to do now. */
function stopInWords(decision: 'accept' | 'reject' | 'go on', at: number, thing: string): string {
  return decision === 'go on'
    ? `The running test has not reached its lines after ${at} ${thing}${at === 1 ? '' : 's'}: go on.`
    : `The running test stopped after ${at} ${thing}${at === 1 ? '' : 's'}: ${STOPS[decision]}. What is read after that makes the rate exact; it is not needed for the decision.`;
}

const file = (bytes: string, type: string, name: string): Answer => ({
  type,
  name,
  stream: (async function* () {
    yield new TextEncoder().encode(bytes);
  })(),
});

const named = ({ id, draw }: Inspection): string => `inspection-${draw.from}-${draw.to}-${id.slice(0, 8)}`;

export const INSPECTION: readonly Route[] = [
  { method: 'GET', path: '/inspections/:inspection', gate: 'inspection-read', answer: (asked) => aboutInspection(asked, (one) => page(asked, one)) }, // prettier-ignore
  { method: 'GET', path: '/inspections/:inspection/results.csv', gate: 'inspection-read', answer: (asked) => aboutInspection(asked, (one) => file(resultsCsv(one), 'text/csv', `${named(one)}.csv`)) }, // prettier-ignore
  { method: 'GET', path: '/inspections/:inspection/inspection.json', gate: 'inspection-read', answer: (asked) => aboutInspection(asked, (one) => file(`${JSON.stringify(inspectionJson(one), null, 1)}\n`, 'application/json', `${named(one)}.json`)) }, // prettier-ignore
];
