import { evidenceOf, type Article, type Extraction } from '../../../src/lib/model/index.ts';
import { date, incident, measure, place } from '../merge/mentions.ts';

const TEXT =
  'BESHAM: Six people, five Chinese engineers among them, were killed on Tuesday — حملہ 💥 in Besham.';

export function article(id: string, over: Partial<Article> = {}): Article {
  return {
    id,
    title: 'Six killed in Besham',
    publisher: 'The "Gazette", Lahore',
    published: '2024-03-27',
    dateline: 'BESHAM',
    language: 'en',
    url: null,
    text: TEXT,
    ...over
  };
}

/** An extraction with something in every list and every kind of null. */
export function extraction(
  of: Article,
  line = 'suicide_bombing 2024-03-26 @Besham killed=6 injured=2-4 CN=5 by=TTP'
): Extraction {
  const { id, ...rest } = of;
  const quote = (field: string, start: number, end: number) => evidenceOf(of, field, { start, end });
  const [attack, undated] = [incident(line), incident('other ?')];
  attack.evidence = [quote('killed', 8, 11), quote('trigger', 0, of.text.length)];
  attack.casualties.attackersKilled = 1;
  attack.casualties.groups.push({
    outcome: 'missing',
    role: 'unknown',
    nationality: null,
    low: 24,
    best: null,
    high: null,
    qualifier: 'unspecified'
  });
  attack.location.reasons = ['the only Besham in the gazetteer', 'score 0.9'];
  return {
    schema: 1,
    id,
    article: rest,
    incidents: [attack, { ...undated, evidence: [] }],
    measures: [
      measure({
        location: place('Pakistan'),
        date: date('2024-03'),
        evidence: [quote('type', 8, 18)],
        issuer: 'interior ministry'
      })
    ],
    aggregates: [
      {
        killed: 20,
        injured: null,
        who: 'Chinese citizens',
        nationality: 'CN',
        from: '2021',
        to: '2024-12',
        area: 'PK',
        source: null,
        evidence: [quote('killed', 8, 11)]
      }
    ],
    rejected: [{ reason: 'hypothetical', start: 0, end: 6, quote: of.text.slice(0, 6) }]
  };
}
