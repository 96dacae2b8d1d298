// What a paper is and what its pages are. Pure functions over pages and a file name.
export { classify } from './type.ts';
export { rolesOf } from './roles.ts';
