// The commands that work with the store.
export { backup, move, restore } from './backup.ts';
export { config } from './config.ts';
export { erase } from './erase.ts';
export { keep } from './keep.ts';
export { work } from './work.ts';
