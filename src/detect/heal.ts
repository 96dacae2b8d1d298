// Numbers that a scan or a hurried hand damaged: letters for digits and digits for letters (0/O, 1/I/l, 5/S, 8/B, 2/Z, 6/G),
// and spaces where none belong. The recognisers of numbers get the text once more as it may have been meant; what they find
// there at a damaged place is a find at the original place, marked as damaged. Not here: misread names (people/).
import type { Category, Evidence } from '../model/index.ts';
import { CERTAIN, LIKELY, weigh } from './grade.ts';
import type { Hit, Known, Recogniser } from './recogniser.ts';
import { damagedAddresses } from './identifiers/damaged-address.ts';
import { damagedNumbers } from './identifiers/damaged.ts';
import { shapedNumbers } from './identifiers/shaped.ts';
import { excerptOf } from './excerpt.ts';
import { matches } from './scan.ts';
import { spanSet } from './spans.ts';
import type { View } from './view.ts';

const DIGIT_FOR: Readonly<Record<string, string>> = { O: '0', o: '0', Q: '0', D: '0', I: '1', l: '1', '|': '1', S: '5', s: '5', B: '8', Z: '2', z: '2', G: '6' }; // prettier-ignore
const LETTER_FOR: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '5': 'S', '8': 'B', '2': 'Z', '6': 'G' };
const L = '[A-Z012568]';
const D = '[0-9OoQDIl|SsBZzG]';

/** One stretch of the view and what it may have been meant to say; same length, or shorter by its spaces. */
interface Repair {
  readonly from: number;
  readonly to: number;
  readonly meant: string;
}

/** Runs of digits with few letters among them that look like digits. */
const MIXED = new RegExp(
  String.raw`(?<![\p{L}\d])(?=(?:[ ./-]?${D}){5})(?=\D{0,3}\d)${D}+(?:[ ./-]${D}+)*(?![\p{L}\d])`,
  'gu',
);
/** Letters between digits, whatever stands at the ends: "AB1234S6C". */
const BETWEEN = /(?<=\d[ ./-]?)[OoQDIl|SsBZzG]{1,3}(?=[ ./-]?\d)/gu;

function asDigits(text: string): Repair[] {
  const repairs: Repair[] = [];
  for (const { 0: found, index } of matches(text, MIXED)) {
    const strange = found.match(/[^\d ./-]/g)?.length ?? 0;
    const digits = found.match(/\d/g)?.length ?? 0;
    if (strange === 0 || digits < 4 || strange * 3 > digits) continue;
    repairs.push({ from: index, to: index + found.length, meant: found.replace(/[^\d ./-]/g, (mark) => DIGIT_FOR[mark] ?? mark) }); // prettier-ignore
  }
  for (const { 0: found, index } of matches(text, BETWEEN))
    repairs.push({
      from: index,
      to: index + found.length,
      meant: found.replace(/./gu, (mark) => DIGIT_FOR[mark] ?? mark),
    });
  return repairs;
}

/** Forms that mix letters (A) and digits (9); what a form does not name stands for itself, a space may be missing. */
const FORMS = [
  'AA99 AAA', 'A999 AAA', 'AAA 999A', 'AA 99 99 99 A', 'AAAAA999999AAAAA', 'AAAAA999999AA9AA', 'A9 9AA', 'A99 9AA', 'AA9 9AA',
  'AA99 9AA', '99/9999999A', '99/999999A', '99/99999A', '99/9999A', '999999/99A', '99999/99A', '9999/99A', 'A9999AA',
] as const; // prettier-ignore
const SHAPES = FORMS.map((form) => {
  const source = [...form].map((mark) => (mark === 'A' ? L : mark === '9' ? D : mark === ' ' ? ' ?' : mark)).join('');
  return {
    form: form.replaceAll(' ', ''),
    shape: new RegExp(String.raw`(?<![\p{L}\d/])${source}(?![\p{L}\d/])`, 'gu'),
  };
});

