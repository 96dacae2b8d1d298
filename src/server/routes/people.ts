// The roster of a case: who is who, as the papers and the manifest say.
import { shownPeople } from '../shown/people.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { aboutCase, frameOf, type AboutCase } from '../web/case.ts';

function page(asked: Asked, about: AboutCase): Answer {
  const { prepared } = about;
  const people = prepared ? shownPeople(prepared.view, prepared.standing) : [];
  return {
    view: 'people',
    data: {
      title: 'People',
      ...frameOf(asked, about, 'people'),
      known: people.filter(({ source }) => source === null),
      learnt: people.filter(({ source }) => source !== null),
    },
  };
}

export const PEOPLE: readonly Route[] = [
  { method: 'GET', path: '/cases/:case/for/:recipient/people', gate: 'case-read', answer: (asked) => aboutCase(asked, (about) => page(asked, about)) }, // prettier-ignore
];
