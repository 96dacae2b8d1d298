// Hostile PDFs whose secret is beside the pages.
import { prove } from './prove.ts';

prove(['annotations', 'fields', 'document']);
