// Where did it happen? Reads the labels and sentences that say so ("INC LOC", "took place at", "burglary at") and turns them into
// scenes: house number, street, town, postcode, premises. Homes of defendants and of witnesses who only live somewhere are not scenes.
import type { Known } from '../recogniser.ts';
import type { View } from '../view.ts';
import type { Stretch } from './prose.ts';
import { proseOf } from './prose.ts';
import { attackedHomes } from './scene-homes.ts';
import { NARRATIVE, STREET, STREET_TYPES, CAP, type Scene } from './scene-words.ts';

const LABEL = new RegExp(
  `(?:[Ii]nc(?:ident)? [Ll]oc(?:ation)?|INC(?:IDENT)? LOC(?:ATION)?|[Ll]ocation of (?:offence|incident)|[Oo]ffence location|[Pp]lace of offence|PLACE OF OFFENCE|OFFENCE LOCATION|[Ll]ocus|LOCUS|[Ss]cene(?: address)?|SCENE(?: ADDRESS)?|[Vv]enue|VENUE|Location|LOCATION|LOC|TENANCY AT|[Tt]enancy at|[Aa]ddress of incident|Premises|PREMISES)\\s*[:\\t ]\\s*${STREET}`,
  'gu',
);
/** Says outright that it happened there. */
const HAPPENED = new RegExp(
  `(?:took place|occurred|happened|was committed|were committed|[Bb]urglary(?: dwelling)?|[Bb]urgled|broken into|broke into|[Ii]ncident|[Oo]ffences?|[Tt]heft|[Ss]tolen|[Rr]obbery|[Rr]obbed|[Aa]ssault(?:ed)?|[Cc]ollision|[Ff]ire|[Dd]isturbance|[Ff]ight|[Cc]riminal damage|[Ww]arrant|[Aa]ll|(?:is|was) (?:a|the) (?:mid-terrace |semi-detached |detached |terraced )?(?:house|flat|home))(?: [^.;\\n]{0,70}?)?\\b(?:at|in|on|outside|inside|from|along|near)\\s+(?:the (?:address|premises|property|house|home) (?:of |at )?)?${STREET}`,
  'gu',
);
/** Brings somebody there on duty or in the course of the day: believed where two papers say so. */
const WENT = new RegExp(
  `\\b(?:attended|called to|sent to|deployed to|arrived at|lived(?: together)? (?:at|on|in)|shared (?:home|address)|family home|entered|drove|driving|ran|crossed|damage to)\\b[^.;\\n]{0,40}?\\b(?:at |in |on |outside |inside |to |along |into |of |near )?${STREET}`,
  'gu',
);
const ON_DAY = new RegExp(
  `\\b(?:On|At|Between|on|at)\\b[^;\\n]{0,60}?\\b(?:20\\d\\d|hrs|hours|am|pm|\\d[.:]\\d\\d)\\b[^;\\n]{0,40}?\\b(?:at|on|outside|inside|in)\\s+${STREET}`,
  'gu',
);
/** A business at an address: "at the Name, 12 Street, Town". */
const BUSINESS = new RegExp(
  `(?:\\b(?:at|outside|inside|in|near|into|entered|left)\\s+|^|\\n\\s*)(?<premises>(?:The |the )?${CAP}(?: (?:${CAP}|&|and|of|the)){0,4}), ${STREET}`,
  'gu',
);
/** The summary introduces the place: "Name is a guest house on Some Street". */
const INTRODUCED = new RegExp(
  `(?:^|(?<=[.:;\\n] ?))(?!(?:He|She|It|This|That|There|Here|What|Who|I|We|They|His|Her|My)\\b)(?<premises>(?:The )?${CAP}(?: (?:${CAP}|&|and|of|the)){0,4}) is an? (?:\\p{L}+ ){0,3}(?:shop|store|supermarket|guest house|takeaway|restaurant|public house|pub|bar|club|nightclub|hotel|garage|petrol station|filling station|pharmacy|bookmakers?|café|cafe|bakery|salon|warehouse|office|surgery|church|mosque|temple|school|care home|hostel|bank|jewellers?|newsagents?|off[- ]licence|convenience store|business|premises|farm|factory|gym|museum|library|station)(?![\\p{L}])(?: (?:on|in|at) ${STREET})?`,
  'gu',
);
/** A sentence in which people live, stay, are reached: its addresses are theirs. */
const THEIRS =
  /\b(?:lives|live|living|resid\w+|stay(?:s|ing)?|stopping|moved|temporar\w+|currently|next of kin|nok|contact\w*|phone|telephone|tel|mobile|email|c\/o|daughter|son's|mother|sister|brother|friend's|neighbours?|drop(?:ped)?|sent home|taken home|saw (?:her|him) home|ip to|will take|came from|comes? from|occupier|details|passed|left his|gave his|bail address|live and sleep|residence|arrested|took a statement|statement (?:was )?taken|house to house|mr|mrs|ms|miss|of no)\b/iu;
