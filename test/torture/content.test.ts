// What stands on the page as text, and the fonts it is set in.
import { prove } from './prove.ts';

prove(['text', 'hidden text', 'fonts', 'type 3 fonts']);
