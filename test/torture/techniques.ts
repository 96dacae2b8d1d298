// All techniques, by theme. Not here: what happens to them (run.ts, torture.test.ts).
import { ANNOTATIONS, FIELDS } from './themes/annotations.ts';
import { DOCUMENT } from './themes/document.ts';
import { FONTS } from './themes/fonts.ts';
import { HIDDEN } from './themes/hidden.ts';
import { IMAGES } from './themes/images.ts';
import { SYNTAX } from './themes/syntax.ts';
import { TEXT } from './themes/text.ts';
import { TYPE3 } from './themes/type3.ts';
import { UNSEEN } from './themes/unseen.ts';
import { VECTORS } from './themes/vectors.ts';
import type { Technique } from './technique.ts';

export const THEMES: Readonly<Record<string, readonly Technique[]>> = {
  text: TEXT,
  'hidden text': HIDDEN,
  fonts: FONTS,
  'type 3 fonts': TYPE3,
  pictures: IMAGES,
  'line art': VECTORS,
  annotations: ANNOTATIONS,
  fields: FIELDS,
  document: DOCUMENT,
  file: SYNTAX,
  unseen: UNSEEN,
};
