// Numbers of people that no list of labels knows: "UAN 2044-…", "student card 2371140", "OPG reference …", "form DATIX …". A
// code is somebody's where a word for numbers, cards or papers, or an abbreviation, stands right before it and none of the
// case's own words does (crime, log, exhibit, camera, page …). Not here: numbers with a grammar (identifiers/).
import type { Hit, Recogniser } from '../recogniser.ts';
import type { View } from '../view.ts';

const NOUN =
  'numbers?|no|nos|num|ref|refs|reference|references|id|card|cards|licen[cs]e|permit|certificate|account|a\\/c|acct|policy|claim|form|pin|badge|membership|member|visa|e-?visa|registration|reg(?:istration)? no|bleep|pager|locker|fob|ticket|pass|passcode|deed|tenancy|lease|contract|plan|scheme|plot|pension|payroll|roll|claimant|patient|ward|datix|code|codes|combination';
/** An abbreviation that heads a number: capitals, or capitals with small letters between ("CoS"). */
const SHORT = '\\p{Lu}[\\p{L}]{0,2}\\p{Lu}[\\p{Lu}]{0,4}';
const CODE =
  '(?=[\\p{L}\\d /-]*\\d[\\p{L}\\d /-]*\\d[\\p{L}\\d /-]*\\d)(?:[A-Z]{1,4} )?[A-Z]{0,5}-?\\d[A-Z\\d]*(?:[/-][A-Z\\d]+)*(?: \\d{2,6}(?![\\d/.:]))*';
const LABELLED = new RegExp(
  `(?<![\\p{L}\\d/])(?<label>(?:[\\p{L}'&-]+[.,]? ){0,3}(?:(?i:${NOUN})\\.?|${SHORT}))(?:\\s?[:#=(]\\s?| (?:is|was|as|of|ends?|ending) | ["“]?|\\t)(?<code>${CODE})(?![\\p{L}\\d])`,
  'gu',
);
/** The case's own numbers, things of evidence and everyday counts. */
const CASE =
  /\b(?:crime|custody|cad|logs?|incident|urn|exhibits?|items?|bags?|seal(?:ed)?|property|prop|store|discs?|disks?|camera|cam|pages?|pp?|paragraph|para|section|act|count|charge|occurrence|niche|storm|event|court|asn|pnc|pncid|cro|collar|shoulder|pc|dc|ps|ds|di|dci|dcs|wpc|pcso|sgt|sergeant|insp|constable|officer|call ?sign|viper|lab|forensic|fss|dfu|dna|swab|bwv|cctv|frame|footage|recording|terminal|csi|soco|sale|rtc|moca|gcs|bp|dw|receipt|till|order|invoice|product|barcode|model|part|batch|train|bus|coach|seat|platform|flight|route|bay|door|flat|house|room|floor|unit|junction|mg|mg\d+\w?|roti|article|rule|version|operation|op|yas|nwas|wast|swast|las|emas|neas|secamb|wmas|ambulance|crew|image|photo|photograph|picture|question|channel|line|row|column|entry|number one|lot|race|law|decree|directive|statute|ordinance|channel|phone|telephone|tel|mobile|mob|fax|imei|iccid|imsi|ip|nhs|nino|ni|vat|gb|uk|bst|gmt|am|pm|hrs|hours|sgt|dob|vrm|vin|index|plate|reg|registration mark|postcode|sort|iban|hz|mhz|km|cm|mm|kg|ml|mg|mph|rpm|usb|gb|mb|hd|bbc|itv|am|fm|and|to|at|on|in|from|by|for|the|a|an|about|over|under|than|only|some|paid|cost|worth|approximately|between|after|before|since|until|aged|age|born|dated|height|weight|speed|distance|amount|total|sum|balance|temperature|section|s|r)\b[.,]?$/iu;
const CASE_BEFORE =
  /\b(?:crime|custody|cad|incident|log|urn|exhibits?|item|bag|sealed|seal|property|court|our|your|case|police|pnc|cro|collar|shoulder|warrant|camera|cctv|viper|lab|laboratory|forensic|disc|page|order|invoice|receipt|product|model|serial|train|bus|coach|flight|complaint|charge|count|house|door|flat|shirt|room|platform|gate|bay|till|pump|route|telephone|phone|mobile|contact|sort|passport|driving|card ending|bank|debit|credit|visa debit|insurance number|nhs|vehicle|reg|plate|asn|summons|ambulance|property)\b/iu;
