// PNC ids and CRO numbers: written with a slash, checked by a letter.
import type { Evidence } from '../../model/index.ts';
import { cued, cueOf, present } from '../cue.ts';
import type { Recogniser } from '../recogniser.ts';
import { readCro, readPnc } from './checks.ts';
import { matches } from '../scan.ts';

const PNC = /(?<![a-zÀ-ɏ\d/.-])(?:19|20)?\d{2} ?\/ ?\d{1,7} ?[A-Z](?![a-zÀ-ɏ\d/])/gi;
const CRO = /(?<![a-zÀ-ɏ\d/.-])(?:SF ?\d{2} ?\/ ?\d{1,6} ?[A-Z]|\d{1,6} ?\/ ?\d{2} ?[A-Z])(?![a-zÀ-ɏ\d/])/gi;
const LOOSE = /(?<![\p{L}\d/.-])(?:19|20)?\d{2}[\d/ ]{3,9}[A-Z](?![\p{L}\d/])/gu;
const PNC_CUE = cueOf('PNC id', String.raw`pnc\s?id|pnc|pncid|police national computer`);
const CRO_CUE = cueOf('CRO number', String.raw`cro|criminal records? office|c\.r\.o\.?`);

/** The same PNC id in every notation: `yy/serial+letter` with a padded serial. */
export const pncKey = (text: string): string => {
  const read = readPnc(text);
  return read ? `${read.year}/${read.serial}${read.letter}` : '';
};
/** The same CRO number in every notation. */
export const croKey = (text: string): string => {
  const read = readCro(text);
  return read ? `${read.serial}/${read.year}${read.letter}` : '';
};

/** Finds PNC ids and CRO numbers. */
export const policeRecordNumbers: Recogniser = {
  name: 'police-record-number',
  *find(view) {
    for (const match of matches(view.text, PNC)) {
      const read = readPnc(match[0]);
      if (!read) continue;
      const cue = cued(view, match.index, match.index + match[0].length, PNC_CUE);
      // "17/6d": too short to be told from other fractions without its label.
      if (!cue && (!read.passes || match[0].length < 5)) continue;
      yield {
        from: match.index,
        to: match.index + match[0].length,
        category: 'pnc',
        evidence: present<Evidence>(
          { kind: 'shape', says: 'year, serial, letter', weight: read.passes && match[0].length >= 8 ? 1.5 : 1 },
          { kind: 'check', says: read.passes ? 'check letter fits' : 'check letter does not fit', weight: read.passes ? 1 : -0.5 },
          cue,
        ),
        traits: read.passes ? [] : ['damaged'],
      };
    }
    for (const match of matches(view.text, CRO)) {
      const read = readCro(match[0]);
      if (!read) continue;
      const cue = cued(view, match.index, match.index + match[0].length, CRO_CUE);
      if (!cue && (!read.passes || match[0].length < 7)) continue;
      yield {
        from: match.index,
        to: match.index + match[0].length,
        category: 'cro',
        evidence: present<Evidence>(
          { kind: 'shape', says: 'serial, year, letter', weight: read.passes && match[0].length >= 8 ? 1.5 : 1 },
          { kind: 'check', says: read.passes ? 'check letter fits' : 'check letter does not fit', weight: read.passes ? 1 : -0.5 },
          cue,
        ),
        traits: read.passes ? [] : ['damaged'],
      };
    }
    // Slash lost or doubled by a scan or by typing: beside the label only.
    for (const match of matches(view.text, LOOSE)) {
      if (/^\d+ ?\/ ?\d+ ?[A-Z]$/.test(match[0])) continue;
      const from = match.index;
      const to = from + match[0].length;
      for (const [category, cue] of [['pnc', PNC_CUE], ['cro', CRO_CUE]] as const) {
        const label = cued(view, from, to, cue, 0);
        if (label)
          yield { from, to, category, evidence: [{ kind: 'shape', says: 'digits and a letter', weight: 0.5 }, label], traits: ['damaged'] };
      }
    }
  },
}; // prettier-ignore
