// British short forms of given names, typed by hand: each line is a full name and the short forms in use for it. Not
// here: nicknames that do not come from the name ("Daz's" mates call him "Dunny"): those are a person's own aliases.

const SHORT_FORMS = `
abdirahman abdi|abdullah abdul|abigail abi abbie gail|abimbola bim bimbo|adam ad|adrian ade|agnes aggie|agnieszka aga|albert al bert bertie
alan al|alastair al ally|alexander alex al sandy lex alec xander sasha|alexandra alex sandra lexi sandie|alfred alf alfie fred|alice ali
alison ali|amanda mandy|amelia millie|anastasia stasia|andrew andy drew|angela angie ange|angharad haz|ann annie|anna annie|anne annie|anthony tony ant
antonia toni|archibald archie|arthur art|ashley ash|augusta gussie|barbara babs barb|bartosz bartek|beatrice bea|benjamin ben benny|bernadette bernie
bernard bernie|bethan beth|bethany beth|beverley bev|bradley brad|bridget bridie biddy|bronwen bron|bronwyn bron|callum cal|calum cal|cameron cam|caroline caz carrie|catherine cath cathy kate katie cat kitty
catrin cat|charles charlie chas chaz chuck|charlotte charlie lottie|cheryl chez|chloe chlo|christina chris chrissie tina|christine chris chrissie tina|christopher chris kit topher
clifford cliff|clive clivey|connor con|constance connie|cynthia cindy|daniel dan danny|danielle dani|darren daz dazza|darrell daz dazza|darryl daz dazza|david dave davey davy dai|dawid dave|deborah deb debbie debs|declan dec
delroy del|denise den|dennis den denny|derek del|desmond des|diana di|diane di|dominic dom|donald don|dorothy dot dottie|douglas doug dougie
dylan dyl|edmund ed eddie|edward ed eddie ted teddy ned|edwin ed|eileen ei|eleanor ellie nell nora|elijah eli|elizabeth liz lizzie beth betty bess bessie eliza libby lisa betsy|ellen nell nellie
emily em|emma em|eugene gene|evelyn evie|ewan ew|felicity fliss flick|fergus ferg gus|ffion ffi|fiona fi|fionnuala nuala|florence flo florrie|folasade sade|frances fran frankie
francesca fran|francis frank frankie|frederick fred freddie freddy|gabriel gabe|gareth gaz gary|gary gaz gazza|gavin gav|gemma gem|genevieve gen|geoffrey geoff|george georgie|georgina georgie gina|gerald gerry|gerard ger gerry|gillian gill
glenys glen|gordon gordy|graham gray|grainne gra|gregory greg|gurdeep gurd|gwendolen gwen|gwendolyn gwen|hannah han|harold harry hal|harriet harry hattie|helen nell|henry harry hal hank
herbert herb bert|hilary hil|howard howie|hubert bert|imogen immy|irene rene|isaac zac|isabel izzy bel|isabella izzy bella|isabelle izzy belle|isobel izzy|ivan van
jacob jake|jacqueline jackie jacqui|jakub kuba|james jim jimmy jamie jem|jane janey|janet jan|janice jan|jason jase jay|jasmine jas jaz|jeffrey jeff|jennifer jen jenny|jeremy jez jem jerry|jermaine jerm
jerome jez jerry|jessica jess jessie|jocelyn joss|joanna jo|joanne jo|john jack johnny jon|jonathan jon jonny johnny|joseph joe joey|josephine jo josie|joshua josh|judith jude judy|julia jules|julian jules
julie jules|karen kaz|katarzyna kasia|katherine kate kath kathy katie kat kitty|kathleen kath kathy|kathryn kath kate kat katie|kayleigh kay|kenneth ken kenny|kevin kev|kieran kier|kimberley kim|kirsty kirst|krzysztof krzys kris chris
laurence larry laurie loz|lawrence larry laurie loz|leonard len lenny leo|leslie les|lesley les|lewis lew|lindsey linds|louis lou louie|louise lou lulu|lucinda lucy cindy|lukasz luke|lynette lyn|mackenzie mac|madeleine maddie|magdalena magda|malcolm malc mal
malgorzata gosia|margaret maggie meg peggy marg madge greta daisy mags|maria mia|marilyn maz|marjorie marge|martin mart marty|martha marty|mateusz mat|matilda tilly|matthew matt matty|maureen mo|maurice mo|maximilian max|megan meg|melanie mel
melissa mel|mercedes mercy|michael mike mick micky mikey|michelle shell shelley|miriam mim|mohamed mo|mohammad mo|mohammed mo|muhammad mo|natalie nat|natasha tash nat|nathan nate nath|nathaniel nat nate|nerys ner|neville nev|nicholas nick nicky nico
nicola nicky nic nikki|nigel nige|norman norm|oliver ollie olly|olivia liv livvy|olusegun segun|oluwaseun seun|oluwaseyi seyi|oscar oz|owen owe|padraig paddy podge|pamela pam|patricia pat patsy tricia trish paddy|patrick pat paddy rick|paul pauly|pauline paul
penelope penny|percival percy|peter pete|philip phil pip|phillip phil pip|philippa pippa pip|piotr pete|priscilla cilla|priyanka priya|prudence pru|rachel rach|rachael rach|rajesh raj|rajinder raj|ranjit ran|raymond ray|rebecca becky bec becca becs|reginald reg reggie
rhiannon rhi|rhodri rhod|richard rich richie rick ricky dick|robert rob robbie bob bobby bert|roderick rod|rodney rod|roger rog|roland roly|ronald ron ronnie|rosalind ros roz|rosemary rose rosie romy|roxanne rox roxy|rukhsana rox ruksy|russell russ|ruth ruthie
samantha sam sammy|samuel sam sammy|sandra sandie|sarah sal sally|sebastian seb|shannon shan|sharon shaz shaza|shaun shauny|shirley shirl|sidney sid|sinead shin|siobhan shiv|solomon sol|stanislaw stan|stanley stan|stefan stef|stephanie steph|stephen steve ste stevie
steven steve ste stevie|stewart stew|stuart stu|suleiman sul|sukhvinder sukhi|susan sue susie suzie|susannah sue susie|suzanne sue suzie|tabitha tabby|tamara tammy|terence terry|teresa terry tess tessa|theodore theo ted|theresa terry tess|thomas tom tommy|timothy tim timmy
tobias toby|tomasz tomek tom|tracey trace|trevor trev|tyrone ty|valerie val|vanessa ness nessa|veronica ronnie vera|victor vic|victoria vicky vic tori|vincent vin vince vinny|violet vi|virginia ginny|vivienne viv|walter wally walt|warren waz|wayne waz wazza|wendy wend
wesley wes|wilfred wilf|wilhelmina mina|william will bill billy willy liam|winifred win winnie freda|winston win|wojciech wojtek|yasmin yaz jaz|yvonne von|zachary zac zak|zafar zaf|zainab zee|zbigniew zbig|zoe zo`;

