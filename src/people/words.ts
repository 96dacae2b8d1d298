// Words that decide whether a capital opens a name: words that are names too, streets, bodies, months, and the common
// words of police prose and logs that are never somebody's name. Typed by hand; folded.

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Months, seasons and days that are names too. */
export const MONTH_NAMES = set('april may june august summer autumn winter spring jan');

/** Given names and surnames that are also ordinary words: a capital alone, at the start of a sentence, proves nothing. */
export const WORD_NAMES = set(`
april may june august summer autumn winter spring jan will mark hope rose grant joy grace faith dawn amber ruby iris ivy holly heather
daisy lily poppy violet hazel olive rob bill jack nick pat sue drew guy chase miles max frank ray gene art dean earl duke king prince
price young long short brown white black green gray grey wood woods hill field banks rivers stone church bishop cook baker butcher
carter porter page ward law bond sharp swift wise french english welsh scott day winters summers snow frost love wills marks park parks
bell ball bush read speed case hall lane marsh moor brook brooks ford bridge castle court east west north south rich bob don tim
harry peg penny ginger robin jade pearl coral crystal crown destiny honour patience prudence mercy charity verity constance precious
blessing gift miracle christian miles gay merry bliss chance lance victor norman basil rosemary sage curry olive cherry clementine melody
carol angel angela eve noel eden jordan israel florence paris chelsea sydney victoria georgia virginia india china asia kent devon chester
lincoln warwick stirling lee glen dale cliff heath forest reed nash stokes fields waters wells pond pool lake poole harbour major judge
savage hardy noble good goode best sweet bright moody gold golden silver steel cotton hood bird finch fox wolf lamb bull hogg drake swan
peacock crow rook crane heron sparrow partridge nightingale fisher hunter shepherd miller mason taylor turner smith potter skinner tanner
weaver sawyer cooper barber gardener gardner farmer walker driver archer fletcher bowman butler chamberlain clerk constable knight page pope
abbott monk nunn priest parsons vicar dean proctor reeve sheriff marshall foreman workman power powers pride root rush spark stark strange
trust vale vine wall walls ware way webb wild winter worth yard son begum lord lady rock roll reason read rain pain pope pride sale sales
self shade shaw shore sugar tate tennant thorn tree trick truelove twist usher vance pickles pickup perks penn peel peach partner palmer
bass beard beer blood body bone bones boot booth bowl box bread broad buck bull bunch burden burn burns bury cable cage camp card cash
chalk chance chart clay close coal coates coffin cold cole coward cox crab cross curl darling dear dove draper drew drinkwater duck eagle
fast field finger flint flood flower fell fern forth gale gates gentle glass goose grave graves grief hand hands hare hart hay hays head hearn
heart hicks hook horn house hook hunt hurst key keys kitchen last lay leaf leech light line link little lock lodge loft loud low luck
may mellor mild mill mills mint money moon moore moss mould mountain mouse nail neat new newman nice oak odd organ orange outlaw over pack pain
parish peace pepper perfect pike pine pink pitt plant post potts pound proud quick quill raven ridge ring root royal sadler salt sands
seal seed sherry shields short silk small smart song speak spear spice spring starling steed still stock storm street strong style sum
summer sutton tall tidy todd tough town tripp tucker turtle vice viola waite wade wake wand warden wash watch wave west wheel wick
wing winner wish wolfe woodland yeo mike abbey abel al ali art bay bea bee belle ben chip cat dot ed gaz hal jay jet jo joe kay ken kid kit
lea lex lin lou ma mac may mel mo nan nat nell ness nan rod ron ros sal sam sandy shell sky stew sol sun tab tel tom tony tori val vi vic wes wally ling min mina art
bar summer honey bunny candy duke tiger rocket wren rex rock ty van von ty rio
ace dusty rusty chuck dick randy willy fanny john jimmy`);

/** What people put behind a given name in the contacts of a phone: "Prit Coach", "Daz Work". */
export const CONTACT_WORDS = set(`
coach work gym school college uni church mosque plumber builder roofer mechanic sparky taxi driver boss landlord neighbour nextdoor football
footy boxing darts pub hair hairdresser nails nursery cleaner dentist doctor gardener office shop garage van new old mob mobile home insta
snap fb lad mate`);

