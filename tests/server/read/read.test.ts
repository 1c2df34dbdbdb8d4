import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readArticles, type ReadResult } from '../../../src/lib/server/read/read.ts';

/** No outlet is listed; papers call a section after the country. */
const PRESS = { names: new Map<string, string>(), countries: new Set(['pakistan']) };

function read(name: string): ReadResult {
  return readArticles(readFileSync(new URL(`fixtures/${name}`, import.meta.url)), name, PRESS);
}

function only(name: string) {
  const { articles, errors } = read(name);
  expect(errors).toEqual([]);
  expect(articles).toHaveLength(1);
  return articles[0]!;
}

function named(result: ReadResult) {
  return result.errors.map((error) => [error.name, error.row]);
}

describe('plain text', () => {
  it('takes the date in front of a report from Quetta and leaves the dateline in the text', () => {
    expect(only('date-prefix.txt')).toEqual({
      id: 'date-prefix',
      title: null,
      publisher: null,
      published: '2024-08-26',
      dateline: 'QUETTA',
      language: 'en',
      url: null,
      text:
        'QUETTA: At least 23 travellers were shot dead in Musakhel on Monday, officials said.\n\n' +
        'The gunmen had blocked the highway at Rarasham.'
    });
  });

  it('takes a headline after the date, drops the section name under it, and credits the broadcaster at Chilas', () => {
    const article = only('date-prefix-title.txt');
    expect(article).toMatchObject({
      title: 'Eight die as gunmen fire on bus near Chilas',
      published: '2023-12-03',
      dateline: 'CHILAS',
      publisher: 'Indus TV'
    });
    expect(article.text).toMatch(/^CHILAS \(Indus TV\) – Eight people died/);
  });

  it('takes a date on the first line, and lines without blanks between as paragraphs', () => {
    const article = only('leading-date.txt');
    expect(article).toMatchObject({ title: null, published: '2017-05-19', dateline: 'QUETTA' });
    expect(article.text.split('\n\n')).toHaveLength(2);
  });

  it('clears a news site’s page: buttons, comment form, link to another story, headline said twice', () => {
    const article = only('site-page.txt');
    expect(article).toMatchObject({
      title: 'Curfew in North Waziristan after bombing',
      published: '2025-07-01',
      dateline: 'ISLAMABAD'
    });
    expect(article.text.split('\n\n')).toEqual([
      'Soldiers at a check post in Miran Shah, North Waziristan. (AFP/File)',
      '• Movement is banned from dusk to dawn for 30 days',
      '• Thirteen soldiers died in the bombing',
      'ISLAMABAD: Nobody may leave the house after dark in North Waziristan, officials said on Tuesday.',
      'The ban follows a bombing on June 28.'
    ]);
  });

  it('splits a page that carries a second story; "Updated 5 sec ago" dates nothing', () => {
    const { articles, notes } = read('two-stories.txt');
    expect(articles.map((a) => [a.id, a.title, a.published, a.dateline])).toEqual([
      ['two-stories', 'Port city gets new cameras', '2024-06-22', 'GWADAR'],
      ['two-stories~2', 'Minister meets counterparts in Munich', null, 'MUNICH']
    ]);
    expect(articles[0]!.text).not.toMatch(/Munich|Short Url|Follow/);
    expect(articles[1]!.text).toMatch(/^• Talks on trade and defence\n\nMUNICH: .*\n\nThey agreed/);
    expect(notes).toEqual(['two-stories: the page carries 2 stories and was split']);
  });

  it('dates and credits by the printed footer and cuts the teasers under it, whose own dates say nothing', () => {
    const article = only('dawn-like.txt');
    expect(article).toMatchObject({
      publisher: 'Harbour Times',
      published: '2024-05-05',
      dateline: 'QUETTA/DERA BUGTI'
    });
    expect(article.text).toMatch(/A quarrel over land was behind it\.$/);
  });

  it('drops a writer’s account and credits the agency in the dateline', () => {
    const article = only('urdupoint-like.txt');
    expect(article).toMatchObject({
      publisher: 'Indus Point / Indus Point News',
      published: '2024-11-07',
      dateline: 'ISLAMABAD'
    });
    expect(article.text).not.toContain('@SomeReporter88');
  });

  it('joins hard-wrapped lines into their paragraph', () => {
    const [first, second] = only('hard-wrapped.txt').text.split('\n\n');
    expect(first).toContain(
      'in a textile mill of the SITE area of Karachi on Tuesday and wounded both of them, police'
    );
    expect(second).toBe('One of the two is in a critical condition.');
  });

  it('tells Urdu from English', () => {
    expect(only('urdu.txt').language).toBe('ur');
  });
});

