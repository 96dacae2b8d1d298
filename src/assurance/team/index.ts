// What a team sees unaided, and whether its second people agree.
export { checkersAgree, FEWEST_FINDS, FEWEST_PEOPLE, teamFigures, type BlindCount, type JudgedTwice, type Seen, type TeamFigures } from './team.ts'; // prettier-ignore
