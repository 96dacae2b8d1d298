// What stands on the page as pictures and line art, and everything that is not on the page.
import { prove } from './prove.ts';

prove(['pictures', 'line art', 'annotations', 'fields', 'document', 'file', 'unseen']);