const shortOf = new Map<string, readonly string[]>();
const fullOf = new Map<string, string[]>();
for (const line of SHORT_FORMS.split(/[\n|]/)) {
  const [full, ...short] = line.trim().split(/\s+/);
  if (full === undefined || full === '') continue;
  shortOf.set(full, short);
  for (const form of short) {
    const fulls = fullOf.get(form);
    if (fulls) fulls.push(full);
    else fullOf.set(form, [full]);
  }
}

/** The short forms of a folded given name: "winifred" → win, winnie, freda. */
export function shortForms(key: string): readonly string[] {
  return shortOf.get(key) ?? [];
}

/** The full names that a folded short form may stand for: "kit" → christopher. */
export function fullForms(key: string): readonly string[] {
  return fullOf.get(key) ?? [];
}

const MOHAMMED = /^(?:m[ou]h?am+[ae]d|m[ou]hd|md)$/;

/** A folded name as it sounds to whoever writes it down: "zainab" and "zaynab", "husain" and "hussain" are one. */
export function soundOf(key: string): string {
  if (MOHAMMED.test(key)) return 'mohamed';
  if (key.length < 5) return key;
  return key
    .replace(/ph/g, 'f')
    .replace(/ck/g, 'k')
    .replace(/(?:ee|ea|ie|y)/g, 'i')
    .replace(/(?:oo|ou)/g, 'u')
    .replace(/(.)\1/g, '$1')
    .replace(/(?<=[aeiou])h$/, '');
}

/** Do two folded given names agree: equal, one short for the other, or both short for the same name? Not by sound: records of people are told apart by it. */
export function sameGivenName(a: string, b: string): boolean {
  if (a === b) return true;
  if (shortForms(a).includes(b) || shortForms(b).includes(a)) return true;
  return fullForms(a).some((full) => fullForms(b).includes(full));
}