describe('JSON', () => {
  it('reads a site.standard.document in a .txt file without its light markup', () => {
    const article = only('standard-document.txt');
    expect(article).toMatchObject({
      id: 'standard-document',
      title: 'Provision of ‘maximum security’ a priority',
      published: '2026-02-05',
      url: 'https://www.harbourtimes.example/news/1/envoy',
      publisher: 'harbourtimes.example'
    });
    expect(article.text).toBe(
      'The minister met the envoy in Islamabad.\n\n' +
        'A spate of attacks on January 31 stopped the snake_case trains for several days.\n\n' +
        '“We stand together,” the envoy said, according to the embassy.'
    );
  });

  it('names the publisher of a listed host', () => {
    const bytes = readFileSync(new URL('fixtures/standard-document.txt', import.meta.url));
    const { articles } = readArticles(bytes, 'x.txt', {
      names: new Map([['harbourtimes.example', 'Harbour Times']]),
      countries: new Set()
    });
    expect(articles[0]!.publisher).toBe('Harbour Times');
  });

  it('reads an object under other key names, with HTML in its body', () => {
    expect(only('generic.json')).toMatchObject({
      title: 'Guards checked in Attock',
      publisher: 'Capital Ledger',
      published: '2024-05-07',
      dateline: 'ATTOCK',
      url: 'https://www.capitalledger.example/a',
      text: 'ATTOCK: Guards were checked & sent back.\n\nPolice said so.'
    });
  });

  it('reads a list inside an object and names the rows that hold no text', () => {
    const result = read('list.json');
    expect(result.articles.map((a) => [a.id, a.published])).toEqual([
      ['first', '2024-01-01'],
      ['list-4', '2024-01-04']
    ]);
    expect(named(result)).toEqual([
      ['MissingText', 2],
      ['EmptyArticle', 3]
    ]);
    expect(result.errors[0]!.message).toContain('"note"');
  });

  it('reads JSON Lines around a broken line; a date that could be May or June stays unknown', () => {
    const result = read('rows.jsonl');
    expect(result.articles.map((a) => [a.id, a.published])).toEqual([
      ['row-one', '2024-01-01'],
      ['rows-4', null],
      ['row-one-6', null]
    ]);
    expect(named(result)).toEqual([
      ['NotJson', 3],
      ['MissingText', 5]
    ]);
  });

  it('names a truncated document', () => {
    expect(named(read('truncated.json'))).toEqual([['NotJson', null]]);
  });
});

describe('HTML', () => {
  it('takes metadata from JSON-LD and the main text without navigation, comments and footer', () => {
    const article = only('article.html');
    expect(article).toMatchObject({
      id: 'article',
      title: 'Blast near Chaman wounds four',
      publisher: 'Frontier Wire',
      published: '2023-03-04',
      dateline: 'CHAMAN',
      url: 'https://www.frontierwire.example/chaman'
    });
    expect(article.text.split('\n\n')).toHaveLength(5);
    expect(article.text).toContain('\n\n• The road was closed for two hours\n\n');
    expect(article.text).not.toMatch(/Home|Leave a Comment|©/);
  });

  it('decodes Latin-1 as the page declares it, with OpenGraph metadata', () => {
    const article = only('latin1.html');
    expect(article).toMatchObject({
      title: 'Café bombed in Quetta',
      published: '2022-05-01',
      publisher: 'Frontier Wire'
    });
    expect(article.text).toContain('its owner José said');
  });

  it('names a page without an article', () => {
    expect(named(read('no-article.html'))).toEqual([['EmptyArticle', null]]);
  });
});

