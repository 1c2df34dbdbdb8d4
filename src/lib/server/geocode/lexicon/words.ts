/** Heads that a name asked for by itself may end in; name-words.tsv holds the same for texts. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const FACILITY_HEADS = words(`
  airport hospital university college school academy institute jail prison station port harbour harbor bridge road street avenue lane drive
  boulevard highway motorway expressway stadium arena park square church cathedral mosque shrine temple museum library hotel motel mall plaza tower
  market bazaar bazar dam base airbase camp fort palace centre center theatre theater zoo clinic laboratory lab observatory terminal
  cantonment colony chowk checkpost checkpoint crossing border pass tunnel canal barrage refinery mine factory gate medical naval
  zone seminary madrassa madrasa garrison training correctional detention women children public memorial
`);

export const GEOGRAPHIC_HEADS = words(`
  river lake bay gulf sea ocean strait straits sound channel island islands isle peninsula cape beach coast shore mountain mountains mount hill
  hills valley plateau plain plains desert forest range pass creek falls delta basin reef glacier canyon point peak heights ridge
  oasis lagoon archipelago swamp marsh bight fjord springs province county district region area village town city state territory tehsil taluka
  division governorate oblast prefecture municipality borough township suburb neighbourhood neighborhood agency sector parish canton department metro
  metropolis republic kingdom emirate
`);
