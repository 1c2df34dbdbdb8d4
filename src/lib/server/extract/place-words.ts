/** The words that say what a place name is in its clause: where, on the way, whose, or no place at all. */

export const DIRECTIONS = /^(?:(?:north|south)-?(?:east|west)|north|south|east|west|central)(?:ern)?$/;

export const NAMING = new Set(['as', 'alias', 'named', 'called', 'identified']);

export const SUFFERING = new Set([
  'see',
  'witness',
  'suffer',
  'experience',
  'rock',
  'hit',
  'shake',
  'come',
  'attack'
]);

export const SPEAKING = new Set([
  'say',
  'pledge',
  'condemn',
  'urge',
  'call',
  'blame',
  'deny',
  'want',
  'warn',
  'vow',
  'accuse',
  'announce',
  'tell',
  'reject'
]);

const list = (text: string) => new Set(text.trim().split(/\s+/));

export const PLACING = list(
  'in at near on outside inside around along between across within off over beside close through under opposite behind towards-the against hit into'
);

export const NEARNESS = list('near outside around close beside off opposite');

export const WAYS = list('from to toward towards for via');

export const AREA_NOUNS = list(
  `area areas stretch stretches forest forests jungle jungles hills hill valley outskirts limits range surroundings environs periphery outskirts vicinity suburb suburbs edge district districts town city province region tehsil village agency division
  state capital port part parts locality neighbourhood neighborhood centre center heart limits jurisdiction county valley
  streets markets north south east west northeast northwest southeast southwest subdivision border bazaar market mountains tribal`
);

export const ORIGINS = list(
  'resident residents native natives people men man woman women inhabitant inhabitants citizen citizens national nationals son university government police army bishop embassy consulate ministry emirate name'
);

export const TITLES = list(
  `police government minister ministry chief governor assembly cabinet commissioner deputy president premier spokesman spokesperson
  ambassador university administration authorities officials official high-court court bar senator mayor inspector home foreign
  information interior ig igp ccpo dpo cm times post news tribune herald united embassy consulate rangers levies
  ctd highway road expressway hospital hospitals agreement talks summit`
);

/** Who holds an office in one town is at home there; where nothing else says where, that town is the best guess. */
export const LOCAL_OFFICES = list(
  'mayor mayors prefect councillor councillors councilor councilors headman alderman imam'
);

export const CARE = list('hospital hospitals morgue mortuary clinic ');

export const MEETINGS = list(
  'meeting conference briefing reporters newsmen media journalists embassy talks ceremony headquarters residence seminar visit'
);

export const NOT_THERE = list(
  `say tell visit meet hold shift rush arrive travel return evacuate transport belong hail address speak
  reach release issue airlift admit treat bury announce land depart brief inform fly reside live originate study base chair arrest apprehend nab detain surrender`
);

export const PASSIVE_OF_PLACE = list('located situated based called named known');

export const HITTING = list('hit strike rock attack target shake jolt rattle ambush storm raid shell bomb');
