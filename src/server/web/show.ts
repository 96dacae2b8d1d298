// An answer made into a reply: a page in its frame, a file, JSON, or the way elsewhere. Not here: pages (views/), what routes say.
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { denialOf } from '../access/may.ts';
import { ACTIONS, type Action, type StaffRole } from '../access/roles.ts';
import type { Session } from '../accounts/sessions.ts';
import { languageNow, say, type MessageId } from '../language/say.ts';
import type { Answer, Services } from './asked.ts';
import { renderPage } from './pages.ts';

/** Sections in the bar, for those who may enter them. */
const SECTIONS: readonly {
  readonly href: string;
  readonly text: MessageId;
  readonly action: Action;
  readonly roles?: readonly StaffRole[];
}[] = [
  { href: '/', text: 'frame.cases', action: 'case-list' },
  { href: '/checks', text: 'frame.checks', action: 'case-list', roles: ACTIONS['release-check'].roles },
  { href: '/breaches', text: 'frame.breaches', action: 'breach-read' },
  { href: '/inspections', text: 'frame.inspections', action: 'inspection-read' },
  { href: '/figures', text: 'frame.figures', action: 'breach-read' },
  { href: '/training', text: 'frame.training', action: 'practice-use' },
  { href: '/guidance', text: 'frame.guidance', action: 'guidance-read' },
  { href: '/accounts', text: 'frame.accounts', action: 'accounts-manage' },
];

/** `english`: the answer is in English, whatever the reader's language. */
export function show(
  reply: FastifyReply,
  session: Session | null,
  { clock }: Services,
  answer: Answer,
  english = false,
): FastifyReply {
  if ('to' in answer) return reply.redirect(answer.to, 303);
  reply.status('status' in answer ? (answer.status ?? 200) : 200);
  if ('json' in answer) return reply.send(answer.json);
  if ('stream' in answer)
    return reply.type(answer.type).header('content-disposition', `attachment; filename="${answer.name}"`).send(Readable.from(answer.stream)); // prettier-ignore
  if ('bytes' in answer) return reply.type(answer.type).send(typeof answer.bytes === 'string' ? answer.bytes : Buffer.from(answer.bytes)); // prettier-ignore
  const frame = session && {
    who: session.name,
    csrf: session.csrf,
    links: SECTIONS.filter(({ action, roles }) => (roles?.some((role) => session.roles.includes(role)) ?? true) && denialOf({ account: session.account, roles: session.roles, active: true, provedAt: clock() }, action, clock()) === null).map((one) => ({ ...one, text: say(one.text as 'frame.cases') })), // prettier-ignore
  };
  const nonce = (reply as { cspNonce?: { script: string } }).cspNonce?.script ?? '';
  return reply.type('text/html; charset=utf-8').send(
    renderPage(
      answer.view,
      {
        languageThen: reply.request.method === 'GET' ? reply.request.url.split('?')[0] : '/',
        ...answer.data,
        ...frame,
      },
      nonce,
      languageNow(),
      english,
    ),
  );
}
