/** What towns are called in a language, by their English names. */
export type PlaceNames = Readonly<Record<string, string>>;

/** What armed groups are called in a language, by the names that records carry; their short forms stand beside. */
export type ActorNames = Readonly<Record<string, string>>;

/** A town of the base map: `name_ur`, `name_zh` where they are known. */
interface Town {
  properties: Readonly<Record<string, unknown>> | null;
}

/**
 * Names in a language of the towns on the map, as far as the data has them.
 * Two places of one English name are called alike in any language, so the name is enough.
 */
export function placeNamesOf(towns: readonly Town[], language: string): PlaceNames {
  return Object.fromEntries(
    towns.flatMap(({ properties }) => {
      const { kind, name, [`name_${language}`]: called } = properties ?? {};
      return kind === 'town' && typeof name === 'string' && typeof called === 'string' && called !== ''
        ? [[name, called]]
        : [];
    })
  );
}
