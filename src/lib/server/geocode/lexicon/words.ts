/**
 * Words of news English that tell how a name beside them is used. Source of every list: Dateline's own, from reading news;
 * ranks and offices follow common style guides. All in lower case, folded as `foldName` folds.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Right before a name they make it a person's: "Senator Swati", "Lt Gen Lahore". */
export const TITLES = words(`
  mr mrs ms miss mx dr prof professor sir lord lady dame madam sen senator rep representative congressman congresswoman assemblyman gov
  governor president premier chancellor minister secretary ambassador envoy consul commissioner mayor councillor councilor councilman
  councilwoman councillors alderman justice judge magistrate attorney prosecutor advocate barrister lawyer general gen lt lieutenant col colonel maj
  major brig brigadier capt captain sgt sergeant cpl corporal pvt private cmdr commander commandant adm admiral marshal
  inspector constable supt superintendent dsp ssp sho asi dig igp sheriff detective officer deputy agent trooper pope bishop archbishop
  cardinal rev reverend father brother pastor rabbi imam maulana mufti mullah sheikh shaikh sheik ayatollah allama king queen prince princess emir
  sultan baroness baron duke duchess earl coach chairman chairwoman chairperson spokesman spokeswoman spokesperson actor actress singer
  author writer journalist begum bibi sardar nawab malik haji syed chaudhry chaudhary khwaja makhdoom pir mp mpa mna mep msp shri smt
  nurse teacher principal mla mlas democrat republican democrats republicans
`);

/** Right after a name they make it a body that shares the name but not the place: teams, armed groups, papers, firms, parties. */
export const ORGANISATION_HEADS = words(`
  united rovers wanderers athletic fc afc cf sc zalmi gladiators kings qalandars sultans royals indians knights capitals titans warriors tigers
  eagles lions stars dolphins panthers stallions cricket hockey football rugby basketball
  regiment brigade battalion rifles scouts militia lashkar front movement taliban lancers fusiliers
  inc corp corporation ltd llc plc co company group holdings airlines airways air bank exchange limited motors steel
  insurance capital petroleum gas oil telecom cement textile textiles industries mills
  times post herald news gazette tribune journal daily telegraph mirror observer chronicle dispatch examiner sentinel review magazine today
  tv television radio press broadcasting fm express globe courier inquirer mercury
  organisation organization party league congress alliance union association federation society foundation fund trust club orchestra awards award agreement accord
  treaty protocol declaration cup open marathon championship championships games festival syndrome fever virus accords act plan bill prize
  liberation resistance corridor initiative consensus summit conference dialogue process
`);

/** Right after a name they make it a public body of the place: it acts for the place and says where it is. */
export const CIVIC_HEADS = words(`
  police council government assembly parliament court legislature senate department ministry authority administration municipality corporation
  sheriff mayor governor premier fire health board commission committee cabinet bureau office agency division command judiciary bar
  army navy military forces force guard rangers levies constabulary counter criminal crime city state county district provincial metropolitan regional federal secretariat
  chief minister president prime senator ambassador embassy officials official representative house national international
  general attorney supreme high coroner coroners town village superior crown
`);

/** Right after a name they make it a site that stands in the place, or is named for it. */
export const FACILITY_HEADS = words(`
  airport hospital university college school academy institute jail prison station port harbour harbor bridge road street avenue lane drive
  boulevard highway motorway expressway stadium arena park square church cathedral mosque shrine temple museum library hotel motel mall plaza tower
  market bazaar bazar dam base airbase camp fort palace centre center theatre theater zoo clinic laboratory lab observatory terminal
  cantonment colony chowk checkpost checkpoint crossing border pass tunnel canal barrage refinery mine factory gate medical naval
  zone seminary madrassa madrasa garrison training correctional detention women children public memorial
`);

