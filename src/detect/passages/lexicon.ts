// Classes of words that matter for telling passages: kin, homes, ways to travel, health, belief … A word that was never seen
// in training still speaks through its class. Lists of everyday English, no names.
import { CONDITIONS } from '../context/words/conditions.ts';
import { BELIEFS, ORIGINS } from '../context/words/faiths.ts';
import { JOBS } from '../context/words/jobs.ts';
import { MEDICINES } from '../context/words/medicines.ts';

const LISTS: Readonly<Record<string, string>> = {
  KIN: 'mother mum mam mom mummy mammy dad da daddy father sister brother son daughter wife husband partner fiance fiancee boyfriend girlfriend ex nan nana nanny gran granny grandma grandmother grandad grandpa grandfather grandson granddaughter grandchildren aunt auntie aunty uncle cousin nephew niece stepson stepdad stepmum stepfather stepmother twin twins in-laws mother-in-law father-in-law sister-in-law brother-in-law son-in-law daughter-in-law parents family kids children child baby bairn bairns wean toddler siblings godmother godson guardian carer widow widower spouse missus hubby lad lads lass boy boys girl girls', // prettier-ignore
  MATE: 'friend friends mate mates neighbour neighbours colleague colleagues housemate flatmate roommate boss manager landlord landlady tenant lodger classmate pal', // prettier-ignore
  HOME: 'house home flat bungalow cottage caravan boat narrowboat barge bedsit block apartment maisonette lodge barn annexe annex hostel chalet croft farm farmhouse vicarage manse terrace tower static room bedroom attic loft basement kitchen garden gate garage drive porch window windows balcony door doorstep fence roof chimney allotment shed upstairs downstairs stairwell landing hallway close cul-de-sac estate street road lane avenue crescent corner village', // prettier-ignore
  LIVE: 'live lives lived living stay stays stayed staying stopping moved move moving lodge lodging rent rents renting settled reside resides sleep sleeps sleeping based let', // prettier-ignore
  NEAR: 'above below opposite across behind beside next near nearby overlooking facing backing between corner doors past towards along over under outside end top bottom', // prettier-ignore
  TRAVEL: 'bus train tram tube metro ferry boat bike cycle drive walk lift taxi station stop platform car van route commute journey school-run', // prettier-ignore
  PLACE: 'church mosque temple gurdwara synagogue chapel gym pool park canal shop shops bakery butcher chemist chippy launderette pub club library hall market supermarket cafe restaurant takeaway post office salon barber barbers hairdresser surgery hospital clinic centre playground pitch field beach harbour common allotments bridge lake river', // prettier-ignore
  TEACH: 'school schools college university uni nursery playgroup preschool academy class classes year reception teacher teachers teaching lecturer tutor degree course student students pupil pupils sixth gcse gcses a-levels apprentice apprenticeship course exam exams campus halls lectures seminar phd masters', // prettier-ignore
  WORK: 'work works worked working job shift shifts nights lates earlies employed employer hours office ward depot factory site warehouse overtime rota manager staff trade business firm self-employed retired redundant salary wages placement volunteer volunteering freelance agency part-time full-time', // prettier-ignore
  BODY: 'heart lung lungs kidney kidneys liver bowel bladder back hip knee knees shoulder neck head brain eye eyes ear ears leg legs arm arms foot feet skin stomach womb breast prostate blood joint joints spine disc discs chest throat hearing sight memory sleep nerves balance', // prettier-ignore
  ILL: 'ill illness disease condition disability disabled pain pains stroke attack cancer tumour dementia anxiety depression depressed panic breakdown overdose self-harm suicidal epilepsy epileptic diabetes diabetic asthma autism autistic adhd allergy allergic infection infected miscarriage pregnant pregnancy expecting ivf abortion termination menopause hiv addiction addict alcoholic sober rehab withdrawal operation surgery scan scans bypass stent pacemaker transplant chemo chemotherapy radiotherapy dialysis counselling counsellor therapy therapist psychiatrist psychologist sectioned diagnosis diagnosed medication tablets pills inhaler insulin injections prescription prescribed dose appointment consultant gp doctor doctors nurse hospital referred discharged deaf blind wheelchair frame stick hoist oxygen catheter stairlift', // prettier-ignore
  HURT: 'bruise bruises bruised bruising cut cuts laceration swelling swollen fracture fractured broken bleeding bled blood stitches sutures graze grazes wound wounds sore scratched concussion',
  SAFE: 'refuge safe safety hide hiding hidden panic alarm marac idva dvpo non-mol non-molestation injunction tag ospam markers flagged code codes password keypad keysafe locks lock cctv doorbell camera address number relocate relocated rehoused protection threatened threat threats afraid frightened scared secret', // prettier-ignore
  FAITH: 'church mosque temple gurdwara chapel synagogue kirk mass prayer prayers pray eid ramadan diwali vaisakhi lent easter sabbath imam vicar priest pastor rabbi minister parish congregation choir elder baptised confirmed bible quran hijab turban kara halal kosher fasting', // prettier-ignore
  DAY: 'monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays weekday weekdays weekend weekends mon tue tues wed thu thurs fri sat sun', // prettier-ignore
  OFTEN: 'always usually normally often every each regularly weekly daily nightly sometimes mostly generally again once twice', // prettier-ignore
  MONTH: 'january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec', // prettier-ignore
  CLUB: 'team choir band league football rugby cricket netball darts bowls brownies guides scouts cadets orchestra lodge committee allotment regiment army navy raf territorial', // prettier-ignore
  LAW: 'convicted conviction convictions caution cautioned prison jail gaol sentence sentenced court probation offence offences arrested charged record remand inside bail pnc warned fined fine banned disqualified', // prettier-ignore
  WORD: 'source intelligence intel anonymous anonymously confidence confidential crimestoppers informant named identified disclosed disclose',
  MONEY: 'account bank loan debt debts debt arrears mortgage benefits universal credit pip wages pension savings inheritance owe owes owed bailiffs bankrupt iva payday', // prettier-ignore
  NUMBER: 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred first second third fourth fifth sixth', // prettier-ignore
  LOOK: 'red blue green yellow white black pink purple orange silver grey gold brown old new big little tall tiny only unique famous thatched painted',
  OFFENCE: 'punched kicked hit slapped stabbed threw grabbed pushed spat shouted screamed swore swung struck drove stole took smashed ran chased saw watched heard noticed recognised picked arrested cautioned detained searched seized exhibit produce produced statement interview recording cctv footage police officer officers constable custody evidence identify', // prettier-ignore
};

