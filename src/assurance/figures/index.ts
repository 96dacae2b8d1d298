// A team's figures of a time.
export { figuresOf, isTold, type Figures, type Group, type Left, type Month, type Period } from './figures.ts';
