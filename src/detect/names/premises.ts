// Shops and pubs that bear a person's name ("at Martha Lamb, a newsagent"), and letters of plates and exhibit marks that
// read like a name ("YA25 CAM"). What one paper tells holds for the whole case: in the next it stands without the word.
import type { Hit } from '../recogniser.ts';
import { spanSet } from '../spans.ts';
import type { View } from '../view.ts';

const KIND =
  "newsagent'?s?|shop|store|stores|supermarket|off-licence|salon|pub|public house|inn|bar|caf[eé]|restaurant|takeaway|chip shop|chemist'?s?|pharmacy|jeweller'?s|bookmaker'?s|bookies|pawnbroker'?s|garage|hotel|club|nightclub|bakery|butcher'?s|florist'?s|hairdresser'?s|barber'?s|department store|petrol station|cinema|gym|second-hand shop|charity shop|antiques? shop|market stall|stall";
const PEOPLE_OF =
  '(?:worker|assistant|manager(?:ess)?|owner|keeper|staff|supervisor|hand|girl|lad|man|woman|lady|steward|security|doorman|chef|porter|driver|cleaner|boss|proprietor)';
const TOLD = new RegExp(
  String.raw`(?<=\b(?:at|outside|inside|in|into|to|from|by|near|opposite|of) )(\p{Lu}[\p{L}'-]+(?: (?:& |and )?\p{Lu}[\p{L}'-]+){1,3}),? (?:which is )?(?:a|an|the|our|his|her|my)(?: local| small| village| corner)? (?:${KIND})\b(?! ${PEOPLE_OF})`,
  'gu',
);

/** What a shop calls itself behind its owner's name: "Grant's Wine Stores", "Lane's bakery". */
const OWNED = new RegExp(
  String.raw`(?<![\p{L}\d])\p{Lu}[\p{L}-]+(?:'s|s'),? (?:the )?(?:\p{Lu}[\p{L}-]+ (?:and |& )?){0,3}(?:${KIND}|[Ww]ine(?: [Ss]tores?)?|[Ff]ood(?: (?:and|&) [Ww]ine)?|[Ss]tores?|[Nn]ewsagents?|[Oo]ff[- ][Ll]icen[cs]e|[Mm]ini[- ]?[Mm]arket|[Ss]upermarket|[Mm]arket|[Ee]xpress|[Gg]arage|[Bb]akery|[Bb]akers?|[Bb]utchers?|[Ff]ish [Bb]ar|[Cc]hippy|[Kk]ebabs?|[Pp]izza|[Cc]af[eé]|[Cc]offee|[Tt]ea ?[Rr]ooms?|[Pp]harmacy|[Cc]hemists?|[Aa]utos?|[Mm]otors?|[Tt]yres?|[Bb]ar|[Aa]rms|[Hh]ead|[Cc]lub|[Gg]ym|[Ss]alon|[Hh]air|[Bb]arbers?|[Nn]ails|[Ff]lorists?|[Ff]lowers|[Jj]ewell?ers?|[Bb]ookmakers?|[Ff]uneral|[Cc]arpets|[Ff]urniture|[Cc]abs|[Tt]axis|[Cc]ars|[Ll]aundry|[Ll]aunderette|[Dd]eli|[Hh]ardware|[Dd][Ii][Yy]|[Yy]ard|[Ss]crap|[Pp]ub|[Hh]otel|[Ii]nn|[Cc]inema|[Cc]asino|[Nn]ightclub)(?![\p{L}])`,
  'gu',
);

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The names that papers of the case tell to be premises, folded. */
export function premisesOf(views: readonly View[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const view of views)
    for (const match of view.text.replace(/\s/g, ' ').matchAll(TOLD)) found.add(fold(match[1] as string));
  return found;
}

/** Letters behind an area and year code belong to a plate or an exhibit mark, not to a person. */
const MARK_BEFORE = /(?<![\p{L}\d])[A-Z]{2}\d{2}\s$/u;

/**
 * Takes out names that are premises or parts of marks, and makes the address behind such a name the premises' own.
 * People whom the manifest or a form names stay.
 */
export function withoutPremises(hits: readonly Hit[], view: View, premises: ReadonlySet<string>): Hit[] {
  const owned = spanSet<{ from: number; to: number }>();
  for (const match of view.text.matchAll(OWNED)) owned.add({ from: match.index, to: match.index + match[0].length });
  const kept = hits.filter((hit) => {
    if (hit.category !== 'name' || (hit.whose !== undefined && !hit.traits?.includes('learnt'))) return true;
    if (owned.touching(hit.from, hit.to).some((one) => one.from <= hit.from && hit.to <= one.to)) return false;
    if (!hit.traits?.includes('learnt')) return true;
    const text = view.text.slice(hit.from, hit.to);
    if (/^[A-Z]{3}$/.test(text) && MARK_BEFORE.test(view.text.slice(Math.max(0, hit.from - 6), hit.from))) return false;
    return !premises.has(fold(text));
  });
  if (premises.size === 0) return kept;
  return kept.map((hit) => {
    if (hit.category !== 'address') return hit;
    const before = fold(view.text.slice(Math.max(0, hit.from - 60), hit.from));
    if (![...premises].some((name) => before.endsWith(name))) return hit;
    const { whose: _anybody, ...rest } = hit;
    return {
      ...rest,
      category: 'scene',
      traits: [...(hit.traits ?? []).filter((trait) => trait !== 'home'), 'business'],
    };
  });
}
