// E-mail addresses, also as people say or break them: "name at example dot com", "name [at] example.com".
import type { Evidence } from '../../model/index.ts';
import { cued, cueOf, present } from '../cue.ts';
import type { Recogniser } from '../recogniser.ts';
import { matches } from '../scan.ts';

const EMAIL =
  /(?<![a-zÀ-ɏ\d._%+'-])[a-zÀ-ɏ\d](?:[a-zÀ-ɏ\d._%+'-]{0,63})@[a-zÀ-ɏ\d](?:[a-zÀ-ɏ\d-]*\.)+(?:[a-zÀ-ɏ]{2,})(?![a-zÀ-ɏ\d@])/gi;
const BROKEN =
  /(?<![a-zÀ-ɏ\d._%+-])[a-zÀ-ɏ\d][a-zÀ-ɏ\d._%+-]{1,63}(?: ?@\s?|@ | ?[[(]at[\])] ?| at )[a-zÀ-ɏ\d][a-zÀ-ɏ\d-]*(?:(?: ?\. ?| ?[[(]dot[\])] ?| dot )[a-zÀ-ɏ\d-]+)+(?![a-zÀ-ɏ\d@])/gi;
const CUE = cueOf('e-mail', String.raw`e-?mail(?:ed|s)?|mail|address|contact`);
const OFFICE = /@[\w.-]*(?:police|pnn|cps|cjsm|justice|judiciary|gov|nca|probation)[\w.-]*$/i;

/** Finds e-mail addresses. Mail boxes of police, courts, prosecution and firms of the system are `office`. */
export const emailAddresses: Recogniser = {
  name: 'email',
  *find(view) {
    const at = view.text.includes('@');
    if (at) for (const match of matches(view.text, EMAIL)) {
      const text = match[0].replace(/[.'-]+$/, '');
      yield {
        from: match.index,
        to: match.index + text.length,
        category: 'email',
        evidence: [{ kind: 'shape', says: 'e-mail address', weight: 3 }],
        traits: OFFICE.test(text) ? ['office'] : [],
      };
    }
    if (!at && !/ dot |[[(](?:at|dot)[\])]/i.test(view.text)) return;
    for (const match of matches(view.text, BROKEN)) {
      const text = match[0];
      if (!/[ [(\n]/.test(text)) continue;
      const said = / at /i.test(text);
      const ends = /(?:\.|dot[\])]?) ?(?:com|org|net|co|uk|example|gov|info|me|io|eu|ie|biz|test|invalid)$/i.test(text);
      if (!ends || (said && !/ dot |\[dot|\(dot|\.(?:com|co\.uk|org|net|example)$/i.test(text))) continue;
      const cue = cued(view, match.index, match.index + text.length, CUE);
      if (said && !cue && !/[\d_.]/.test(text.slice(0, text.search(/ at /i)))) continue;
      yield {
        from: match.index,
        to: match.index + text.length,
        category: 'email',
        evidence: present<Evidence>({ kind: 'shape', says: 'broken or spoken e-mail address', weight: said ? 1.5 : 2.5 }, cue),
        traits: OFFICE.test(text) ? ['office'] : [],
      };
    }
  },
}; // prettier-ignore
