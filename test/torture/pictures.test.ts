// Hostile PDFs whose secret is in pictures.
import { prove } from './prove.ts';

prove(['pictures']);
