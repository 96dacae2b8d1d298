// Common given names of the communities of Britain, typed by hand, by the sex that they usually tell. Not here: short
// forms (nicknames.ts) and the rule for names that are also words (words.ts). Folded: small letters, no accents.

const MALE = `
aaron adam adrian aidan ajay alan alastair albert alec alexander alfie alfred ali alistair allan alun amar amir amit
andrei andrew aneurin angus anil anthony antoine anton anwar archibald archie arif aron arthur arun asad ashok asif ayaan
ayo babatunde barnaby barry bartosz basil benedict benjamin bernard blake bogdan boris bradley brandon brendan brett brian
bruce bryan bryn cai callum calum calvin cameron caleb carl carlos cathal cedric cezary charles chidi chike christian
christopher chukwuemeka cian ciaran clarence clement clifford clifton clive clyde colin colm conall connor conor constantin
cormac craig curtis cyril daffyd dafydd damian damien damon daniel darius darragh darrell darren david dawid declan deepak
delroy denis dennis denzil deon derek dermot desmond devon dewi diarmuid dilip dinesh dmitri dominic donal donald douglas
dougal duncan dwayne dwight dylan eamon eamonn edmund edward edwin eirik eleri elias elijah elliot elliott elvis elwyn emeka
emlyn emmanuel emrys emyr enoch eoin eric ernest errol euan eugene evan ewan fabian faisal farhan faruq feargal felix
ferdinand fergal fergus fernando fiachra finlay finley fintan fitzroy floyd francis francisco franklin fraser frederick
gabriel gareth garfield garry gary gavin geoffrey george gerald gerard gerwyn gethin gheorghe gilbert giles giovanni glen
glenn glyn godfrey gordon graeme graham gregor gregory grzegorz gurdeep gurpreet gwilym gwyn haji hakeem hamish hamza haroon
harold harish harpreet harrison harun harvey hassan hasan hector henry herbert horace howard hubert hugh hugo humphrey husain
hussein hussain huw hywel iain ian ibrahim idris ieuan ifan ifor ignatius igor ikram imran imtiaz ioan ion ionut iqbal irfan
isaac isaiah ishaan ishmael islwyn ismail ivan ivor iwan jacek jackson jacob jagdeep jagdish jaime jakub jamal james jamie
jared jaroslaw jarvis jason jaspal javed javier jayden jeevan jeffrey jeremiah jeremy jermaine jerome jerzy jesus jibril jitendra
joao joaquin joel johann john jonah jonathan jonathon jorge joseph joshua josiah juan julian junaid justin kabir kacper kamal
kamran karamjit karan karim karl kasim kaspar keanu keir keith kelvin kenneth kenny kevin khalid kieran kiran kofi kojo krishna
krzysztof kuldeep kulvinder kumar kunle kwabena kwadwo kwaku kwame kwasi kyle lachlan lamar lance laurence lawrence lech leighton
lennox leonard leroy leslie liam liban lionel llew llewelyn lloyd llyr lorcan louis luca lucas lucian luis lukas lukasz luke
luther lyndon maciej madoc magnus mahmood mahmoud malachi malcolm malik manish mansoor manuel marcel marcin marcus marek mario
mariusz marlon martin martyn marvin mateo mateusz matteo matthew maurice mehmet meirion meurig michael michal miguel mihai mikael
mikolaj milan milo miroslaw mohamed mohammad mohammed mohamud mohan mohinder morgan morris moses muhammad muhammed mukesh munir
murray murtaza mustafa naeem nabil nadeem naoise narinder nasir nathan nathaniel naveed navid neil nelson neville niall nicholas
nicolae nigel nikhil nikolai nilesh noah noel norbert norman obinna odhran ogechi oisin olaf oleg oliver olivier olu olufemi olumide
olusegun oluwaseun oluwaseyi omar omari oscar osman osian oswald otis owain owen pablo paddy padraic padraig pardeep parminder
pascal patrick patryk paul paulo pavel pawel pearse pedro percival percy peredur peter philip phillip pierre piotr pradeep prakash
pravin przemyslaw qasim quentin rafael rafal rafiq rahim rahul raj raja rajesh rajinder rajiv rajan ralph ramesh ramon randolph
ranjit rashid raul ravi ravinder raymond razvan reece reginald remi reuben rhodri rhys ricardo richard rishi riyad riaz robert robin
roberto roderick rodney rodrigo roger rohan roland roman ronald rory roshan ross rowan roy royston rudolf rupert russell ruairi
ryan ryszard sadiq said sajid saleem salim salman sameer samir samson samuel sanjay sanjeev satnam saul sean sebastian selwyn sergei
seth seumas shahid shahzad shakeel shane shaun shawn shazad sheldon sherwin shahbaz shiraz shyam sidney silas silvio simeon simon
slawomir solomon stanislaw stanley stefan stephan stephen steven stewart stuart sukhdev sukhvinder sulaiman suleiman sunil suresh
surinder syed sylvester taavi tadeusz tahir taiwo talfryn tanvir tariq tarun tayo teifion terence thabo thaddeus themba theodore
thomas tiago timothy tobias tomas tomasz tomos torin trefor trevor tristan trystan tudor tunde tyler tyrell tyrone uche ultan umar usman
vasile victor vijay vikram vikesh vincent viorel virgil vivek vladimir wahid waheed walter warren waseem wasim wayne wendell wesley
wilfred wilfrid william winston wojciech wyn xavier yasin yasir yiannis yousef youssef yusuf zachary zafar zaheer zahid zain zakariya
abdirahman abdullahi abdi abdul abdulrahman abdulkadir abdiaziz abdirashid hussein jama mohamud nur omar warsame bashir farah guled
dahir faarax ismael yahya hashim habib hakim halim haider hamid haris hasnain hisham humza huzaifa idrees ijaz ilyas imad inam irshad
ishaq jabir jahangir jalal jawad kaleem karam kareem kashif khaleel khurram luqman maaz mahdi majid maqsood masood mazhar mehdi mohsin
moin mubarak mudassar mujahid mushtaq nadim naveen nawaz nazir nisar noman obaid osama qadir qaiser rafi rahman ramzan rauf rayyan rehan
rizwan sabir saeed safdar sarfraz shabir shafiq shahbaz shakil shaukat shoaib sohail sufyan tabish taimur tauqeer tayyab ubaid umair usama
uzair wajid waqar waqas yaqub yousaf zafran zaki zeshan zia zulfiqar adeyemi ade adebayo ademola akeem chinedu chukwudi damilola dayo ebuka
efosa ejike femi gbenga ifeanyi ike ikenna kayode kelechi ladi lanre nnamdi nonso obi okechukwu olamide oluwadamilare onyeka rotimi segun sesan
sola tayo tobi tope uchenna wale yinka zikora kojo kwesi yaw kofi fiifi ebo nii tendai tinashe farai kudzai simba tapiwa blessing kwabena
bhavesh bhavin chirag dipak hitesh jignesh kalpesh kirit mahesh mehul mitesh mukund nimesh paresh rajan sailesh sanjiv vipul yogesh dharmesh
imtiyaz kev tone anand arjun aryan ashwin chandan darshan devesh dhruv gaurav girish gopal harsh hemant jatin jayesh ketan kunal lalit manoj mayur naren nitin
paresh parth piyush pranav rahil rakesh rohit sachin samir satish shailesh shiv siddharth subhash sumit tushar umesh uday varun vinay vinod yash
balraj bikram charanjit daljit gurmit gurnam gursharan harbans hardev harminder iqbal jagjit jaswant kirpal kulwant lakhbir mohan nirmal paramjit
paramjeet ranbir sarwan sohan sukhbir surjit tarlochan tarsem tejinder adrian alexandru bogdan catalin cezar ciprian claudiu cosmin costel cristian
dan dragos dumitru eduard emil florin gabi gelu george horia iosif iulian laurentiu liviu lucian madalin marian marius mihail mircea octavian ovidiu
petru radu remus robi romeo sorin stefan teodor tiberiu traian valentin vlad arkadiusz blazej cyprian czeslaw dariusz dominik eryk filip henryk
hubert ireneusz jan jaroslaw kamil kazimierz konrad krystian leszek marian michal mieczyslaw norbert oskar pawel piotr radoslaw robert roman sebastian
slawek szymon tymon waldemar wiktor witold zygmunt zayd zbigniew zdzislaw zeeshan zheng ziad zubair mark will grant jack rob bill max dean miles guy frank harry nick earl duke rex ray pete gary
dave steve mike tom tim jim joe dan ben art basil chase drake hardy heath lance major norman rich rocky rudy saul scott sonny warwick woody wyatt
alfie ollie archie charlie freddie teddy theo leo zac jake luca reuben jude otto ralph felix ezra rory jonny oisin conan colman eddie bobby danny
steffan macsen gruffydd gruffudd llywelyn meurig geraint alun dylan aled arwel dai ioan iolo rhun tegid cadell bedwyr`;

