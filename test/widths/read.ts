// Where every glyph of a released page stands, for an attacker that measures: the check's own reader.
export { open, readPage } from '../../src/verify/reader.ts';
