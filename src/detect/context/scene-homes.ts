// Homes of victims that are the scene: by the kind of the offence (burgled, stalked, burnt), or because a summary or the victim
// says that it was done at the home ("forced entry to his flat", "he kicked my front door"). Never the home of somebody hidden.
import type { Person } from '../../model/index.ts';
import type { Known } from '../recogniser.ts';
import type { View } from '../view.ts';
import { NARRATIVE, STREET, type Scene } from './scene-words.ts';

/** Offences that are done to a home. */
const AT_HOME = /\bburglary\b(?!.*\bother than\b)|\bdwelling\b|\btrespass/iu;
/** Offences that follow somebody home. */
const TO_HOME = /\bstalking|harass|arson|criminal damage|malicious communications|witness|threat/iu;
const WHERE_THEY_LIVE =
  /\b(?:lives?|living|resid\w+|home|address|of|stay(?:s|ing)?|moved|c\/o)(?: (?:at|in|on|to|alone|together|with [\p{L} ]{2,20}))*[\s:,]*(?:\d+\w?,? )?$/iu;

const PLACE =
  '(?:home(?: address)?|house|flat|bungalow|cottage|farm|farmhouse|property|front door|back door|door|letter ?box|front garden|back garden|garden|drive|driveway|yard|barn|bedroom|kitchen|living room|front room|hallway|window)';
const DONE =
  '(?:broke|forced|entered|burst|pushed|kicked|smashed|damaged|set (?:fire|light)|poured|threw|throwing|came (?:round )?to|went (?:round )?to|turned up at|attended|banged|hammered|knocked|shouted|followed|took over|assaulted|punched|attacked|grabbed|stabbed|strangled|seized|dragged|stole|taken|found)';
/** A summary says that it was done at somebody's home. */
const AT_THEIRS = new RegExp(
  `\\b${DONE}\\b[^.\\n]{0,70}?\\b(?:(?:the victim|the complainant|the aggrieved|\\p{Lu}[\\p{L}-]+)['’][sS]|her|their) (?:own )?${PLACE}\\b`,
  'u',
);
/** "His flat" is the victim's where the words before name the victim, and not the accused after that. */
const AT_HIS = new RegExp(
  `\\b(?:${DONE.slice(3, -1)}|us(?:ed|ing)|deal(?:t|ing)?|s(?:old|elling)|running|cuckoo\\w*|there was|there were)\\b[^.\\n]{0,70}?\\b(?:his|her|their) (?:own )?${PLACE}\\b`,
  'giu',
);
/** The maker of a statement says so of their own. */
const AT_MINE = new RegExp(
  `\\b(?:[Hh]e|[Ss]he|[Tt]hey|him|defendant|man|men|male|[Ii]t)\\b[^.\\n]{0,30}\\b${DONE}\\b[^.\\n]{0,50}?\\b(?:my|our) (?:own )?${PLACE}\\b`,
  'u',
);

interface Address {
  readonly street?: string;
  readonly number?: string;
  readonly town?: string;
  readonly postcode?: string;
  /** A house known by a name alone. */
  readonly house?: string;
}

const HOUSE = /^(?:(?:The|Fferm|Tŷ|Ty) )?(?<root>\p{Lu}[\p{L}'’-]{4,}(?: \p{Lu}[\p{L}'’-]+){0,2}?)(?: (?:Farm|Farmhouse|House|Cottage|Barn|Lodge|Croft))?$/u; // prettier-ignore

function addressOf(person: Person): Address {
  const [written = ''] = person.addresses;
  const { street, number, town, postcode } = new RegExp(STREET, 'u').exec(written)?.groups ?? {};
  if (street !== undefined)
    return {
      street,
      ...(number === undefined ? {} : { number }),
      ...(town === undefined ? {} : { town }),
      ...(postcode === undefined ? {} : { postcode }),
    };
  const house = HOUSE.exec((written.split(',')[0] ?? '').trim())?.groups?.['root'];
  const after = (written.split(',')[1] ?? '').trim();
  return house === undefined ? {} : { house, ...(/^\p{Lu}[\p{L}' -]+$/u.test(after) ? { town: after } : {}) };
}

/** The papers that speak of the place otherwise than as where somebody lives. */
function papersOf(views: readonly View[], { street, number, house }: Address): View[] {
  const name = (street ?? house ?? '').replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+');
  const pattern = new RegExp(`(?:(\\d+\\w?),?\\s)?(?<![\\p{L}])${name}(?![\\p{L}])`, 'giu');
  return views.filter(({ text }) =>
    [...text.matchAll(pattern)].some(
      (hit) =>
        (hit[1] === undefined || hit[1] === number) &&
        !WHERE_THEY_LIVE.test(text.slice(Math.max(0, hit.index - 50), hit.index).replace(/\s+/gu, ' ')),
    ),
  );
}

const SUMMARY = /^(?:MG5|CAD|MG4|MG3)$/;

/** Does a summary say that it was done at this victim's home? */
function saidOf(person: Person, text: string, accused: readonly Person[]): boolean {
  const last = (words: string, one: Person): number =>
    Math.max(...one.names.map((name) => words.lastIndexOf((name.split(/\s+/).at(-1) ?? name).toUpperCase())));
  return [...text.matchAll(AT_HIS)].some((hit) => {
    const before = text.slice(Math.max(0, hit.index - 400), hit.index + hit[0].length).toUpperCase();
    const at = last(before, person);
    return at >= 0 && accused.every((one) => last(before, one) < at);
  });
}

/** The homes of victims that are scenes of the case. */
export function* attackedHomes(views: readonly View[], known: Known): Generator<Scene> {
  const offences = known.offences.join(' | ');
  const [burgled, followed] = [AT_HOME.test(offences), TO_HOME.test(offences)];
  const victims = known.roster.people.filter(({ role, protections }) => role === 'victim' && protections.length === 0);
  const accused = known.roster.people.filter(({ role }) => role === 'defendant');
  for (const person of victims) {
    const address = addressOf(person);
    if (address.street === undefined && address.house === undefined) continue;
    const named = papersOf(views, address);
    const told = named.filter(({ type, about }) =>
      burgled ? type !== 'MG9' && type !== 'MG10' : NARRATIVE.has(type) && about !== person.id,
    );
    const spoken = told.some(({ type }) => SUMMARY.test(type)) || told.length >= 2;
    const owns = views.some(
      (view) => view.type === 'MG11' && view.about === person.id && AT_MINE.test(view.text.replace(/\s+/gu, ' ')),
    );
    const summaries = views.filter(({ type }) => SUMMARY.test(type)).map(({ text }) => text.replace(/\s+/gu, ' '));
    const said = summaries.some((text) => saidOf(person, text, accused));
    const summed = said || summaries.some((text) => AT_THEIRS.test(text));
    if (burgled ? told.length === 0 : !(followed && spoken) && !(owns && (followed || summed || spoken)) && !said)
      continue;
    const { street, number, town, postcode, house } = address;
    yield {
      home: person.id,
      ...(street === undefined ? {} : { street }),
      ...(house === undefined ? {} : { premises: house }),
      ...(number === undefined ? {} : { number }),
      ...(town === undefined ? {} : { town }),
      ...(postcode === undefined ? {} : { postcode }),
    };
  }
}