const classes = new Map<string, string[]>();
const add = (word: string, name: string): void => {
  const have = classes.get(word);
  if (have === undefined) classes.set(word, [name]);
  else if (!have.includes(name)) have.push(name);
};
for (const [name, words] of Object.entries(LISTS)) for (const word of words.split(' ')) add(word, name);
for (const job of JOBS) add(job, 'JOB');
const plainOnes = (list: readonly string[]): string[] => list.filter((word) => /^[a-z]{4,}$/.test(word));
for (const word of plainOnes(CONDITIONS)) add(word, 'ILL');
for (const word of plainOnes(MEDICINES)) add(word, 'DRUG');
for (const word of plainOnes(BELIEFS)) add(word, 'FAITH');
for (const word of plainOnes(ORIGINS)) add(word, 'ORIGIN');

const NONE: readonly string[] = [];

/** The classes of a word in small letters; its plural and possessive count as the word itself. */
export function classesOf(word: string): readonly string[] {
  const bare = word.replace(/'s?$/, '');
  return classes.get(bare) ?? classes.get(bare.replace(/s$/, '')) ?? (/(?:ine|pam|lol|pril|statin|azole|mycin|cillin|parin|oxetine|ban)$/.test(bare) && bare.length > 6 && !COMMON.has(bare) ? DRUG : NONE); // prettier-ignore
}
const DRUG = ['DRUG'];
const COMMON = new Set('examine imagine machine magazine medicine determine combine routine genuine discipline submarine turbine engine airline online decline outline define headline urban'.split(' ')); // prettier-ignore