const FEMALE = `
abbie abigail abimbola abiola adanna adaeze adele adelaide adele adriana adunni aoibheann aoife agata agatha agnes agnieszka ailsa aine
aisha aisling akosua alana alexandra alexandria alice alicia alicja alina alison aliyah alma althea amanda amara amber amelia amina aminata
amina amma amrit amy ana anastasia andrea andreea angela angelica angharad anita anjali ann anna annabel annabelle anne annette annie
annika antonia anwen anya aoibhinn araminta arabella ariana arlene asha ashanti ashleigh asiya asma astrid augusta aurora avani ayesha aysha
ayse bambina barbara beata beatrice beatrix belinda bernadette bernice bertha beryl bessie beth bethan bethany bettina beverley bianca
blessing blodwen blanka bozena branwen brenda briana briony bridget bridie bronagh bronwen bronwyn brooke bryony caitlin camilla caoimhe
carla carmen carol carole caroline carolyn carys cassandra catherine cathleen catrin catriona cecilia ceinwen celeste celia cerys ceri
chandra chanelle chantal chantelle charlene charlotte chantel chelsea cheryl chiamaka chinwe chioma chloe christa christina christine
ciara cicely clara clare claire clarissa claudette claudia clementine cleo cliona colette colleen constance cora coral cordelia corinne
cressida cristina crystal cynthia dafina dagmara danielle danuta daphne dara davina deborah debra deepa deirdre delia delyth denise
desiree diana diane dilys dina dipa divya dolores dominika donna dora doreen doris dorota dorothea dorothy dympna ebony edie edith edna
eileen eilidh eilis eira eirlys eirwen elaine eleanor elena eleni eleri elin elisabeth elise elizabeth ella ellen ellie eloise elsie elspeth
eluned emer emilia emily emma enid eniola erica erin esme esmeralda estelle esther ethel eugenie eunice eva evangeline eve evelyn ewa
fadumo faiza farah farhana farida farzana fatima fatimah fatoumata felicity fenella fern ffion fiona fionnuala flora florence folasade
folake frances francesca freda freya frida funmilayo gabriela gabriella gabrielle gail gaynor gemma genevieve georgia georgiana georgina
geraldine germaine gertrude ghazala gianna gillian gina giovanna gisela gladys glenda glenys gloria glynis grainne greta gretchen gudrun
guinevere gulnaz gurleen gwen gwendolen gwendolyn gwenllian gwyneth habiba hafsa hana hanna hannah hanif harriet harsha hayley haya heidi
helen helena helga henrietta hermione hilary hilda hodan honor hodo hyacinth ida ifeoma ilinca ilona imelda imogen ines inga ingrid ioana
iona irena irene irina isabel isabella isabelle isha isla isobel iwona izabela jacqueline jade jaime jameela jamila jana jane janet janice
janina janine jasmin jasmine jaswinder jayne jaya jean jeanette jeanne jemima jemma jennifer jenna jessica jessie jill joan joanna joanne
joana jocasta jocelyn jodie johanna josephine joyce juanita judith julia juliana julianne julie juliet justyna kaitlyn kalpana kamila
karen karolina karina kasia katarzyna kate katharine katherine kathleen kathryn katja katrina kavita kayleigh kehinde keira kelly kendra
keren kerry khadija khadijah kiera kimberley kinga kirsten kirsty klara kristina krystyna kylie lakshmi lara larissa latoya laura lauren
lavinia laylah layla leah leanne leila leanora lena lenka leona leonie leticia letitia lidia lilian lilith lillian linda lindsay lindsey
linette lisa lola lorna lorraine lottie louisa louise luciana lucille lucinda lucja lucy lydia lynda lynette lynn lynne lynsey mabel madeleine
madison maeve magda magdalena maggie mahnoor mair mairead maisie malgorzata malika mandeep manjeet manjit manon margaret margarita margery
marguerite maria mariam mariana marianne maryam marie mariella marilyn marina marion marisa marjorie marlene marta martha martina martyna
mary maryann matilda maud maude maura maureen mavis maxine meera megan meghan mei melanie melinda melissa mercedes mercy meredith meriel
merle mia michaela michelle mildred millicent millie mina minal mira miranda miriam moira molly mona monica monika morag morwenna mumtaz
muriel myfanwy myra myrtle nabila nadia nadine nafisa naima najma nakita nancy naomi narges nasima nasreen nasrin natalia natalie natasha
nazia nazma neelam neha nerys ngozi nia niamh nichola nicola nicole nilam nina niamh nisha nneka noelle nomvula nora noreen norma nosheen
nuala nuria nkechi obiageli octavia odette olga olivia olufunke olwen omolara oonagh ophelia orla orlagh padma paige pamela patience
patricia patrycja paula pauline pearl penelope petra petronella philippa phoebe phyllis pilar pippa polly pooja poppy precious preeti
primrose priscilla priti priya priyanka prudence quintina rabia rachael rachel radha rafaela raheela raluca ramona rania rashida raquel
raveena rebecca regina rekha rena renata renee reshma rhian rhiannon rhoda rhona rhonda rimsha rita roberta rochelle roisin roksana
rosalie rosalind rosamund rosanna roseanne roseline rosemarie rosemary rosetta rosie rowena roxanne ruksana rukhsana rumana ruth sabina
sabiha sabrina sadia sadie safiya sahra saima saira sakina saoirse salma samantha samina samira sandra sangeeta saorla sara sarah sarita
saskia savannah seema selina selma senga seren serena shabana shabnam shagufta shahida shakira shamim shanice shannon sharmila sharon
shauna shazia sheena sheila shelagh shelley sherry sheryl shirin shirley shivani shreya shukri sian silvia simone simran sinead siobhan sioned
sobia sofia sonal sonia sophia sophie sorcha stacey stefania stella stephanie suhaila sujata sukhjit sumaira sumaya sunita susan susanna
susannah suzanne svetlana sybil sylvia sylwia tabitha tahira tamara tamsin tania tanisha tanya tara tasneem tatiana tegan temitope teresa
tessa thandeka thandi thandiwe thea thelma theresa tiffany tina titilayo toni tracey tracy trina uma una urmila ursula usha uzma valentina
valerie vanessa vanita vera verity verona veronica veronika victoria vijaya violeta virginia vivian vivien vivienne wanda wambui wendy
grace hope rose faith joy dawn ruby iris ivy holly heather daisy lily olive violet hazel april may june summer autumn
pearl jasmine cherry melody destiny honour amity mercy verity charity constance precious skye carol kay carrie babs penny sally sue pat kitty
sian mali nia lowri mared non gwenno ffreya efa cadi betsan heledd lleucu tesni catrin nansi begw
millie evie lottie maisie ellie abbie amelie elsie nellie tilly zoey bonnie hallie robyn luna lyla thea ottilie mollie katie jenny lucy ellen nancy
ayan deeqa fowsia halima hawa hibo hodan ifrah ikran khadra ladan leyla maryan muna naima nimco rahma sahra samira sucdi ubah zamzam amal anisa
asiyah attiya aziza bilqis bushra fareeda fariha fauzia firdaus fozia ghazala gulshan hadiya hafsa hajra hamida huma humaira iffat iram irum ishrat
jabeen jamila jannat kalsoom kausar khalida kiran kulsum lubna mahira maimuna maliha mariyam maha mehreen mehwish misbah mona muniba munira musarat
nabeela nafeesa naheed naila najma nargis nasim naureen nazneen nida nighat noor nosheen nusrat parveen qudsia rabiya rafia raheema rahila raisa razia
rehana rida riffat robina rozina rubina ruqaiya saadia saba sadaf safia saiqa samia sanam sana sania sara sehrish shabina shaheen shaista shamila
shanaz sheraz shireen shumaila sidra sobia suraya tabassum tahmina tasleem tayyaba ulfat urooj yasmeen zahida zakia zareen zeba zehra zubaida zunaira
adenike adesola adetola aderonke amaka anwuli bisi bolanle bukola chidinma damilola ebele ebunoluwa ego fola folasade funke ibironke ify iyabo kemi
lara modupe morenike mojisola ngozi nkiru obioma ogechi olajumoke oluchi omolade oyin remi ronke sade shade simi sola tinuke tola tomi toyin uju yewande
abena adwoa afia afua akua ama efua esi maame nana serwaa yaa chipo nyasha rudo rumbidzai tariro tatenda thandeka nokuthula zanele busisiwe
anoushka bhavini jigna hetal kinjal manjula nirmala pushpa ramila sonal vanita anjana anushka aparna archana arti asmita bhavna bharti bina chetna daksha deepika devi dimple diya falguni geeta gita hansa heena hema hina indira
jyoti kajal kamala kanta kavya khushi komal leela madhu mamta manisha maya meena megha mital mridula naina neeta neha nisha nita pallavi parul poonam
prabha pragna pratibha preethi purnima rachna ranjana rashmi ritu rupal sangita sarika savita seeta shanta sharda shilpa shobha smita snehal sonali sudha
sujatha sumita surekha sushma swati trupti usha vandana varsha vidya yamini amarpreet balwant gurmeet gurpal harbhajan jasbir kulbir manpreet parminder
ranjeet sukhwinder surinderjit alina ana-maria anca andra carmen corina cosmina crina daniela diana doina elvira felicia florentina georgeta ileana ioana
iuliana laura lavinia liliana loredana luminita magda marinela mihaela mirela monica nicoleta oana raluca ramona roxana simona stefania tatiana valeria
viorica agata aldona aleksandra aneta anna barbara bogumila boguslawa danuta dominika dorota edyta elzbieta ewelina grazyna halina hanna honorata
ilona irmina izabella jadwiga janina jolanta jowita julita kamila karolina kinga krystyna lucyna magdalena maja marcelina mariola marzena milena miroslawa
natasza oliwia olga patrycja renata roksana sabina stanislawa sylwia teresa urszula wieslawa zaneta zdzislawa zuzanna sarita shamsun rokeya rahela
nasima jahanara hasina momtaz monowara nurjahan salma shahanara shirin sufia sultana tahera lan mai thi xiu yuk siu wai mee fong ying lai chun hui jia
weronika wilhelmina wilma winifred wioletta xanthe ximena yadira yasmin yasmeen yemisi yetunde yolanda yvette yvonne zahra zainab zara zaynab
zeenat zena zenobia zeynep zoe zofia zora zsofia zuleikha zuzanna`;

