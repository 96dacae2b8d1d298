// The page as the script finds it: its parts, what the server says of it, and what changes while one works. The server draws
// everything; the script moves between what it drew.

/** The words that the script says; they come with the page. */
export interface Words {
  readonly keep: readonly string[];
  readonly hand: readonly { readonly category: string; readonly text: string }[];
  readonly kinds: Readonly<Record<string, string>>;
  readonly say: Readonly<Record<string, string>>;
  /** The reader's own keys, by what they do. */
  readonly keys: Readonly<Record<string, string>>;
}
export const words = JSON.parse(document.getElementById('words-for-script')?.textContent ?? '{}') as Words;

export const el = (id: string): HTMLElement => document.getElementById(id) ?? document.createElement('i');
export const all = <T extends Element>(selector: string, within: ParentNode = document): T[] => [...within.querySelectorAll<T>(selector)]; // prettier-ignore

/** What the server says of the page that is shown. */
export const told = (): Readonly<Record<string, string | undefined>> => el('review').dataset;
export const may = (): boolean => told()['may'] === 'yes';
export const isBlindPage = (): boolean => told()['blind'] === 'yes';

/** What changes while one works. */
export const work = {
  /** Key of the chosen mark. */
  current: '',
  /** When it was chosen (milliseconds, performance.now). */
  chosenAt: 0,
  /** Times of the last answers, in milliseconds. */
  times: [] as number[],
  /** Ids of what was done here, the last one last. */
  done: [] as string[],
  /** On a blind page: what the person marked. */
  found: [] as { from: number; to: number; category: string }[],
  keysOn: true,
};

/** A line of the list of marks. */
export const itemOf = (key: string): HTMLElement | null => document.querySelector<HTMLElement>(`li.item[data-key="${CSS.escape(key)}"]`); // prettier-ignore
export const items = (): HTMLElement[] => all<HTMLElement>('#items > li.item');

export function make<K extends keyof HTMLElementTagNameMap>(tag: K, text = '', className = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
} // prettier-ignore

export const newId = (): string => crypto.randomUUID();