function asForms(text: string): Repair[] {
  const repairs: Repair[] = [];
  for (const { form, shape } of SHAPES)
    for (const { 0: found, index } of matches(text, shape)) {
      let at = 0;
      let healed = 0;
      const meant = [...found].map((mark) => {
        if (mark === ' ') return mark;
        const wanted = form[at++];
        const now = wanted === 'A' ? (LETTER_FOR[mark] ?? mark) : wanted === '9' ? (DIGIT_FOR[mark] ?? mark) : mark;
        if (now !== mark) healed++;
        return now;
      });
      // A word that only looks like a form is a word: most digits and most letters are what they should be.
      const [digits, letters] = [/\d/g, /[A-Z]/g].map((kind) => found.match(kind)?.length ?? 0);
      const [nines, ayes] = [/9/g, /A/g].map((kind) => form.match(kind)?.length ?? 0);
      const sound = (digits ?? 0) * 2 > (nines ?? 0) - 1 && (digits ?? 0) > 0 && (letters ?? 0) * 2 > (ayes ?? 0) - 1;
      if (healed > 0 && healed <= 2 && sound)
        repairs.push({ from: index, to: index + found.length, meant: meant.join('') });
    }
  return repairs;
}

const spaced = (form: string): string => [...form].map((mark) => (mark === 'A' ? '[A-Z]' : mark === '9' ? String.raw`\d` : mark)).join(' ?'); // prettier-ignore
/** Values with a space too many, each with a name for nothing but reading. */
const LOOSE: readonly RegExp[] = [
  String.raw`\d(?: ?\d){9,18}`,
  ...FORMS.map((form) => spaced(form.replaceAll(' ', ''))),
  String.raw`GB ?\d ?\d(?: ?[A-Z]){4}(?: ?\d){14}`,
  String.raw`\d ?\d ?- ?\d ?\d ?- ?\d ?\d`,
  String.raw`\d ?\d? ?[/.] ?\d ?\d? ?[/.] ?\d ?\d(?: ?\d ?\d)?`,
  String.raw`\d{1,3}(?: ?\d){0,2} ?\. ?\d(?: ?\d){0,2} ?\. ?\d(?: ?\d){0,2} ?\. ?\d(?: ?\d){0,2}`,
  String.raw`[0-9A-F] ?[0-9A-F](?: ?: ?[0-9A-F] ?[0-9A-F]){5}`,
  String.raw`\d ?\d ?/ ?\d ?\d ?\d ?\d ?/ ?\d ?\d ?/(?: ?\d){4,6} ?[A-Z]`,
  String.raw`[\w.+-]+ ?@ ?[\w-]+(?: ?\. ?[a-z]{2,})+`,
  String.raw`[A-Z] ?\d(?: ?\d){11} ?\d?`,
].map((source) => new RegExp(String.raw`(?<![\p{L}\d])${source}(?![\p{L}\d])`, 'gu'));

function withoutSpaces(text: string): Repair[] {
  return LOOSE.flatMap((shape) =>
    matches(text, shape).flatMap(({ 0: found, index }): Repair[] => {
      const meant = found.replaceAll(' ', '');
      return meant.length === found.length ? [] : [{ from: index, to: index + found.length, meant }];
    }),
  );
}

/** Some lines of a view as repaired, with the place in the view of each of their units, and which of them were touched. */
interface Healed {
  readonly view: View;
  readonly places: Uint32Array;
  readonly touched: readonly (readonly [number, number])[];
}