/** Words after (or inside) a run of capitals that make it a street or a place. */
export const STREET_WORDS = set(`
street st road rd lane ln avenue ave av close cl drive dr crescent cres court ct place pl terrace terr ter gardens gdns grove gr way walk
mews hill rise row square sq park parade pde mount mt green common villas cottages cotts cottage house lodge manor heights fold view bank bk
wharf quay passage yard ginnel alley arcade roundabout bridge station stn estate farm barn mill tower towers flats flat apartments buildings
building chapel church cathedral temple mosque gurdwara school academy college university primary secondary nursery infants junior high
fields field meadow meadows wood woods moor vale dale bay beach island river canal reservoir lake precinct interchange junction bypass
gate maltings heath hospital infirmary surgery clinic ward centre center town city village borough county north south east west upper lower
arms inn tavern pub hotel bar club cafe restaurant kitchen kebabs bakery pharmacy chemist salon market stores store shop shops supermarket
brow bryn heol ffordd stryd maes parc croes glas clos cross corner embankment promenade esplanade wynd brae loan gait`);

/** Words that make a run of capitals a body, a firm or a thing and not a person. */
export const BODY_WORDS = set(`
ltd limited plc llp inc co company group bank trust council police constabulary force service services nhs university court courts magistrates
crown tribunal foundation association society union party church partners solicitors chambers exchange stores store homes housing homecare
care healthcare medical practice surgery pharmacy dental clinic hospital infirmary insurance mutual assurance finance motors tyres taxis
cabs cars coaches buses travel rail railway trains airways logistics transport haulage security guard guarding retail supermarket bakery
kebabs pizza takeaway restaurant cafe hotel inn arms tavern bar club gym leisure cinema theatre museum library school academy college primary
nursery team unit department dept branch office station suite hub desk line project agency authority commission committee board ministry
office federation league fc afc rfc united rovers wanderers athletic albion street road act code regulations rules order schedule form
report statement record notice procedure programme scheme award university institute power water gas electric energy electricity telecom
mobile broadband media news times post mail gazette echo herald guardian records sports fashion cosmetics perfume furniture carpets
sciences lab laboratory forensics plastics engineering works foundry brewery depot terminal garage petrol filling move brooch cup trophy`);

/** Trades and monuments behind a person's name ("Gooch & Sons", "Harry Frost Glazing", "Scott Memorial"). Like BODY_WORDS, but the name tagger was not trained with them. */
export const TRADE_WORDS = set(`
sons daughter daughters bros brothers antiques florist florists flowers glazing hydraulics slots bingo roofing roofline plumbing electrical
joinery builders bakers butchers jewellers pawnbrokers opticians chemists fryer chippy nails barbers tattoo tattoos lettings recruitment
scaffolding removals cleaning catering autos infant infants juniors memorial monument statue fountain stadium gallery`);

const MONTHS = set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
);
const DAYS = set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun today yesterday tomorrow',
);

/** Is this folded word a month? */
export function isMonth(key: string): boolean {
  return MONTHS.has(key);
}

/** Is this folded word a day of the week? */
export function isDay(key: string): boolean {
  return DAYS.has(key);
}

