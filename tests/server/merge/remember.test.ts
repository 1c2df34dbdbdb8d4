import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Correction, CorrectionAction, SourcedExtraction } from '../../../src/lib/model/index.ts';
import { mergeMentions } from '../../../src/lib/server/merge/merge.ts';
import { openMerge } from '../../../src/lib/server/merge/remember.ts';
import { anchorOf, anchorsOf, by, told } from './decided.ts';
import { article } from './mentions.ts';

const BESHAM = 'suicide_bombing 2024-03-26 @Besham killed=6 CN=5';
const GWADAR = 'armed_assault 2024-03-20 @Gwadar port killed=2';
const PATROLS =
  'measure:deployment 2024-03-28 @Quetta by=police Police sent nightly patrols to camps of engineers';

/** What each article may say: as it was read first, and as newer rules read it. */
const ARTICLES: Record<string, [string[], string[]]> = {
  a: [[BESHAM], [`${BESHAM} target=Chinese_engineers`]],
  b: [['bombing 2024-03-26 @Besham killed=5 CN=5', GWADAR], [GWADAR]],
  c: [['bombing 2024-03 @Besham killed=6 CN=5'], ['bombing 2024 @Besham killed=6 CN=5']],
  d: [['complex_attack 2024-03-20 @Gwadar killed=2'], []],
  e: [['armed_assault 2024-03-20 @Balochistan killed=2'], ['armed_assault 2024-03-20 @Balochistan']],
  f: [['bombing 2024-03-27 @Besham killed=6'], ['bombing 2024-03-26 @Besham']],
  g: [['bombing ? @Quetta killed=4 pub=2024-03-29'], ['bombing 2024-03-27 @Quetta killed=4']],
  h: [['bombing 2024-03-27 @Quetta killed=4 target=a_market'], ['bombing 2024-03-27 @Quetta killed=4']],
  i: [[PATROLS], [PATROLS.replace('nightly ', '')]],
  j: [[`${PATROLS} there`], []]
};

const withMeasures = (id: string, lines: string[]): SourcedExtraction => {
  const incidents = told(
    id,
    lines.filter((line) => !line.startsWith('measure:'))
  );
  return { ...incidents, extraction: { ...incidents.extraction, measures: measuresOf(id, lines) } };
};

type Step =
  | { do: 'read'; id: string; reading: 0 | 1 }
  | { do: 'drop'; id: string }
  | { do: 'set' | 'reject' | 'confirm' | 'split' | 'undo'; at: number }
  | { do: 'merge'; at: number; with: number };

const id = fc.constantFrom(...Object.keys(ARTICLES));
const at = fc.nat({ max: 9 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('read'), id, reading: fc.constantFrom(0, 1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop'), id }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('set', 'reject', 'confirm', 'split', 'undo'), at })
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge'), at, with: at }) }
) as fc.Arbitrary<Step>;

describe('a merge that remembers', () => {
  it('gives the bytes of a merge from scratch, after every ingest, edit and undo', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 30 }), (steps) => {
        const merge = openMerge();
        const stored = new Map<string, SourcedExtraction>();
        const corrections: Correction[] = [];
        for (const next of steps) {
          take(next, stored, corrections);
          const all = [...stored.values()];
          const scratch = mergeMentions(structuredClone(all), structuredClone(corrections));
          expect(JSON.stringify(merge(all, structuredClone(corrections)))).toBe(JSON.stringify(scratch));
        }
      }),
      { numRuns: 150 }
    );
  });

  it('gives a record that nothing touched as the same object, and builds the others anew', () => {
    const merge = openMerge();
    const one = told('one', [BESHAM]);
    const far = told('two', ['bombing 2024-01-02 @Quetta killed=2']);
    const before = merge([one, far], []).incidents;
    const after = merge([one, far, told('three', [`${BESHAM} target=engineers`])], []).incidents;
    const besham = before.find(({ location }) => location.name === 'Besham')!;
    const quetta = before.find(({ location }) => location.name === 'Quetta')!;
    expect(after.find((record) => record.location.name === 'Quetta')).toBe(quetta);
    expect(after.find((record) => record.id === besham.id)).not.toBe(besham);
    expect(after.find((record) => record.id === besham.id)!.reports).toHaveLength(2);
  });
});

function take(next: Step, stored: Map<string, SourcedExtraction>, corrections: Correction[]): void {
  if (next.do === 'read') {
    stored.set(next.id, withMeasures(next.id, ARTICLES[next.id]![next.reading]));
    return;
  }
  if (next.do === 'drop') {
    stored.delete(next.id);
    return;
  }
  const action = actionOf(next, [...stored.values()], corrections);
  if (action) corrections.push(by(action));
}

function actionOf(
  next: Exclude<Step, { id: string }>,
  stored: SourcedExtraction[],
  corrections: readonly Correction[]
): CorrectionAction | null {
  if (next.do === 'undo') {
    const correction = corrections[next.at];
    return correction ? { kind: 'undo', correction: correction.id } : null;
  }
  const { incidents } = mergeMentions(stored, corrections);
  // A record that only a person's word keeps quotes no mention of today.
  const records = incidents.filter(({ reports }) =>
    reports.every(({ mentionId }) => !/#kept/.test(mentionId))
  );
  const found = records[next.at % Math.max(1, records.length)];
  if (!found) return null;
  const record = anchorOf(stored, found);
  switch (next.do) {
    case 'set':
      return {
        kind: 'set',
        record,
        edit: { of: 'incident', field: 'target', value: `target ${next.at}` },
        was: found.target
      };
    case 'split':
      return { kind: 'split', record, apart: anchorsOf(stored, found).slice(0, 1) };
    case 'merge': {
      const other = records[next.with % records.length]!;
      return other === found ? null : { kind: 'merge', records: [record, anchorOf(stored, other)] };
    }
    default:
      return { kind: next.do, record };
  }
}

function measuresOf(articleId: string, lines: string[]) {
  return article(
    articleId,
    lines.filter((line) => line.startsWith('measure:'))
  ).extraction.measures;
}
