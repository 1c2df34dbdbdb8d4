import { describe, expect, it } from 'vitest';
import { openResources } from '../../../src/cli/resources.ts';
import type { Article } from '../../../src/lib/model/index.ts';
import { addProposals, readArticle } from '../../../src/lib/server/pipeline.ts';
import { askSecondReader, SecondReaderError } from '../../../src/lib/server/second-reader/endpoint.ts';
import { findQuote } from '../../../src/lib/server/second-reader/quotes.ts';
import { startStandIn } from './standIn.ts';

const resources = openResources();
const TEXT = [
  'The convoy had left Quetta at dawn on Friday. Its two lead trucks never came home:',
  'what waited for the drivers beyond the bridge at Mastung cost four of them their lives.',
  'A roadside bomb hit a police van in Bannu on Thursday, injuring three constables.'
].join(' ');
const article: Article = {
  id: 'convoy',
  title: null,
  publisher: null,
  published: '2024-03-10',
  dateline: null,
  language: 'en',
  url: null,
  text: TEXT
};
const AMBUSH = {
  category: 'attack',
  type: 'armed_assault',
  quote: 'what waited for the drivers beyond the bridge at Mastung cost four of them their lives',
  date: { quote: 'at dawn on Friday' },
  place: { name: 'Mastung', quote: 'the bridge at Mastung' },
  killed: { low: 4, best: 4, high: 4, quote: 'cost four of them their lives' },
  injured: null,
  target: { value: 'drivers', quote: 'the drivers' }
};
const add = (answer: unknown) =>
  addProposals(
    readArticle(article, resources),
    typeof answer === 'string' ? answer : JSON.stringify(answer),
    'a model at a host',
    resources
  );

describe('a second reader', () => {
  it('adds what the rules did not tell, marked, quoted and placed, apart from their records', () => {
    const own = readArticle(article, resources).extraction;
    const { extraction, dropped } = add({ incidents: [AMBUSH] });
    expect(dropped).toEqual([]);
    expect(extraction).toEqual({ ...own, proposals: extraction.proposals });
    expect(extraction.proposals).toHaveLength(1);
    const [proposal] = extraction.proposals ?? [];
    expect(proposal).toMatchObject({
      kind: 'incident',
      proposedBy: 'a model at a host',
      confidence: null,
      date: { from: '2024-03-08', precision: 'day' },
      location: { name: 'Mastung', admin1: 'PK-BA' },
      casualties: { killed: { low: 4, best: 4, high: 4 }, injured: null }
    });
    for (const { start, end, quote } of proposal?.evidence ?? []) expect(TEXT.slice(start, end)).toBe(quote);
  });

  it.each([
    [
      'a quote that is not there',
      { ...AMBUSH, quote: 'gunmen ambushed the convoy' },
      'type is not in the text'
    ],
    [
      'a figure that its quote lacks',
      { ...AMBUSH, killed: { low: 5, best: 5, high: 5, quote: 'cost four of them their lives' } },
      'killed does not say it'
    ],
    [
      'a nought that nobody said',
      { ...AMBUSH, injured: { low: 0, best: 0, high: 0, quote: 'never came home' } },
      'injured does not say it'
    ],
    [
      'a place that its quote lacks',
      { ...AMBUSH, place: { name: 'Kalat', quote: 'the bridge at Mastung' } },
      'location does not say it'
    ],
    ['a type that does not exist', { ...AMBUSH, type: 'ambush' }, 'type: Invalid type'],
    ['an attack that calls itself an operation', { ...AMBUSH, type: 'operation' }, 'type does not say it']
  ])('is not believed with %s', (_, incident, why) => {
    const { extraction, dropped } = add({ incidents: [incident] });
    expect(extraction.proposals).toBeUndefined();
    expect(dropped.join()).toContain(why);
  });

  it('never stands over a record of the rules', () => {
    const own = readArticle(article, resources).extraction;
    expect(own.incidents.some(({ type }) => type === 'bombing')).toBe(true);
    const { extraction, dropped } = add({
      incidents: [
        {
          category: 'attack',
          type: 'suicide_bombing',
          quote: 'A roadside bomb hit a police van in Bannu on Thursday',
          killed: null,
          injured: { low: 3, best: 3, high: 3, quote: 'injuring three constables' }
        }
      ]
    });
    expect(extraction).toEqual(own);
    expect(dropped.join()).toContain('told by the rules already');
  });

  it.each([
    '',
    'I am sorry, I cannot do that.',
    '[1, 2]',
    '{"incidents": 3}',
    '{"incidents": [null, {}]}',
    '{'
  ])('that answers %j changes nothing', (answer) => {
    const { extraction, dropped } = add(answer);
    expect(extraction.proposals).toBeUndefined();
    expect(dropped.length).toBeGreaterThan(0);
  });

  it('may wrap its JSON in words', () => {
    expect(
      add(`Here it is:\n\`\`\`json\n${JSON.stringify({ incidents: [AMBUSH] })}\n\`\`\``).dropped
    ).toEqual([]);
  });
});

describe('quotes', () => {
  it('are found across line breaks, curly marks and long dashes, nearest to where they are told', () => {
    const text = 'He said: “it’s over” – then\nagain “it’s over”.';
    expect(findQuote(text, '"it\'s over" - then again')).toEqual({ start: 9, end: 33 });
    expect(findQuote(text, "it's over", 30)).toEqual({ start: 35, end: 44 });
    expect(findQuote(text, 'it is over')).toBeNull();
    expect(findQuote(text, '  ')).toBeNull();
  });
});

describe('the endpoint', () => {
  const settings = (url: string) => ({ url, model: 'm', key: null, timeoutMs: 2000 });

  it('is asked by the protocol, with the key where there is one', async () => {
    const standIn = await startStandIn(() => ({ content: '{"incidents": []}' }));
    const answer = await askSecondReader(article, { ...settings(standIn.url), key: 'k' });
    await standIn.stop();
    expect(answer).toBe('{"incidents": []}');
    const [asked] = standIn.asked;
    expect(asked?.path).toBe('/v1/chat/completions');
    expect(asked?.headers.authorization).toBe('Bearer k');
    expect(asked?.body).toMatchObject({ model: 'm', response_format: { type: 'json_object' } });
    expect(asked?.body.messages.at(-1)?.content).toContain(TEXT);
  });

  it('is asked again without response_format where it does not know it', async () => {
    const standIn = await startStandIn(({ body }) =>
      body.response_format ? { status: 400, content: '' } : { content: '{}' }
    );
    expect(await askSecondReader(article, settings(standIn.url))).toBe('{}');
    await standIn.stop();
    expect(standIn.asked).toHaveLength(2);
  });

  it.each([
    ['a failure', { status: 500, content: '' }, 'answered 500'],
    ['another language', { content: '', raw: 'hello' }, 'something else than a chat completion'],
    ['nothing', { content: '', raw: '{"choices": []}' }, 'something else than a chat completion']
  ])('that answers with %s gives a named error', async (_, reply, words) => {
    const standIn = await startStandIn(() => reply);
    const asking = askSecondReader(article, settings(standIn.url));
    await expect(asking).rejects.toThrow(SecondReaderError);
    await expect(asking).rejects.toThrow(words);
    await standIn.stop();
  });

  it('that is not there gives a named error', async () => {
    const asking = askSecondReader(article, settings('http://127.0.0.1:9/v1'));
    await expect(asking).rejects.toThrow(/could not be asked about article "convoy"/);
  });
});