const COMMON = set(`
a about above abroad absent abuse accept access accident account accounts accused across act action actual add added additional address
addr adequate admin admits admitted adult advice advised affray after afternoon again against age aged agency ago agreed ahead aid ailment
air alarm alert alias aliases all allegation allergies alleged allocated almost alone along already also alt alternative although always am
ambo ambulance among amount an analysis and animal annexe another answer answered any anybody anyone anything anyway apart apparently
appeal appear appears applicable application appointment appropriate approved approx april are area arm arms around arr arrest arrested
arrests arrival arrive arrived article as aside ask asked asking asks asleep assault assaulted assigned assist assistance associates at
attached attacked attend attended attending attends attn august authorised authority available await awaiting aware away back bad badly bag
bail bailed bald ban bank bar based be beard because become bed been before began behind being belief believe believed believes below
benefit beside best better between big bike birth bit black bladed bleeding block blood blow blue board boarding body bone book born both
bottle bottom box boy branch break breach breath breathing brief bring broke broken brought bruise bruising btw building built bump burglar
burglary bus business busy but buy by bystander call called caller callers calling calls calm came camera can cannabis cannot car card care
careful careless carried carries carry carrying case cash casualty caught caution cautioned cautions cctv centre certain certified chain
chair change changed channel charge charged charges chase check checked checks chest child children circumstances city civil claim claims class
clean clear cleared clerk client cli clinic close closed cloth clothing cocaine code coded coin cold collar collect collected collision
colour come comes coming comment comments committal common communication community company compensation complainant complaint complete
completed computer con concern concerned concerns condition conditional conditions conf confidential confirm confirmed confirms conscious
consc consent consented consents considered consist consulted contact contacted contagious contains contents continuation continue continued continues
control controls convicted conviction convictions cons copied copy corner correct could council count country county course court courts cover
crash cream crew crime criminal cross crown cuffs cust custody customer cut cycle daily damage damaged damages danger dangerous dark data date
dated day days dead deal dealing dealt dear death deceased december decision declaration declared declined deep def defence defendant
defendants defendants deformity degree delay delayed delivered delivery demanded denied denies department deposit describe described
description desc despite destroy details detained detainee detection detention detective device diabetic did died different direct direction
directed disc discharge discharged disclosed disclosure discovered disorder display disqualified distress district dna do doc document
documents does dog doing domestic done door doors double down dr drank draw drawn dressed drink drinking drive driven driver driving drop
dropped drove drug drugs drunk due duration during duties duty dwelling each ear earlier early east effect eight either elder elderly
electronic eleven else email emergency employed employee employment empty en encl enclosed end ended enforcement english enough enquiries
enquiry enter entered entering entry equipment error escaper escorted est eta ethnic ethnicity etc even evening event ever every everybody
everyone everything evidence exact exam examination examined except excess exchange exclusion exhibit exhibits exit expected explained expired
ext extension extra eye eyes face facts fail failed failing failure fairly fall fallen false family far fast father fear feb feel fell felt
female females few fight file filed final finally find fine fined fingerprint fire firearm first fit five fix flat fled floor follow followed
following follows food foot football footwear for force forced forensic form former forms forward found four fra fracture fraud free frequent
friday from front full further future garden gave gbh gender general gentleman get gets getting girl give given gives giving glass gloves gmc go god
goes going gone good goods got gp grade granted grateful great green grey grievous ground group guess guilty guy had hair half hall hand handed handling hands
handwritten happened happens harassment hard has hat hate have having he head headache health hear heard hearing heart heavy height held hello
help helped her here heroin hers herself hi high higher highly him himself his hit hold holding holds home hoodie hope hoped hosp hospital
hostel hour hours house houses how however hrs hundred hurt i ic id ident identification identified identifies identify identity idx if ill
image images imei immediate immediately impending imprisonment in inc incident incl including indecent index indicated info inform
information informed informs injured injuries injury inn inside inspection instead insurance intel intelligence intend intent interest interim
interview interviewed into investigation involved involving ip is issue issued it item items its itself jacket jail january job join joined judge
july jumped june just keep keeper keeping kept key keys kicked kill kind kindly kitchen knew knife know known knows label lad ladies lady land
landed landline large last late later law lawyer lead leads leave leaves leaving led left leg legs less let letter letters level
licence life lift light lighting lights like likely limited line lines link list listed little live lived lives living loc local located
location locked locn locs log logged long look looked looking looks loss lost lot loud love low lower luck lunch machine made magistrates mags mail
main maintain make makes making male males man manager many march marked marker markers married match material matter matters may
maybe me mean meant medical medication medium meet member members memory men mental mentioned message messages met metres middle might mile miles
military min mind mine minor minute minutes misc miss missing mist mobile mobility moment monday money month months more morning most
mostly mother motor motorway mouth move moved moving mths much multiple mum murder must my myself naked name named names narcotics national
nature near nearby nearest nearly neck need needed needs neighbour neighbours neither never new news next nfa nhs nice niche nickname night nights
nine no nobody nok non none nor normal north nose not note notebook noted notes nothing notice noticed notified notify november now nowhere
number numbers nursing object observation observed observations obtained obvious occupant occupants occupation occupier occurred october of
off offence offences offender offer offered office officer officers often ok okay old older on once one only onto open opened opening operator or
oral orange order ordered orders original other others otherwise our ours out outcome outside over overnight owing own owned owner oxygen page pages paid pain
panic paper papers parent parents park parked parking part partner parts party pass passed passenger passing past path patient patrol pavement
pay payee payment pedestrian penalty pencil people per perhaps period permission person personal persons phone phoned photo photograph photographs picked picture
piece place placed plain plan plate plates play please plus pnc pob pocket point points police policy poor port position possess
possession possible possibly post postcode pounds power practice prepared prescription present pressed presumably pretty prev previous
previously price print printed prints prior prison private prob probably probation problem procedure proceed process produce produced
produces production proof property prosecution prosecutor protect protected proved provide provided public pull pulled punch punched punches
purpose pursued push pushed put quarter question questions quick quickly quiet quite race racially radio raised ran rang range rather re reach reached
reaction read ready real really rear reason reasons recall receipt receive received recent recently reception recognise recognised record
recorded recording records recovered recovery red redacted ref refer reference referral referred refs refuge refused reg regarding regards
registered registration related relation relationship released relevant religion remain remained remand remember removed rent repair replied reply
report reported reporting reports req request requested requests required reserved reside residence resident residents resides resolved resourced
respect respond response rest restraining restricted result results retained retired return returned returning review rider riding
right rights ring rise risk road robbed robbery role roof room route rtc run running runs rural sad safe safeguarding safety said
same sat saturday save saw say saying says scene school schedule scratch screamed screens search searched seat sec second seconds section secure
security see seeing seek seem seemed seems seen seized self send sending sent separate september serious served service set seven several sex
sexual shall she shift shirt shocked shoes shook shop short shortly shot should shoulder shout shouted shouting show showed
shower shown shows shut side sight sign signal signals signature signed significant silent silver similar simply since sincerely single sister sit site sits sitting
situation six skin skinny slept slight slim slow slowly small smashed smell smells smoke so social sold solicitor some somebody someone something
sometimes somewhere son soon sorry sort sought sound sounds source south speak speaking speaks special specific speed spent spoke spoken sport spot
spotted staff stabbed stage stairs stand standing start started starting state stated statement statements states stating station statute stay stayed
staying steal stealing step steps still stmt stn stole stolen stood stop stopped store stories story straight strange stranger street strike striped
strong struck stuck student stuff style subject subjects submitted such suddenly suffered suffering suffers suggested suggests suicidal suitable sum
summary summons sunday supervisor supplied supply support supposed sure surety surname surnames surrender sus susp suspect suspected suspects
suspended swab sworn sms system table tablets take taken takes taking talk talked talking tall tattoo taxi team tear tel telephone tell
telling tells temporary ten tenant terminal text than thank thanks that the theft their theirs them themselves then there therefore these they thin thing
things think thinks third this thorough those though thought thousand threat threatened threatening threats three threw through throw thru thursday
thus ticket till time timed times to today together told tomorrow tonight too took top torch total toward towards towel town track
traffic train transfer transferred transport travel treat treated treatment tree trial tried trip trolley trousers true trust truth try trying
tuesday turn turned turning tv twds twice two type unable unconscious under underneath understand understood unemployed unit unknown unless unlikely
until unused up upon upset upstairs urn us use used useful user using usual usually value van various vehicle vehicles ver verbal verified very via
vic victim victims video view viewed violence violent visible visit visited visitor voice vol voluntary vrm vrn vulnerable wait waited waiting wake walk
walked walking wall wallet want wanted wants warn warned warning warrant was watch watched watching water way we weapon weapons wear wearing wednesday week
weekend weeks weight welcome welfare well went were west wet what whatever wheel when where whether which while white who whole whom whose why wife
will willing window windows with within without witness witnessed witnesses wm woke woman women won wont word words wore work worked working works
world worried worse would wound wounding wrist write writing written wrong wrote year years yelled yellow yes yesterday yet yob you young younger your
yours yourself youth mg guardian nil na tbc tba unk approx ref nb ps pm am op mr mrs ms dob d.o.b cad mo ap iic oic sdn rotI voi gbp dear regards
kind sincerely faithfully hiya subject fw fwd cc bcc to from sent thanks cheers bye god jesus christ allah lord merry happy birthday christmas easter ramadan eid diwali
muslim islam christian catholic protestant methodist hindu sikh jewish jew buddhist white black asian african caribbean british english scottish welsh irish
polish romanian chinese indian pakistani bangladeshi somali nigerian jamaican turkish european american french german spanish italian
bradford leeds manchester liverpool london birmingham cardiff preston sheffield bristol newcastle nottingham leicester derby wolverhampton
coventry hull york stoke sunderland middlesbrough plymouth southampton portsmouth reading oxford cambridge norwich ipswich swansea newport wrexham
england scotland wales britain uk ireland europe facebook instagram whatsapp snapchat tiktok twitter google apple samsung nokia iphone android amazon ebay
ford vauxhall toyota nissan honda bmw audi volkswagen vw mercedes skoda seat renault peugeot citroen fiat kia hyundai mazda volvo mini transit corsa golf
astra focus fiesta polo octavia yaris tesco asda aldi lidl sainsburys morrisons boots coop spar greggs mcdonalds costa starbucks argos primark
victoria's bluetooth sim covid brexit parliament queen king prince princess trace regional senior junior tenancy lettings exposed hr dsl msisdn head diplopia abused fought dates isa wise abta pncid cro asn forename forenames ethnicity nationality gender occupation maiden hosp ward landline fax collar rank terminal nationality birthplace spouse nok gp dr mrn uprn moj hmp yoi smith's employer insured claimant declaration payment`);

