// The answer where there is no such page.
import { say } from '../language/say.ts';
import type { Answer } from './asked.ts';

/** `line`: what is not there. Without it the same words as for a case that is somebody else's: nobody learns which exist. */
export const notFound = (line = say('none.cure')): Answer => ({
  view: 'message',
  data: { title: say('none'), lines: [line], code: '' },
  status: 404,
});
