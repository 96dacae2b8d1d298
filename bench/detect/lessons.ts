// Marked cases as lessons for the passage tagger: each clause with the kind of the marked passage in it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentType, Person } from '../../src/model/index.ts';
import { buildRoster } from '../../src/people/index.ts';
import { viewOf, viewOfText } from '../../src/detect/view.ts';
import { seeClauses } from '../../src/detect/passages/features.ts';
import { KINDS } from '../../src/detect/passages/labels.ts';
import type { Lesson } from '../../src/detect/passages/learn.ts';
import type { MarkedCase } from '../../test/fixtures/marked.ts';
import { openMarked } from './open.ts';

const kindOf = (category: string): number => Math.max(0, (KINDS as readonly string[]).indexOf(category));

/** The clauses of a case that may be served. `any`: does a value that must go or is asked stand in it? `marks`: for each telling passage that must go, the numbers of its clauses. */
export async function lessonsOf(
  marked: MarkedCase,
): Promise<{ lessons: (Lesson & { any: boolean; text: string })[]; marks: number[][]; texts: string[] }> {
  const opened = await openMarked(marked, (page) => page);
  const roster = buildRoster(
    marked.manifest,
    opened.map(({ document }) => document),
  );
  const lessons: (Lesson & { any: boolean; text: string })[] = [];
  const marks: number[][] = [];
  const texts: string[] = [];
  for (const [no, { document, marks: values, goes }] of opened.entries()) {
    if (marked.documents[no]?.release !== 'redacted') continue;
    const view = viewOf(document);
    const places = new Map<number, number>();
    view.origin.forEach((from, at) => {
      if (!places.has(from)) places.set(from, at);
    });
    const spans = values.flatMap((mark) => {
      const from = places.get(mark.from);
      const to = places.get(mark.to - 1);
      return from === undefined || to === undefined ? [] : [{ ...mark, from, to: to + 1 }];
    });
    const seen = seeClauses(view, roster);
    const base = lessons.length;
    for (const { clause, features } of seen) {
      if (goes(view.origin[clause.from] ?? 0)) {
        lessons.push({ features: [], kind: -1, any: false, text: '' });
        continue;
      }
      let kind = 0;
      let best = 0;
      let any = false;
      for (const mark of spans) {
        const common = Math.min(mark.to, clause.to) - Math.max(mark.from, clause.from);
        if (common <= 0 || mark.verdict === 'K') continue;
        any ||= true;
        // A place without number or postcode is told like any whereabouts.
        const passage =
          mark.category === 'address' && !/\d/.test(view.text.slice(mark.from, mark.to)) ? 1 : kindOf(mark.category);
        if (passage === 0) continue;
        const share = Math.max(common / (mark.to - mark.from), common / (clause.to - clause.from));
        if (share >= 0.5 && common > best) [kind, best] = [passage, common];
      }
      lessons.push({ features, kind, any, text: view.text.slice(clause.from, clause.to) });
    }
    for (const mark of spans) {
      if (mark.verdict !== 'R' || kindOf(mark.category) === 0 || goes(view.origin[mark.from] ?? 0)) continue;
      marks.push(
        seen.flatMap(({ clause }, i) =>
          Math.min(mark.to, clause.to) - Math.max(mark.from, clause.from) >= 0.5 * (mark.to - mark.from)
            ? [base + i]
            : [],
        ),
      );
      texts.push(view.text.slice(mark.from, mark.to));
    }
  }
  const keep: number[] = [];
  const map = new Map<number, number>();
  lessons.forEach((l, i) => {
    if (l.kind >= 0) {
      map.set(i, keep.length);
      keep.push(i);
    }
  });
  return {
    lessons: keep.map((i) => lessons[i]!),
    marks: marks.map((list) => list.flatMap((i) => map.get(i) ?? [])),
    texts,
  };
}

const TEXTS = path.join(import.meta.dirname, '..', '..', 'src', 'detect', 'passages', 'text');
const ROLES = 'defendant|victim|witness|officer';

/** The project's own paragraphs: "# TYPE self=NAME role | NAME role", then text with [kind passages]. */
export function ownLessons(): Lesson[] {
  return readdirSync(TEXTS)
    .sort()
    .flatMap((name) =>
      readFileSync(path.join(TEXTS, name), 'utf8')
        .split(/^# /m)
        .slice(1)
        .flatMap((block) => {
          const end = block.indexOf('\n');
          const people: Person[] = [];
          let about: string | undefined;
          const [type = '', ...rest] = block.slice(0, end).split(/ (?=self=)| \| /);
          for (const [no, one] of rest.entries()) {
            const [, self, named = '', role = ''] = new RegExp(`^(self=)?(.+) (${ROLES})$`).exec(one.trim()) ?? [];
            if (named === '') throw new Error(`${name}: ${one}`);
            people.push({
              id: `P${String(no)}`,
              role: role as Person['role'],
              names: [named],
              aliases: [],
              addresses: [],
              phones: [],
              emails: [],
              numbers: [],
              protections: [],
              source: 'manifest',
            });
            if (self) about = `P${String(no)}`;
          }
          let text = '';
          const spans: { from: number; to: number; kind: number }[] = [];
          const open: { at: number; kind: number }[] = [];
          for (const piece of block
            .slice(end + 1)
            .trim()
            .split(
              /(\[(?:clue|medical|special|safety|school|workplace|occupation|relation|convictions|informant) |\])/,
            )) {
            if (piece === ']') {
              const last = open.pop();
              if (last) spans.push({ from: last.at, to: text.length, kind: last.kind });
              else text += piece;
            } else if (/^\[[a-z]+ $/.test(piece)) open.push({ at: text.length, kind: kindOf(piece.slice(1, -1)) });
            else text += piece;
          }
          const view = {
            ...viewOfText(text, name),
            type: type as DocumentType,
            ...(about === undefined ? {} : { about }),
          };
          if (view.text.length !== text.length) throw new Error(`${name}: ${type} changed its length`);
          return seeClauses(view, { people }).map(({ clause, features }): Lesson => {
            let [kind, best] = [0, 0];
            for (const span of spans) {
              const common = Math.min(span.to, clause.to) - Math.max(span.from, clause.from);
              const share = Math.max(common / (span.to - span.from), common / (clause.to - clause.from));
              if (share >= 0.5 && common > best) [kind, best] = [span.kind, common];
            }
            return { features, kind };
          });
        }),
    );
}
