// Hostile PDFs whose secret is below the objects of the file, and the techniques written last.
import { prove } from './prove.ts';

prove(['file', 'unseen']);