const EITHER = `
adeola akin alex ashley ashton ayodele bailey bobbie cameron casey chris cuong dakota dana drew dele emeka erin frankie gale gerry glynne
harley hanh haruka hoang ismet jatinder jo jordan jordon jesse jing jun kai kelechi kelsey kim kit lee leigh lesley li lin ling linh logan
lou lyn mackenzie meng mel min minh misha morgan ngoc nicky nikita nima noor oluwatobi pat peyton quinn rajwinder reagan ren riley robyn
ronnie ryo sacha sam sandy sasha shay shiloh sidhu sky skye stevie sun taylor temi terry thuy tobi toby tommie tony tracy tuan vic viv wei
xiang xin yan yang ying yong yu yun yuki zeki jaya jas harjit balbir baljit baljeet balwinder amarjit amandeep gagandeep harjinder hardeep
inderjit jaspreet kamaljit kuljit lakhvir malkit manpreet navdeep prabhjot rupinder sandeep sarbjit satvinder sukhjinder tajinder`;

/** The sex that a given name usually tells. */
export type Sex = 'm' | 'f';

const listed = new Map<string, Sex | 'either'>();
const list = (names: string, sex: Sex | 'either'): void => {
  for (const name of names.split(/\s+/)) {
    if (name === '') continue;
    const already = listed.get(name);
    listed.set(name, already !== undefined && already !== sex ? 'either' : sex);
  }
};
list(MALE, 'm');
list(FEMALE, 'f');
list(EITHER, 'either');

/** Is this folded word a common given name? */
export function isGivenName(key: string): boolean {
  return listed.has(key);
}

/** The sex a folded given name tells, where it tells one. */
export function sexOfName(key: string): Sex | undefined {
  const sex = listed.get(key);
  return sex === 'either' ? undefined : sex;
}
