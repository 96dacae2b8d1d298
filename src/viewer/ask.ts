// A question with up to nine answers, each by its digit or a click. Esc leaves it.
import { el, make } from './page.ts';
import { saying } from './say.ts';

let answerNow: ((answer: string | null) => void) | null = null;
let own: HTMLInputElement | null = null;

export const isAsking = (): boolean => answerNow !== null;

/** Closes the question. */
export function endAsking(answer: string | null): void {
  const answerIt = answerNow;
  answerNow = null;
  own = null;
  const panel = el('panel');
  panel.hidden = true;
  panel.replaceChildren();
  answerIt?.(answer);
}

/** Asks; resolves with "1"…"9", with the person's own words where `free`, or null. */
export function ask(title: string, answers: readonly string[], free = false): Promise<string | null> {
  endAsking(null);
  const panel = el('panel');
  const list = make('ol');
  for (const [i, text] of answers.entries()) {
    const button = make('button', `${i + 1}  ${text}`);
    button.type = 'button';
    button.addEventListener('click', () => endAsking(String(i + 1)));
    const line = make('li');
    line.append(button);
    list.append(line);
  }
  panel.replaceChildren(make('strong', title), list);
  if (free) {
    const label = make('label', `9  ${saying('ownReason')}`, 'small');
    own = make('input');
    own.maxLength = 300;
    own.autocomplete = 'off';
    label.append(own);
    panel.append(label, make('p', saying('unkept'), 'small'));
  }
  panel.append(make('p', saying('cancel'), 'small'));
  panel.hidden = false;
  panel.scrollIntoView({ block: 'nearest' });
  return new Promise((resolve) => (answerNow = resolve));
}

/** A key while a question is open. */
export function keyWhileAsking(event: KeyboardEvent): void {
  const typing = event.target === own && own !== null;
  if (event.key === 'Escape') endAsking(null);
  else if (typing && event.key === 'Enter') {
    if (own && own.value.trim().length > 2) endAsking(own.value.trim());
  } else if (typing) return;
  else if (event.key === '9' && own) own.focus();
  else if (/^[1-9]$/.test(event.key)) {
    if (Number(event.key) <= el('panel').querySelectorAll('li').length) endAsking(event.key);
  } else if (event.key === 'Tab' || event.key === 'Enter' || event.key === ' ') return;
  event.preventDefault();
}