const LIVES =
  /\b(?:lives?|living|resides?|resident|home address|bail address|address:?|of|c\/o|born|defendant:?|staying|moved|arrested at|arrest|statement)\s*(?:at|in|on|with)?\s*$/iu;
const BAIL = new RegExp(
  `\\b[Nn]ot to (?:go to|go into|enter|attend|visit|approach|be (?:on|in|at)|go within [^.;]{2,40}? of|loiter (?:on|in|near))(?: or enter)?\\s+(?:any part of )?${STREET}`,
  'gu',
);

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whose home an address is, if anybody's of the manifest. */
function livesAt(known: Known, number: string | undefined, street: string): { id: string; role: string } | undefined {
  const full = `${number === undefined ? '' : `${number} `}${street}`;
  const target = ` ${plain(full)} `;
  return known.roster.people.find((person) =>
    person.addresses.some((address) => ` ${plain(address)} `.includes(target)),
  );
}

/** Whether what looks like a business is a person's name before an address. */
function isSomebody(known: Known, name: string): boolean {
  const words = plain(name)
    .split(' ')
    .filter((word) => !/^(?:the|of|and|mr|mrs|ms|miss|dr)$/u.test(word));
  return known.roster.people.some(
    (person) =>
      !person.organisation && person.names.some((full) => words.every((word) => plain(full).split(' ').includes(word))),
  );
}

