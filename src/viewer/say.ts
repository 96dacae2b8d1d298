// What the script tells the person, in one place of the page that is read aloud too.
import { el, words } from './page.ts';

/** A saying with its numbers and names filled in. */
export const saying = (key: string, fill: Readonly<Record<string, string | number>> = {}): string =>
  Object.entries(fill).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), words.say[key] ?? key);

let until = 0;
let standing: { text: string; late: boolean } = { text: '', late: false };

function write(text: string, late: boolean): void {
  const line = el('saved');
  if (line.textContent !== text) line.textContent = text;
  line.classList.toggle('saved--late', late);
}

/** Says something for a few seconds; then the state of saving stands there again. */
export function say(key: string, fill: Readonly<Record<string, string | number>> = {}): void {
  until = performance.now() + 4000;
  write(saying(key, fill), false);
}

/** What is saved and what is not. What is not goes before everything else. */
export function sayState(text: string, late: boolean): void {
  standing = { text, late };
  if (late || performance.now() > until) write(text, late);
}
export const sayStateAgain = (): void => sayState(standing.text, standing.late);
