// Names that people go by on line: handles with @, user names beside the name of a network, addresses of profiles.
import type { Evidence } from '../../model/index.ts';
import { cued, cueOf, present } from '../cue.ts';
import type { Hit, Recogniser } from '../recogniser.ts';
import { matches } from '../scan.ts';

const NETWORK = String.raw`instagram|insta|facebook|fb|messenger|snapchat|snap|tik\s?tok|twitter|tweet(?:ed|s)?|telegram|discord|reddit|linkedin|tinder|hinge|bumble|grindr|only\s?fans|vinted|ebay|gumtree|kik|skype|xbox|playstation|psn|gamertag|twitch|youtube|strava|venmo|paypal|wechat|viber|signal|mastodon|bluesky|threads|bebo|pof|badoo|okcupid|depop|etsy`; // prettier-ignore
const CUE = cueOf(
  'an on-line account',
  String.raw`${NETWORK}|profile|handle|user\s?name|user name|username|user id|screen name|followers?|following|dm(?:'?d|s)?|posted|account (?:called|named)`,
);
const AT = /(?<![a-zÀ-ɏ\d._%+@/-])@[a-zÀ-ɏ\d_](?:[a-zÀ-ɏ\d_.]{1,29})(?![a-zÀ-ɏ\d@])/gi;
const NAMED = new RegExp(
  String.raw`(?<![a-zÀ-ɏ\d])(?:${NETWORK}|profile|handle|user\s?name|user id|user|screen name|log-?in|account|gamer ?tag|goes? by|called|named|known as|id)(?:\s(?:name|handle|id|account|profile|picture|on|is|was|as|called|named|user|of|,|-))*[\s:=-]{1,3}["']?([a-zÀ-ɏ\d][a-zÀ-ɏ\d_.-]{2,30})(?![a-zÀ-ɏ\d@/])`,
  'gi',
);
const PROFILE = /(?<![a-zÀ-ɏ\d@])(?:https?:\/\/)?(?:www\.|m\.)?(?:instagram|facebook|fb|twitter|x|tiktok|snapchat|linkedin|t|youtube|onlyfans|reddit|vk|threads|pinterest|strava|soundcloud)\.(?:com|me|net|tv)\/[^\s<>"')\]]{2,}/gi; // prettier-ignore

/** Looks like somebody's chosen user name rather than a word: an underscore, digits among letters, a dot inside. */
const chosen = (word: string): boolean =>
  /_/.test(word) || /^\p{L}[\p{L}._]*\d{1,6}[\p{L}\d_.]*$/u.test(word) || /^\p{Ll}{2,}[.-]\p{Ll}{2,}/u.test(word);

/** Finds handles, user names and profile addresses. */
export const socialHandles: Recogniser = {
  name: 'social',
  *find(view) {
    for (const match of matches(view.text, AT)) {
      const text = match[0].replace(/\.+$/, '');
      if (/^@\d+$/.test(text)) continue;
      const hit: Hit = {
        from: match.index,
        to: match.index + text.length,
        category: 'social',
        evidence: present<Evidence>(
          { kind: 'shape', says: 'handle with @', weight: 2 },
          cued(view, match.index, match.index + text.length, CUE),
        ),
      };
      yield hit;
    }
    for (const match of matches(view.text, NAMED)) {
      const word = (match[1] ?? '').replace(/[.-]+$/, '');
      if (!chosen(word)) continue;
      const from = match.index + match[0].lastIndexOf(match[1] ?? '');
      const cue = cued(view, from, from + word.length, CUE);
      if (!cue) continue;
      // A network's name or an underscore beside it tells a user name from an exhibit or a file.
      const strong = /_/.test(word) || /\d/.test(word) ? 1 : 0.5;
      yield {
        from,
        to: from + word.length,
        category: 'social',
        evidence: [{ kind: 'shape', says: 'a chosen user name', weight: strong }, { ...cue, weight: Math.max(cue.weight, 1.5) }],
      };
    }
    for (const match of matches(view.text, PROFILE)) {
      const text = match[0].replace(/[.,;:!?]+$/, '');
      yield {
        from: match.index,
        to: match.index + text.length,
        category: 'social',
        evidence: [{ kind: 'shape', says: 'address of a profile', weight: 3 }],
      };
    }
  },
}; // prettier-ignore
