import type { Mention, Rule, Verdict } from './mention.ts';
import {
  hyphenatedGroups,
  institutionSites,
  landforms,
  longerNamesAfter,
  longerNamesBefore,
  namesOfInstitutions,
  namesOfThings,
  routes,
  ships,
  streets
} from './rolesNames.ts';
import {
  ages,
  alsoKnownAs,
  givenNamesBefore,
  givenNamesFirst,
  knownPeople,
  titledPeople
} from './rolesPeople.ts';
import {
  attributes,
  datelines,
  demonyms,
  officeAbbreviations,
  officesOfProvinces,
  peoples,
  relations,
  speakers
} from './rolesStates.ts';
import { villages } from './rolesVillages.ts';

/** The rules in the order that they are asked; the first that answers decides, and a name that none claims is literal. */
const RULES: readonly Rule[] = [
  datelines,
  attributes,
  demonyms,
  officeAbbreviations,
  routes,
  streets,
  hyphenatedGroups,
  alsoKnownAs,
  landforms,
  villages,
  ships,
  institutionSites,
  namesOfThings,
  namesOfInstitutions,
  officesOfProvinces,
  titledPeople,
  givenNamesBefore,
  givenNamesFirst,
  ages,
  knownPeople,
  peoples,
  longerNamesAfter,
  longerNamesBefore,
  speakers,
  relations
];

/** How a name refers to its place; `literal` where no rule says otherwise. */
export function roleOf(mention: Mention): Verdict {
  for (const rule of RULES) {
    const verdict = rule(mention);
    if (verdict) return verdict;
  }
  return { role: 'literal', reason: 'names a place' };
}
