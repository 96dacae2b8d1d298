// A team's figures of a time.
export { figuresOf, isTold, type Figures, type Group, type Left, type Month, type Period } from './figures.ts';
export {
  teamReview,
  type AnswerCount,
  type FromForce,
  type Overridden,
  type ReviewCounts,
  type TeamReview,
} from './review.ts';
