// The answer where there is no such page.
import type { Answer } from './asked.ts';

/** `line`: what is not there. Without it the same words as for a case that is somebody else's: nobody learns which exist. */
export const notFound = (line = 'There is no such page, or it is not one of yours.'): Answer => ({
  view: 'message',
  data: { title: 'Page not found', lines: [line], code: '' },
  status: 404,
});
