// Cases for programs: the list, one, opening one, more papers, and how far the preparation for a recipient is.
import type { Progress } from '../../../casework/index.ts';
import { formatRecipient } from '../../../model/index.ts';
import { listCases } from '../../routes/cases.ts';
import { takeCase, takePapers } from '../../routes/new-case.ts';
import { listDocuments, noteInWords, pagesDone } from '../../shown/documents.ts';
import type { FieldProblem } from '../../shown/new-case.ts';
import { casePath, toReview } from '../../shown/paths.ts';
import { choicesOf, recipientInWords } from '../../shown/recipients.ts';
import type { Asked } from '../../web/asked.ts';
import { accountOf, storedCase, type StoredCase } from '../../web/case.ts';
import { ApiError } from '../problem.ts';
import { requireCase, requirePrepared, route, type ApiRoute } from '../route.ts';
import * as forms from '../schemas.ts';

/** How far something is, as it is told. */
export function progressOut(progress: Progress | null) {
  const none = { done: null, of: null, file: null, code: null, why: [] };
  if (progress === null) return { ...none, state: 'none' as const };
  switch (progress.state) {
    case 'working':
      return { ...none, ...progress };
    case 'refused':
      return { ...none, state: progress.state, why: [...progress.why] };
    case 'parked':
    case 'waiting':
      return { ...none, state: progress.state, code: progress.code ?? null };
    default:
      return { ...none, state: progress.state };
  }
}

/** Throws what was wrong with papers: the catalogue's code where one was met, else every place. */
function requireTaken(problems: readonly FieldProblem[]): void {
  const [first] = problems;
  if (!first) return;
  const errors = problems.map(({ text, href }) => ({
    at: href === '#folder' ? 'papers' : href.slice(1),
    problem: text,
  }));
  if (first.code) throw new ApiError(first.code, { problem: 'see errors', line: '?', cure: 'See errors.' }, { errors });
  throw new ApiError('B-API-08', { problem: 'see errors' }, { errors });
}

async function requireStored(asked: Asked): Promise<StoredCase> {
  const stored = await storedCase(asked, asked.params['case'] ?? '');
  if (!stored) throw new ApiError('B-API-04');
  return stored;
}

