// What identifies or harms people without being a number or a name. (Filled by the room of context.)
import type { Recogniser } from '../recogniser.ts';

export const contextRecognisers: readonly Recogniser[] = [];
