// Is this recipient the right one? What the manifest alone can tell; the address book of firms comes with the gate.
import { BlotterError, formatRecipient, type Hold, type Manifest, type Recipient } from '../model/index.ts';

/** Throws B-USE-05 where the recipient names no defendant of the case. */
export function requireKnownDefendant(manifest: Manifest, recipient: Recipient): void {
  if (recipient.kind !== 'defence') return;
  const defendants = manifest.people.filter((p) => p.role === 'defendant').map((p) => p.id);
  if (!defendants.includes(recipient.id ?? ''))
    throw new BlotterError('B-USE-05', {
      recipient: formatRecipient(recipient),
      defendants: defendants.join(', ') || 'none',
    });
}

const PERSONAL = /@(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|aol|btinternet|proton(?:mail)?)\./i;

/** Holds about whom the package would reach: a firm that acts for two defendants, a personal mail box. */
export function checkRecipient(manifest: Manifest, recipient: Recipient): Hold[] {
  if (recipient.kind !== 'defence') return [];
  const defendant = manifest.people.find((p) => p.id === recipient.id);
  const solicitor = defendant?.solicitor;
  if (!defendant || !solicitor) return [];
  const holds: Hold[] = [];
  const hold = (why: string, cure: string): void => {
    holds.push({ kind: 'recipient', file: null, page: null, why, cure });
  };
  const same = (firm: string): string =>
    firm.toLowerCase().replace(/\b(?:llp|ltd|limited|solicitors?|and|co|cyf)\b|[^a-z]/g, '');
  const shared = manifest.people.filter(
    (p) =>
      p.id !== defendant.id && p.role === 'defendant' && p.solicitor && same(p.solicitor.firm) === same(solicitor.firm),
  );
  if (shared.length > 0)
    hold(
      `The firm acting for ${defendant.id} also acts for ${shared.map((p) => p.id).join(', ')}.`,
      'Ask the firm whether it still acts for both, and correct the solicitor in case.yaml.',
    );
  if (solicitor.email !== undefined && PERSONAL.test(solicitor.email))
    hold(`The solicitor's mail box for ${defendant.id} is a personal one.`, "Use the firm's secure mail address.");
  return holds;
}
