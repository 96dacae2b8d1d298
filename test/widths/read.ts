// Where every glyph of a released page stands, for an attacker that measures: the check's own reader.
export { open } from '../../src/verify/open.ts';
export { readPage } from '../../src/verify/reader.ts';
