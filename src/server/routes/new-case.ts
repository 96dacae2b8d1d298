// A case comes in: a folder or files, with its case.yaml or a short form in its place. What is wrong is said at its field,
// and the files that came wait until it is put right. Not here: taking in (casework), receiving files (web/upload.ts).
import { BlotterError } from '../../model/index.ts';
import { say } from '../language/say.ts';
import { troubleSaid } from '../shown/stops.ts';
import { DEFENDANTS, manifestOf, readDay, type FieldProblem } from '../shown/new-case.ts';
import type { Answer, Asked, Route } from '../web/asked.ts';
import { storedCase, type StoredCase } from '../web/case.ts';
import type { Upload, UploadedFile } from '../web/upload.ts';

const size = (bytes: number): string => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`); // prettier-ignore

/** For the summary above the form. */
const listed = ({ href, text, english }: FieldProblem) => ({
  href,
  text,
  ...(english === true ? { attributes: { lang: 'en-GB' } } : {}),
});

function page(asked: Asked, errors: readonly FieldProblem[] = [], upload: Upload | null = null, status = 200): Answer {
  const fields = upload?.fields ?? {};
  const police = asked.session?.roles.includes('file-builder') === true;
  const chosen = fields['for'] ?? (police ? 'cps-pre-charge' : 'defence:D1');
  const recipients = [['defence:D1', say('new.for.first')], ['cps-pre-charge', say('for.cps-pre-charge')], ['court', say('for.court')], ['', say('new.for.later')]].map(([value, text]) => ({ value, text, checked: value === chosen })); // prettier-ignore
  const files = upload?.files ?? [];
  const kept = files.length === 0 ? null : { token: upload?.token, text: say('new.kept', { n: files.length, size: size(files.reduce((sum, one) => sum + one.size, 0)) }) }; // prettier-ignore
  const at = Object.fromEntries(
    errors.map(({ href, text, english }) => [href.slice(1), { text, english: english === true }]),
  );
  return {
    view: 'new-case',
    data: { title: say('new.title'), fields, recipients, defendants: Array.from({ length: DEFENDANTS }, (_, i) => i + 1), kept, at, ...(errors.length > 0 ? { errors: errors.map(listed) } : {}) }, // prettier-ignore
    status,
  };
}

/** What went wrong, in one text: where a part of it stayed English all of it does. */
function troubleIn(error: BlotterError): { readonly text: string; readonly english: boolean } {
  const said = troubleSaid(error);
  const english = said.some((one) => one.english);
  return { text: english ? `${error.what} ${error.cure}` : said.map(({ text }) => text).join(' '), english };
}

const isManifest = ({ file }: UploadedFile): boolean => /^(?:[^/]+\/)?case\.ya?ml$/i.test(file);

/** The folder that a browser sent with every path, and the contract's `documents/`, are no part of a paper's name. */
export function papersOf(files: readonly UploadedFile[]): { readonly file: string; readonly from: UploadedFile }[] {
  const papers = files.filter((file) => !isManifest(file));
  const tops = new Set(files.map(({ file }) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '')));
  const [top = ''] = tops;
  const lead = tops.size === 1 && top !== '' ? `${top}/` : '';
  const bare = papers.map((from) => ({ from, file: from.file.slice(lead.length) }));
  const all = bare.length > 0 && bare.some(({ file }) => file.startsWith('documents/'));
  // Of a whole case folder only the documents are papers; its notes and truths beside them are not.
  return all ? bare.filter(({ file }) => file.startsWith('documents/')).map((one) => ({ ...one, file: one.file.slice('documents/'.length) })) : bare; // prettier-ignore
}

async function manifest(upload: Upload): Promise<{ readonly yaml: string } | { readonly problems: readonly FieldProblem[] }> {
  const own = upload.files.filter(isManifest).toSorted((a, b) => a.file.length - b.file.length)[0];
  if (!own) return manifestOf(upload.fields);
  if (own.size > 1024 * 1024) return { problems: [{ text: say('new.wrong.yaml'), href: '#folder' }] };
  return { yaml: await own.text() };
} // prettier-ignore

/** Takes in a case as it came: gives its id, or what is wrong, each at its field. The page and programs alike. */
export async function takeCase(
  { casework }: Pick<Asked, 'casework'>,
  upload: Upload,
  by: string,
): Promise<{ readonly id: string } | { readonly problems: readonly FieldProblem[] }> {
  const problems: FieldProblem[] = upload.problems.map((text) => ({ text, href: '#folder' }));
  const papers = papersOf(upload.files);
  if (papers.length === 0) problems.push({ text: say('new.wrong.papers'), href: '#folder' });
  const said = await manifest(upload);
  if ('problems' in said) problems.push(...said.problems);
  const hearing = upload.fields['hearing']?.trim() ?? '';
  const day = hearing === '' ? undefined : readDay(hearing);
  if (day === null) problems.push({ text: say('new.wrong.hearing'), href: '#hearing' });
  if (problems.length > 0 || !('yaml' in said) || day === null) return { problems };
  const bytes = papers.map(({ file, from }) => ({ file, bytes: from.bytes() }));
  try {
    const id = await casework.takeIn({ manifest: said.yaml, papers: bytes, by, ...(day === undefined ? {} : { hearing: day }) }); // prettier-ignore
    await upload.done();
    return { id };
  } catch (error) {
    if (!(error instanceof BlotterError) || error.exit === 70) throw error;
    const href = (error.code as string) === 'B-CASE-05' ? '#urn' : '#folder';
    return { problems: [{ ...troubleIn(error), href, code: error.code }] };
  }
}

async function take(asked: Asked): Promise<Answer> {
  const { upload, session } = asked;
  if (!upload || !session) return page(asked, [], null, 400);
  const taken = await takeCase(asked, upload, session.account);
  return 'id' in taken ? { to: `/cases/${taken.id}` } : page(asked, taken.problems, upload, 400);
}

function morePage(stored: StoredCase, errors: readonly FieldProblem[] = []): Answer {
  const at = Object.fromEntries(
    errors.map(({ href, text, english }) => [href.slice(1), { text, english: english === true }]),
  );
  return {
    view: 'more-papers',
    data: { title: say('more.title'), stored, at, ...(errors.length > 0 ? { errors: errors.map(listed) } : {}) },
    status: errors.length > 0 ? 400 : 200,
  };
}

/** Adds what came to a case; gives what is wrong with it. The page and programs alike. */
export async function takePapers({ casework }: Pick<Asked, 'casework'>, caseId: string, upload: Upload | null, by: string): Promise<readonly FieldProblem[]> {
  const problems: FieldProblem[] = (upload?.problems ?? []).map((text) => ({ text, href: '#folder' }));
  const papers = papersOf(upload?.files ?? []);
  if (papers.length === 0) problems.push({ text: say('more.wrong.papers'), href: '#folder' });
  try {
    if (problems.length === 0) await casework.addPapers(caseId, papers.map(({ file, from }) => ({ file, bytes: from.bytes() })), by);
    return problems;
  } catch (error) {
    if (!(error instanceof BlotterError) || error.exit === 70) throw error;
    return [{ ...troubleIn(error), href: '#folder', code: error.code }];
  } finally {
    await upload?.done();
  }
} // prettier-ignore

async function more(asked: Asked): Promise<Answer> {
  const { upload, session, params } = asked;
  const stored = await storedCase(asked, params['case'] ?? '');
  if (!stored || !session) return { to: '/' };
  const problems = await takePapers(asked, stored.id, upload, session.account);
  return problems.length > 0 ? morePage(stored, problems) : { to: `/cases/${stored.id}` };
}

export const NEW_CASE: readonly Route[] = [
  {
    method: 'GET',
    path: '/cases/new',
    welsh: true,
    gate: 'case-open',
    answer: (asked) => Promise.resolve(page(asked)),
  },
  {
    method: 'GET',
    path: '/cases/:case/papers',
    welsh: true,
    gate: 'paper-add',
    async answer(asked) {
      const stored = await storedCase(asked, asked.params['case'] ?? '');
      return stored ? morePage(stored) : { to: '/' };
    },
  },
  { method: 'POST', path: '/cases/:case/papers', welsh: true, gate: 'paper-add', upload: true, answer: more },
  { method: 'POST', path: '/cases/new', welsh: true, gate: 'case-open', upload: true, answer: take },
];
