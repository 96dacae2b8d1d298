// Forms as a browser without script fills and sends them. Not here: the servers that they go to (desk.ts, running.ts).
import { randomBytes } from 'node:crypto';

const decoded = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'); // prettier-ignore

/** The hidden fields of a form, by name. */
export const hiddenIn = (form: string): Record<string, string> => Object.fromEntries([...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decoded(value)])); // prettier-ignore

/** The form on a page that is shown blind to this person, who marks first; null where nothing is hidden. */
export const blindForm = (body: string): string | null =>
  body.includes('data-blind="yes"') ? (/id="blind-form">(.*?)<\/form>/s.exec(body)?.[1] ?? null) : null;

/** Marks `words` on every page that was drawn for a second person, by the forms of their pages. Gives how many pages that were. */
export async function markDrawn<A extends { readonly body: string }>(who: WithoutScript<A>, base: string, words = ''): Promise<number> {
  const check = (await who.get(`${base}/check`)).body;
  const pages = [...check.matchAll(/href="([^"]+\/review\/\d+\/\d+)">[^<]*<\/a> <strong class="govuk-tag govuk-tag--blue">/g)].map(([, url = '']) => url);
  for (const url of pages) {
    const blind = blindForm((await who.get(url)).body);
    if (blind === null) throw new Error('a page that was drawn is not blind');
    await who.post(url, { ...hiddenIn(blind), does: 'blind', words });
  }
  return pages.length;
} // prettier-ignore

/** One file of a form. */
export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: string | Uint8Array;
}

/** A multipart form as a browser writes it, fields first. */
export function multipart(fields: Readonly<Record<string, string>>, files: readonly SentFile[]) {
  const boundary = `----blotter${randomBytes(8).toString('hex')}`;
  const head = (line: string): Buffer => Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${line}\r\n`);
  const parts = [
    ...Object.entries(fields).flatMap(([name, value]) => [head(`name="${name}"`), Buffer.from(`\r\n${value}\r\n`)]),
    ...files.flatMap(({ field, name, bytes }) => [
      head(`name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream`),
      Buffer.from('\r\n'),
      Buffer.from(bytes),
      Buffer.from('\r\n'),
    ]),
  ];
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}

/** What every browser without script does, whatever carries its requests. `A`: an answer. */
export abstract class WithoutScript<A extends { readonly body: string }> {
  abstract send(method: 'GET' | 'POST', url: string, payload?: Buffer | string, type?: string): Promise<A>;
  /** Where an answer leads on to. */
  abstract toOf(answer: A): string | null;
  readonly get = (url: string): Promise<A> => this.send('GET', url);
  /** The token of this session, from a page that has a form. */
  async token(): Promise<string> {
    let page = await this.get('/');
    const on = this.toOf(page);
    if (on !== null) page = await this.get(on);
    return /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  }
  async post(url: string, form: Readonly<Record<string, string>> = {}): Promise<A> {
    return this.send('POST', url, new URLSearchParams({ _csrf: await this.token(), ...form }).toString());
  }
  async upload(url: string, fields: Readonly<Record<string, string>>, files: readonly SentFile[]): Promise<A> {
    const { payload, type } = multipart({ _csrf: await this.token(), ...fields }, files);
    return this.send('POST', url, payload, type);
  }
}