const ONE = '/cases/:case/for/:recipient';
export const CASES: readonly ApiRoute[] = [
  route({
    method: 'GET',
    path: '/me',
    gate: 'signed-in',
    says: 'Whose token this is, and what it may be used for',
    gives: forms.me,
    answer: async ({ session, scopes, tokenEnds }) => ({ account: session?.account ?? '', name: session?.name ?? '', roles: [...(session?.roles ?? [])], scopes: [...scopes], tokenEnds: tokenEnds.toISOString() }), // prettier-ignore
  }),
  route({
    method: 'GET',
    path: '/cases',
    gate: 'case-list',
    says: 'Your cases, the nearest hearing first',
    query: forms.listQuery,
    gives: forms.cases,
    async answer(asked) {
      const { limit, offset, urn } = asked.query;
      const rows = await listCases(asked, limit + 1, offset, urn);
      return { cases: rows.slice(0, limit), more: rows.length > limit };
    },
  }),
  route({
    method: 'POST',
    path: '/cases',
    gate: 'case-open',
    says: 'Open a case: a case folder as one ZIP, or its files; without case.yaml the fields of the page’s form',
    files: true,
    query: forms.openQuery,
    gives: forms.opened,
    status: 201,
    codes: ['B-CASE-03', 'B-CASE-05', 'B-CASE-06', 'B-DOC-03', 'B-DOC-06', 'B-SCAN-01', 'B-SCAN-02'],
    async answer(asked) {
      const { upload, query } = asked;
      if (!upload) throw new ApiError('B-API-14');
      const fields = query.hearing === undefined ? upload.fields : { ...upload.fields, hearing: query.hearing };
      const taken = await takeCase(asked, { ...upload, fields }, accountOf(asked));
      if ('id' in taken) return taken;
      requireTaken(taken.problems);
      throw new Error('a case was not taken, and nothing says why');
    },
  }),
  route({
    method: 'GET',
    path: '/cases/:case',
    gate: 'case-read',
    says: 'One case, and for whom it can be prepared',
    gives: forms.oneCase,
    async answer(asked) {
      const { id, urn, title, hearing, manifest } = await requireStored(asked);
      const allowed = asked.standing?.recipients;
      const made = (await asked.casework.recipients(id)).filter((one) => allowed?.includes(one) ?? true);
      const recipients = choicesOf(manifest, allowed).map(({ value, text }) => ({ recipient: value, says: text }));
      return { id, urn, title, hearing, preparedFor: made, recipients };
    },
  }),
  route({
    method: 'POST',
    path: '/cases/:case/papers',
    gate: 'paper-add',
    says: 'Add papers to a case, or newer versions of them; it is prepared anew',
    files: true,
    gives: forms.opened,
    codes: ['B-CASE-06', 'B-DOC-03', 'B-DOC-06', 'B-SCAN-01', 'B-SCAN-02'],
    async answer(asked) {
      const { id } = await requireStored(asked);
      requireTaken(await takePapers(asked, id, asked.upload, accountOf(asked)));
      return { id };
    },
  }),
  route({
    method: 'GET',
    path: ONE,
    gate: 'case-read',
    says: 'A case for one recipient: how far it is, and where the release stands',
    gives: forms.caseFor,
    async answer(asked) {
      const about = await requireCase(asked);
      const { id, urn, title, recipient, manifest, prepared, gate } = about;
      const documents = prepared ? listDocuments(toReview(id, about.for, prepared.view), prepared, about.named) : []; // prettier-ignore
      const pages = prepared && pagesDone(prepared.standing, prepared.log);
      return {
        case: id,
        urn,
        title,
        recipient: formatRecipient(recipient),
        says: recipientInWords(recipient, manifest),
        progress: progressOut(about.progress),
        prepared: prepared && gate && pages ? { at: prepared.view.at, guidance: prepared.view.guidance, state: gate.state, documents: documents.length, pages: pages.of, pagesDone: pages.done, open: documents.reduce((sum, one) => sum + one.open, 0) } : null, // prettier-ignore
        review: asked.own + casePath(id, about.for, 'review'),
      };
    },
  }),
  route({
    method: 'POST',
    path: `${ONE}/prepare`,
    gate: 'review-decide',
    says: 'Have the case prepared for this recipient, or anew',
    gives: forms.progress,
    status: 202,
    async answer(asked) {
      const about = await requireCase(asked);
      await asked.casework.prepare(about.id, about.recipient, accountOf(asked));
      return progressOut(await asked.casework.progress(about.id, about.for));
    },
  }),
  route({
    method: 'GET',
    path: `${ONE}/progress`,
    gate: 'case-read',
    says: 'How far the preparation is, paper by paper',
    gives: forms.papers,
    async answer(asked) {
      const about = await requireCase(asked);
      const papers = await asked.casework.papers(about.id, about.for);
      return { progress: progressOut(about.progress), papers: papers.map(({ file, step, note }) => ({ file, step, note })) }; // prettier-ignore
    },
  }),
  route({
    method: 'GET',
    path: `${ONE}/documents`,
    gate: 'case-read',
    says: 'The papers, worst first: what cannot be opened or read, what is held, what waits for answers',
    gives: forms.documents,
    codes: ['B-API-13'],
    async answer(asked) {
      const about = await requirePrepared(asked);
      const { view } = about.prepared;
      const numbers = new Map(view.documents.map(({ judged }, i) => [judged.document.file, i + 1]));
      const list = listDocuments(toReview(about.id, about.for, view), about.prepared, about.named);
      return {
        documents: list.map(({ file, type, about: whose, pages, need, open, covered, kept, notes, cure }) => ({ no: numbers.get(file) ?? 0, file, type, about: whose, pages, state: need, open, covered, kept, notes: notes.map(noteInWords), cure: cure?.text ?? null })), // prettier-ignore
      };
    },
  }),
];
