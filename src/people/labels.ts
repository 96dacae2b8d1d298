// The labels of forms behind which a name stands, and what each says of the person. Not here: reading the name.
import type { Token } from './tokens.ts';

/** What a label says of the person named behind it. `own` = whose document or record this is. */
export type LabelKind =
  | 'own' | 'own-surname' | 'own-forenames' | 'alias' | 'former' | 'nok' | 'caller' | 'associate' | 'co-accused' | 'aggrieved' | 'partner' | 'contact' | 'tenant'
  | 'gp' | 'doctor' | 'adult' | 'solicitor' | 'interpreter' | 'sender' | 'witness' | 'suspect' | 'victim' | 'resident' | 'defendant' | 'signed' | 'bail'; // prettier-ignore

export interface Label {
  readonly kind: LabelKind;
  /** Also without a colon, in running text. */
  readonly loose: boolean;
}

const LABELS = new Map<string, { keys: readonly string[]; label: Label }[]>();
const add = (kind: LabelKind, loose: boolean, phrases: string): void => {
  for (const phrase of phrases.split('|')) {
    const keys = phrase.trim().split(' ');
    const first = keys[0] ?? '';
    const list = LABELS.get(first) ?? [];
    list.push({ keys, label: { kind, loose } });
    list.sort((a, b) => b.keys.length - a.keys.length);
    LABELS.set(first, list);
  }
};
add('own', true, 'statement of|continuation of statement of|continuation statement of|witness statement of');
add(
  'own',
  false,
  'name|full name|name of witness|witness name|name of claimant|name of victim|patient|patient name|name of patient|name of accused|detainee|detained person|name of detained person|detainee name|claimant|customer|customer name|account holder|owner|device owner|name of owner|subject|dp|keeper|registered keeper',
);
add('own-surname', true, 'surname|family name|last name');
add(
  'own-forenames',
  true,
  'forename|forenames|forename s|first name|first names|first name s|given name|given names|christian names|other forenames',
);
add(
  'alias',
  false,
  'alias|aliases|alias names|alias name|nickname|nicknames|known as|also known as|aka|other names|other name|preferred name',
);
add('alias', true, 'known as');
add(
  'former',
  false,
  'maiden name|former name|previous name|former surname|maiden or former name|birth name|previous surname',
);
add('nok', true, 'nok|next of kin|n o k');
add(
  'nok',
  false,
  'emergency contact|parent|parent or guardian|parent guardian|guardian|mother|father|wife|husband|daughter|son|carer|named person|person to be informed|person informed|informed',
);
add(
  'caller',
  false,
  'caller|caller name|informant|informant name|reported by|person reporting|reporting person|rp|inft|call from|complainant caller|name of caller|texter',
);
add(
  'associate',
  false,
  'associate|associates|known associate|known associates|assoc|linked person|linked persons|links|link',
);
add('associate', true, 'known associate');
add(
  'associate',
  false,
  'co defendant|co defendants|codefendant|co accused|co d|co defs|co def|jointly charged with|co offenders|co offender',
);
add(
  'aggrieved',
  false,
  'ap|aggrieved|aggrieved person|complainant|complainants|injured party|protected person|protected persons|protected party|loser|victim',
);
add('aggrieved', true, 'aggrieved');
add(
  'partner',
  false,
  'partner|spouse|ex partner|former partner|previous partner|girlfriend|boyfriend|last known partner',
);
add(
  'resident',
  false,
  'co resident|co residents|resides with|lives with|other occupants|other occupant|occupant|occupants|c o',
);
add(
  'contact',
  false,
  'contact|contact name|contact person|hr contact|preferred contact|in case of emergency|party|payee|beneficiary|account name|referee|references|head teacher|headteacher|head|class teacher|teacher|social worker|key worker|keyworker|employer contact|line manager|manager|idva|isva|midwife|health visitor|landlord|landlady|agent',
);
add('contact', true, 'dp|detainee');
add('tenant', false, 'tenant|tenants|lead tenant|joint tenant|occupier|householder');
add('gp', false, 'gp|general practitioner|registered gp|usual gp|own gp|gp name|family doctor');
add(
  'doctor',
  false,
  'cons|consultant|doctor|dr|nurse|hcp|fme|clinician|seen by|examined by|attending|registrar|surgeon|named nurse|practitioner|wr|radiologist|reporting clinician|author|completed by|assessed by|responsible clinician|paramedic|anaesthetist|triage nurse',
);
add('adult', false, 'appropriate adult|aa');
add(
  'solicitor',
  false,
  'sol|sols|solicitor|legal representative|legal rep|legal advice|representative|legal adviser|counsel|duty solicitor',
);
add('interpreter', false, 'interpreter|intermediary');
add('sender', false, 'from|to|cc|bcc|sender|recipient|reply to');
add('witness', false, 'wit|witness|witnesses|wits');
add('witness', true, 'wit');
add('suspect', false, 'sus|suspect');
add('victim', false, 'ip|vic|victim name');
add('victim', true, 'ip');
add('defendant', false, 'defendant|defendants|accused|r v|regina v|rex v|defendant name');
add('defendant', true, 'r v|regina v|rex v');

/** May this folded word open a label? A name does not run on into one ("CRAIG ANTHONY PNCID"). */
export function opensLabel(key: string): boolean {
  return LABELS.has(key);
}

export interface LabelAt extends Label {
  /** Index of the first token behind the label. */
  readonly next: number;
}

/** The label whose words start at token `at`, with what may stand behind it; undefined where none does. */
export function labelAt(tokens: readonly Token[], at: number): LabelAt | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  const list = LABELS.get(first.key);
  if (list === undefined) return undefined;
  let loose: LabelAt | undefined;
  for (const { keys, label } of list) {
    let i = at;
    let fits = true;
    for (const key of keys) {
      const token = tokens[i];
      if (token === undefined || token.key !== key || (i > at && (token.gap.length > 2 || /[\n\t]/.test(token.gap)))) {
        fits = false;
        break;
      }
      i++;
    }
    if (!fits) continue;
    const next = tokens[i];
    if (next === undefined) continue;
    const { gap } = next;
    const bracketed = /^\s*\)\s*:?\s*$/.test(gap);
    const told = /^\s*\)?\s*(?::|\s[-–]\s|\t| {2,}|\|)\s*["“'‘(]?$/.test(gap) && !/\n\s*\n/.test(gap);
    const head = first.line || /\t| {2,}|[|.] *$/.test(first.gap);
    // A capital label at the start of a line or behind a gap needs no colon: "CALLER FEENEY, NOREEN MRS", "Wit Rose".
    const bare =
      /^ ["“]?$/.test(gap) &&
      head &&
      first.shape !== 'l' &&
      (first.caps || first.shape === 'U' || label.loose || (label.kind === 'own' && keys.includes('name')));
    if (told || bracketed || bare) return { ...label, next: i };
    if (
      label.loose &&
      /^ ["“]?$/.test(gap) &&
      !(label.kind.startsWith('own-') && (first.shape === 'l' || next.shape === 'l'))
    )
      loose ??= { ...label, next: i };
  }
  return loose;
}
