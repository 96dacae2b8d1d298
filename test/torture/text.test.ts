// Hostile PDFs whose secret is text of the page, seen or not.
import { prove } from './prove.ts';

prove(['text', 'hidden text']);