/** Applies the repairs that do not overlap, the longest first, to the lines round them. */
function heal(view: View, repairs: readonly Repair[]): Healed | null {
  const chosen: Repair[] = [];
  const taken = spanSet<Repair>();
  for (const repair of repairs.toSorted((a, b) => b.to - b.from - (a.to - a.from)))
    if (taken.touching(repair.from, repair.to).length === 0) {
      chosen.push(repair);
      taken.add(repair);
    }
  const excerpt = excerptOf(view, chosen.map(({ from, to }) => [from, to] as const));
  if (excerpt === null) return null;
  const old = excerpt.view.text;
  const starts = new Map(chosen.map((repair) => [repair.from, repair]));
  const places: number[] = [];
  const touched: [number, number][] = [];
  let text = '';
  for (let at = 0; at < old.length;) {
    const whole = excerpt.places[at] ?? 0;
    const repair = starts.get(whole);
    // What was put between two pieces stands for the first unit left out.
    if (repair === undefined || excerpt.places[at + repair.to - repair.from - 1] !== repair.to - 1) {
      text += old[at] ?? '';
      places.push(whole);
      at++;
      continue;
    }
    const { from, to, meant } = repair;
    touched.push([text.length, text.length + meant.length]);
    // Each unit that is meant stands for the next one that is no space.
    let source = from;
    for (let i = 0; i < meant.length; i++) {
      if (meant.length < to - from) while (view.text[source] === ' ' && meant[i] !== ' ') source++;
      places.push(source++);
    }
    text += meant;
    at += to - from;
  }
  places.push(view.text.length);
  return { view: { ...excerpt.view, text }, places: Uint32Array.from(places), touched };
} // prettier-ignore

const VALUES: ReadonlySet<Category> = new Set<Category>([
  ...(['phone', 'email', 'dob', 'nhs', 'nino', 'bank', 'card', 'vrm', 'pnc', 'cro', 'licence', 'passport', 'imei', 'urn', 'address', 'social', 'age'] as const),
]); // prettier-ignore

const DAMAGED: Evidence = { kind: 'against', says: 'only with look-alikes or spaces put right', weight: -0.5 };

/** What `recognisers` find only once damage is put right, at the places of the view itself; not what `found` holds already. */
export function findDamaged(view: View, known: Known, recognisers: readonly Recogniser[], found: readonly Hit[]): Hit[] {
  const whole = spanSet<Hit>();
  for (const hit of found) whole.add(hit);
  const isKnown = (hit: Hit): boolean =>
    whole.touching(hit.from, hit.to).some(({ category, from, to }) => category === hit.category && from <= hit.from && to >= hit.to);
  // What is found for certain as it stands needs no repair.
  const sure = spanSet<Hit>();
  for (const hit of found) if (VALUES.has(hit.category) && weigh(hit.evidence) >= CERTAIN) sure.add(hit);
  const open = ({ from, to }: Repair): boolean => !sure.touching(from, to).some((hit) => hit.from <= from && hit.to >= to);
  const variants = [asDigits, asForms, withoutSpaces].map((repair) => heal(view, repair(view.text).filter(open)));
  // What is read beside a word or by a damaged shape gives way to everything sound that stands there.
  const sound = ({ from, to, category }: Hit): boolean =>
    whole.touching(from, to).some((hit) => hit.category !== category && VALUES.has(hit.category) && weigh(hit.evidence) >= LIKELY);
  const beside = [damagedNumbers, shapedNumbers, damagedAddresses].flatMap((one) => [...one.find(view, known)].filter((hit) => !isKnown(hit) && !sound(hit)));
  const healed = variants.flatMap((healed): Hit[] => {
    if (!healed) return [];
    const damaged = ({ from, to }: Hit): boolean => healed.touched.some(([a, b]) => from < b && a < to);
    return recognisers.flatMap((recogniser) =>
      [...recogniser.find(healed.view, known)].filter(damaged).map((hit): Hit => ({
        ...hit,
        from: healed.places[hit.from] ?? 0,
        to: (healed.places[hit.to - 1] ?? 0) + 1,
        evidence: [...hit.evidence, DAMAGED],
        traits: [...new Set([...(hit.traits ?? []), 'damaged'])],
      })),
    ).filter((hit) => !isKnown(hit));
  });
  return [...healed, ...beside];
} // prettier-ignore