/** What the number counts, or a number that is a date, a time, money, a year. */
const COUNTED =
  /^(?: ?(?:years?|hours?|hrs|minutes|mins|metres|miles|pounds|people|times|days|weeks|months|%|p\b|am|pm|mg|ml|cm|mm|kg|st\b|nd\b|rd\b|th\b)|[.:,]\d)/iu;
const DATE =
  /^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d\d(?:[/-]\d{2,4})?|\d{1,2}[:.]\d\d|\d{1,2} \d{2,4}|\d{4} \d{4})$/;

function* numbers(view: View): Generator<Hit> {
  for (const match of view.text.matchAll(LABELLED)) {
    const { label = '', code = '' } = match.groups ?? {};
    const from = match.index + match[0].length - code.length;
    const words = label.split(/[ ,]+/);
    const last = words.at(-1) ?? '';
    const noun = new RegExp(`^(?:${NOUN})\\.?$`, 'iu').test(last);
    // Folding of case is for the nouns: an abbreviation is of capitals.
    if (!noun && (!/^\p{Lu}/u.test(last) || !/\p{Lu}.*\p{Lu}/u.test(last) || /^\p{Lu}{6,}$/u.test(last))) continue;
    if (
      CASE.test(noun ? words.slice(0, -1).join(' ') : label) &&
      !(
        noun &&
        words.length > 2 &&
        /^(?:the|a|an|my|his|her|our|their|and|is|on|in|of|for|to)$/iu.test(words.at(-2) ?? '')
      )
    )
      continue;
    if (CASE_BEFORE.test(label) || DATE.test(code) || COUNTED.test(view.text.slice(from + code.length))) continue;
    if (
      /^(?:no|number|numbers|nos|num|pass|ticket|form|plan|ward|plot|card|cards|ref|reference|refs|references|account|id)\.?$/iu.test(
        last,
      ) &&
      words.length === 1
    )
      continue;
    const line = view.text.slice(view.text.lastIndexOf('\n', from) + 1, from);
    // Where all is capitals, an abbreviation cannot be told from a surname or a verb.
    if (!noun && !/\p{Ll}/u.test(line)) continue;
    if (/^(?:URN|PC|DC|DS|PS|CAD|PNC|CRO)\b|\d\d\/\d\d\/\d\d/.test(code) || /^0[127]\d{3} ?\d/.test(code)) continue;
    const digits = code.replace(/\D/g, '').length;
    if (digits < 3 || (digits === 3 && !/[A-Z]/.test(code)) || /^[A-Z]{2,3}\/\d{1,2}$/.test(code)) continue;
    yield {
      from,
      to: from + code.length,
      category: 'other',
      evidence: [
        {
          kind: 'cue',
          says: noun ? 'behind a word for a number or paper' : 'behind an abbreviation',
          weight: noun ? 1.5 : 1.2,
        },
        { kind: 'shape', says: 'a code with digits', weight: 0.5 },
      ],
      traits: ['customer-number'],
    };
  }
}

/** The company between the word and the number: "claim form Northgate 77/20417-W". */
const COMPANY = new RegExp(
  `(?<![\\p{L}\\d])(?i:policy|claim(?: form| number)?|membership|account|insurance|cover|plan|pension|scheme|loan|agreement)(?: (?:no\\.?|number|ref|with|is|was))?[ :](?:\\p{Lu}[\\p{L}&'-]+ ){1,3}(?<code>(?=[A-Z\\d/-]*\\d{3})[A-Z\\d]+(?:[/-][A-Z\\d]+)*)(?![\\p{L}\\d])`,
  'gu',
);
const EXPIRY =
  /(?<![\p{L}\d])(?:expir(?:y|es|ing)(?: date)?|exp(?:\.|iry)?|valid (?:to|thru|until|from))[ :]{1,2}(?<code>(?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?\d{2})(?![\d/])/giu;

function* others(view: View): Generator<Hit> {
  for (const [pattern, category] of [
    [COMPANY, 'other'],
    [EXPIRY, 'card'],
  ] as const)
    for (const match of view.text.matchAll(pattern)) {
      const { code = '' } = match.groups ?? {};
      const from = match.index + match[0].length - code.length;
      if (category === 'other' && DATE.test(code)) continue;
      yield {
        from,
        to: from + code.length,
        category,
        evidence: [
          { kind: 'cue', says: category === 'card' ? 'when a card expires' : 'a number with a company', weight: 2 },
        ],
        traits: category === 'card' ? ['partial'] : ['customer-number'],
      };
    }
}

/** Finds personal numbers by the word before them. */
export const personalNumbers: Recogniser = {
  name: 'personal-number',
  *find(view) {
    yield* numbers(view);
    yield* others(view);
  },
};