/** A word that is never a name by itself in prose or in a log (some of WORD_NAMES are here too: they need a cue). */
export function isCommon(key: string): boolean {
  return COMMON.has(key) || MONTHS.has(key) || DAYS.has(key);
}

/** The spelling alphabet of radio and telephone: never names in a row. */
export const SPELLING =
  set(`alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo
sierra tango uniform victor whiskey whisky xray yankee zulu`);

/** Shops and brands that read like people. Folded, words parted by one space. */
export const BRANDS =
  set(`w_h_smith j_d_sports j_d_wetherspoon john_lewis paddy_power ted_baker paul_smith austin_reed ann_summers dorothy_perkins laura_ashley
fred_perry jack_wills jack_daniels johnnie_walker jim_beam captain_morgan harvey_nichols marks_spencer ladbrokes_coral william_hill betty_boop
peter_jones ben_sherman tommy_hilfiger calvin_klein ralph_lauren karen_millen kurt_geiger jo_malone charlotte_tilbury hugo_boss stella_artois
james_bond harry_potter uncle_ben oliver_bonas robert_dyas charles_tyrwhitt george_asda mary_jane lloyds_pharmacy lloyds_bank henry_hoover
stanley_knife jack_russell king_charles saint_bernard st_john john_deere harley_davidson alfa_romeo aston_martin rolls_royce morris_minor grant_thornton ernst_young price_waterhouse marks_and`);