/** Right after a name they are part of a landform's or an area's name. */
export const GEOGRAPHIC_HEADS = words(`
  river lake bay gulf sea ocean strait straits sound channel island islands isle peninsula cape beach coast shore mountain mountains mount hill
  hills valley plateau plain plains desert forest range pass creek falls delta basin reef glacier canyon point peak heights ridge
  oasis lagoon archipelago swamp marsh bight fjord springs province county district region area village town city state territory tehsil taluka
  division governorate oblast prefecture municipality borough township suburb neighbourhood neighborhood agency sector parish canton department metro
  metropolis republic kingdom emirate
`);

/** "University of Manchester", "Bank of Punjab", "Times of India": heads before "of" that make what follows part of a name. */
export const HEADS_BEFORE_OF = words(`
  university college institute bank church bishop archbishop times school academy board council house chamber press society museum
  association federation order duke duchess earl prince princess battle treaty statue voice department bureau ministry diocese
`);

/** Words in front of a country's name that make an institution: "Environment Canada", "Radio Pakistan". */
export const HEADS_BEFORE_COUNTRY = words(`
  air radio team miss bank tehreek jamaat jamiat jamiatulema tehrik muttahida hizb lashkar jaish sipah ansar jundullah al ansarul voice
  amnesty transparency
`);

/** Adjectives that stand in front of a place's name and are no part of it. */
export const PLACE_MODIFIERS = words(`
  north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern
  southwestern central upper lower inner outer greater downtown uptown midtown central mainland metropolitan rural urban coastal old new
  mid far interior north-west north-east south-west south-east occupied administered held ruled inland
`);

/** Right before a name they say that it is a place. */
export const PLACE_PREPOSITIONS = words(`
  in at near from around outside inside toward towards across through into throughout within via between reach reached leave left visit visited
  visiting bound beyond nearby entering entered off
`);

/** Right before a name they often, but not always, say that it is a place. */
export const WEAK_PREPOSITIONS = words('of to for on over and or against with');

/** Right after a name they make it the name of a thing: "Marburg virus", "Molotov cocktails", "Kashmir shawl". */
export const THINGS_NAMED_FOR_PLACES = words(`
  virus viruses ebolavirus hantavirus fever flu strain strains variant syndrome disease cocktail cocktails accords accord convention conventions
  protocol shawl shawls sauce cheese wine
`);

/** What a state or its capital does with words: after a bare country's or capital's name the name stands for the government. */
export const SPEECH_VERBS = words(`
  say tell announce warn pledge vow promise urge demand accuse condemn deny reject claim insist agree refuse confirm declare call ask want seek
  offer propose believe fear hope expect welcome support oppose back blame suspect summon protest recognise recognize sign ban suspend order
  threaten respond retaliate denounce criticise criticize praise express share lodge convey reiterate stress maintain argue admit acknowledge
  regard consider decide intend plan aim allow block impose lift ratify
`);

/** "talks between Moscow and Kyiv", "ties with Beijing": the names stand for governments. */
export const RELATION_NOUNS = words(`
  talk talks tie ties relation relations negotiation negotiations tension tensions dialogue agreement deal treaty pact accord cooperation friendship
  dispute row war trade alliance partnership
`);

/** Never a place by themselves, though gazetteers hold towns of that name. */
export const NEVER_PLACES = words(`
  january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday
  sunday i he she it they we you the a an this that these those mr mrs ms dr god allah internet christmas easter ramadan eid
  muslim muslims islam christian christians jew jewish hindu sunni shia shiite catholic protestant english arabic french spanish latin
  north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern
  southwestern central upper lower far north-western south-western north-eastern south-eastern federal region university college capital dawn reuters geo
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun islamic olympic xinhua amazon google facebook
  am pm est gmt utc covid ebola zika un eu nato who fbi cia bbc cnn ap afp nbc abc cbs npr
  president minister secretary general police army government parliament senate congress
`);

/** Phrases that gazetteers hold as towns and news does not. */
export const NEVER_PHRASES: ReadonlySet<string> = new Set([
  'white house',
  'islamic state',
  'supreme court',
  'high court',
  'red cross',
  'red crescent',
  'green party',
  'new year',
  'the world',
  'all saints',
  'downing street',
  'wall street',
  'capitol hill',
  'good friday',
  'real madrid',
  'world cup',
  'super bowl',
  'big ben',
  'united nations'
]);