describe('feeds', () => {
  it('reads RSS: full content before the summary, file-safe ids, the day as the outlet wrote it', () => {
    const result = read('feed.rss');
    expect(result.articles).toMatchObject([
      {
        id: 'kp-2022-14',
        title: 'Rockets & mortars hit Bara',
        publisher: 'Karakoram Post',
        published: '2022-04-20',
        dateline: 'BARA',
        url: 'https://karakorampost.example/bara',
        text: 'BARA: Two rockets hit a house in Bara on Wednesday.\n\nNobody was hurt.'
      },
      {
        id: 'karakorampost.example-summary',
        published: null,
        text: 'Police in Tank held three men on Monday.'
      }
    ]);
    expect(named(result)).toEqual([['MissingText', 3]]);
  });

  it('reads Atom from a file that ends in .xml', () => {
    expect(only('feed.xml')).toMatchObject({
      id: 'tag-makrangazette.example-2024-1',
      publisher: 'Makran Gazette',
      published: '2024-01-01',
      text: 'GWADAR: The ferry ran again on Monday.\n\nIt carried fish.'
    });
  });

  it('names a feed cut off in its first line', () => {
    expect(named(read('broken.rss'))).toEqual([['BadFeed', null]]);
  });
});

describe('CSV', () => {
  it('maps headings and takes a byte order mark, semicolons, doubled quotes and CRLF', () => {
    const { articles, errors } = read('articles.csv');
    expect(errors).toEqual([]);
    expect(articles).toMatchObject([
      {
        id: '7',
        title: 'Raid in "Kech"',
        published: '2024-01-04',
        publisher: 'Makran Gazette',
        url: 'https://makrangazette.example/7',
        dateline: 'TURBAT',
        text: 'TURBAT: Troops raided a camp; two men died.\n\nIt was Thursday.'
      },
      { id: 'articles-2', title: 'Ferry', published: '2024-01-04', publisher: 'harbourtimes.example' }
    ]);
  });

  it('names the bad rows and reads the others', () => {
    const result = read('bad-rows.csv');
    expect(result.articles.map((a) => a.id)).toEqual(['a', 'd']);
    expect(named(result)).toEqual([
      ['BadCsv', 2],
      ['EmptyArticle', 3]
    ]);
  });

  it('reads on after an unclosed quote', () => {
    const result = read('unclosed-quote.csv');
    expect(result.articles.map((a) => a.id)).toEqual(['a', 'c', 'd']);
    expect(named(result)).toEqual([['BadCsv', 2]]);
  });

  it('takes stray quotes and lines with commas inside a cell for text, and says when rows are lost', () => {
    const csv = (text: string) => readArticles(new TextEncoder().encode(text), 'x.csv');
    const stray = csv(
      'id,text\n1,"The "Wall" fell in Bara, police said.\nTank, Bara\nDir, Swat"\n2,Nothing fell.\n'
    );
    expect(stray.errors).toEqual([]);
    expect(stray.articles.map((a) => a.text)).toEqual([
      'The "Wall" fell in Bara, police said.\n\nTank, Bara\n\nDir, Swat',
      'Nothing fell.'
    ]);
    const lost = csv('id,text\n1,"Two died in Bara.\n2,Nothing fell.\n');
    expect(lost.articles).toEqual([]);
    expect(lost.errors).toMatchObject([
      { name: 'BadCsv', row: 1, message: expect.stringContaining('the rows below it') }
    ]);
  });

  it('says which headings it found when none names a text', () => {
    const [error] = read('no-text.csv').errors;
    expect(error).toMatchObject({ name: 'MissingText', row: null, file: 'no-text.csv' });
    expect(error!.message).toContain('"id", "name", "when"');
    expect(error!.expected).toContain('text, body, content');
  });
});

describe('files that are none of these', () => {
  it.each([
    ['empty.txt', 'EmptyArticle'],
    ['only-furniture.txt', 'EmptyArticle'],
    ['image.txt', 'BinaryFile'],
    ['notes.docx', 'BinaryFile'],
    ['script.py', 'UnknownFormat'],
    ['drawing.xml', 'BadFeed']
  ])('%s is a %s', (name, error) => {
    const result = read(name);
    expect(result.articles).toEqual([]);
    expect(result.errors).toMatchObject([{ name: error, file: name }]);
  });
});