/** Word-names that also open sentences in their plain meaning; the others are hardly ever anything but names there. */
export const SENTENCE_WORDS =
  set(`will may mark hope grant can sue rob bill chase rose dawn faith joy love read speed close park case price rich long short
young little good best sweet last north south east west april june august summer autumn winter spring art guy day light miles major judge
king queen lord lady church hall ward bank field wood stone snow frost rain power wash watch white black brown green grey gray gold silver
early late reason chance trust light sharp son page street bar club glass house land lane line hand head heart key keys lock look lamb pain
patience honour charity mercy crown pat nick drew gene dean duke prince cross cook wake wade pike post poor pride precious blessing miracle gift`);

/** Small words inside a surname. */
export const PARTICLES = set(
  'de da dos del della di du la le van der den von zu ap ab ferch bin binti ibn al el ul ur st mac mc fitz ter ten o d',
);

/** Words of speech and action that follow a person and hardly ever a thing. */
export const PERSON_VERBS = set(`
said says told tells asked asks shouted shouts screamed replied answered whispered was is came comes went goes had has ran left took got heard
saw rang phoned called texted messaged stated states believes thinks knows knew lives lived works worked gave put made wanted wants did does
walked drove turned looked started stood sat pulled pushed hit punched kicked grabbed threw picked opened arrived attended visited
moved stayed helped noticed thought explained confirmed admitted denied started stopped tried began woke cried laughed nodded would could who whose and`);