interface Vote {
  scene: Scene;
  points: number;
  /** The papers that spoke of it. */
  readonly papers: Set<string>;
  /** A defendant lives there too: believed only where several papers say that it happened there. */
  readonly doubtful: boolean;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** What two tellings of a place know together. */
function joined(before: Scene | undefined, groups: Groups, home: string | undefined): Scene {
  const know = (part: 'number' | 'town' | 'postcode' | 'premises'): Partial<Scene> => {
    const value = (groups[part] ?? before?.[part])?.replace(/^the /u, '');
    return value === undefined ? {} : { [part]: value };
  };
  const lives = home ?? before?.home;
  return {
    street: groups['street'] as string,
    ...know('number'),
    ...know('town'),
    ...know('postcode'),
    ...know('premises'),
    ...(lives === undefined ? {} : { home: lives }),
  };
}

const COURT =
  /^(?:High|Crown|Family|County|Magistrates|Youth)\b.*\bCourt$|^(?:The |the )?(?:Family|Crown|Youth) Court/iu;

const STREET_WORDS = [...STREET_TYPES.toLowerCase().split('|'), 'heol', 'ffordd', 'maes', 'stryd', 'lon', 'rhodfa'];

/** The scenes of a case, most spoken of first. */
export function learnScenes(views: readonly View[], known: Known): Scene[] {
  const votes = new Map<string, Vote>();
  const vote = (view: View, groups: Groups, points: number, label: boolean): void => {
    const { street, number } = groups;
    if (street === undefined && groups['premises'] !== undefined && !isSomebody(known, groups['premises'])) {
      votes.set(`|${plain(groups['premises'])}`, {
        scene: { premises: groups['premises'] },
        points,
        papers: new Set([view.file]),
        doubtful: false,
      });
      return;
    }
    if (street === undefined || COURT.test(street) || (/\bcourt$/iu.test(street) && number === undefined)) return;
    const home = number === undefined ? undefined : livesAt(known, number, street);
    if (home && home.role !== 'victim' && home.role !== 'defendant' && !label) return;
    const key = `${number === undefined ? '' : plain(number)}|${plain(street)}`;
    const before = votes.get(key);
    const papers = before?.papers ?? new Set<string>();
    papers.add(view.file);
    votes.set(key, {
      scene: joined(before?.scene, groups, home?.role === 'victim' ? home.id : undefined),
      points: (before?.points ?? 0) + points,
      papers,
      doubtful: home?.role === 'defendant',
    });
  };
  for (const view of views) {
    if (!NARRATIVE.has(view.type)) continue;
    const summary = view.type === 'MG5' || view.type === 'MG4' || view.type === 'CAD';
    const { text, sentences, index } = proseOf(view);
    for (const no of view.type === 'MG5' ? (index.get('is') ?? []) : []) {
      const { from, to } = sentences[no] as Stretch;
      for (const hit of text.slice(from, to).matchAll(INTRODUCED)) vote(view, hit.groups ?? {}, 2, true);
    }
    // Only sentences that hold a word like "street" can name one.
    const asked = new Set(STREET_WORDS.flatMap((word) => index.get(word) ?? []));
    for (const no of asked) {
      const sentence = sentences[no] as Stretch;
      const words = text.slice(sentence.from, sentence.to);
      for (const hit of words.matchAll(LABEL)) vote(view, hit.groups ?? {}, 3, true);
      for (const hit of words.matchAll(BAIL))
        if (hit.groups?.['number'] === undefined) vote(view, hit.groups ?? {}, 1, true);
      for (const hit of words.matchAll(HAPPENED)) if (!THEIRS.test(hit[0])) vote(view, hit.groups ?? {}, 2, false);
      if (THEIRS.test(words.replace(/\blived\b/giu, ''))) continue;
      for (const hit of words.matchAll(WENT)) vote(view, hit.groups ?? {}, 1, false);
      if (summary) for (const hit of words.matchAll(ON_DAY)) vote(view, hit.groups ?? {}, 2, false);
      if (summary || view.type === 'MG11') for (const groups of businesses(words, known)) vote(view, groups, 2, false);
    }
  }
  for (const home of attackedHomes(views, known)) {
    const key = `${plain(home.number ?? '')}|${plain(home.street ?? home.premises ?? '')}`;
    const before = votes.get(key);
    votes.set(key, {
      scene: { ...before?.scene, ...home },
      points: (before?.points ?? 0) + 2,
      papers: before?.papers ?? new Set(),
      doubtful: false,
    });
  }
  const believed = [...votes.values()].filter((one) =>
    one.doubtful ? one.papers.size >= 2 && one.points >= 3 : one.points >= 2,
  );
  const streets = new Set(believed.map((one) => plain(one.scene.street ?? '')));
  const also = [...votes.values()].filter(
    (one) => !believed.includes(one) && !one.doubtful && streets.has(plain(one.scene.street ?? '')),
  );
  return [...believed, ...also]
    .toSorted((a, b) => b.points - a.points)
    .map((one) => one.scene)
    .slice(0, 24);
}

/** Businesses at an address: "Name, 12 Street, Town". */
function* businesses(words: string, known: Known): Generator<Groups> {
  if (!/\d/u.test(words)) return;
  for (const hit of words.matchAll(BUSINESS)) {
    const premises = hit.groups?.['premises'] as string;
    if (hit.groups?.['number'] === undefined || LIVES.test(words.slice(0, hit.index)) || isSomebody(known, premises))
      continue;
    if (
      /\b(?:Flat|Apartment|Bedsit|Maisonette|Floor|Room|GFF)$|^(?:Flat|Apartment|Unit|Room|Address|Defendant|Accused|Victim|Born|Mr|Mrs|Ms|Miss|Dr)\b|\p{Ll}.*\b\p{Lu}{3,}$/u.test(
        premises,
      )
    )
      continue;
    yield hit.groups;
  }
}
