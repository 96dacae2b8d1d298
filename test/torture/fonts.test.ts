// Hostile PDFs whose secret is in fonts.
import { prove } from './prove.ts';

prove(['fonts', 'type 3 fonts', 'line art']);
