import { describe, expect, it } from 'vitest';
import { dropFurniture, furnitureRule } from '../../../src/lib/server/read/furniture.ts';
import { toLines } from '../../../src/lib/server/read/lines.ts';

describe('furnitureRule', () => {
  it.each([
    ['Short Url', 'short url'],
    ['https://x.example Short Url', null],
    ['Follow', 'follow'],
    ['Follow the money, an official of the State Bank said.', null],
    ['Copy Link', 'copy link'],
    ['Subscribe', 'subscribe'],
    ['Subscribe to our newsletter', 'subscribe'],
    ['Share this on Facebook', 'share'],
    ['Share prices fell in Karachi on Monday.', null],
    ['Facebook | Twitter | WhatsApp', 'networks'],
    ['Updated 5 sec ago', 'updated'],
    ['Updated 22 June 2024', 'updated'],
    ['Updated 16 Jan, 2025 09:55am', 'updated'],
    ['Updated rules for the escort of foreigners took effect in Sindh.', null],
    ['(@ChaudhryMAli88)', 'handle'],
    ['READ: Bodies of labourers sent home', 'other story'],
    ['Also read: Karachi blast kills two', 'other story'],
    ['Read the order, police told the guards of the mill.', null],
    ['Leave a Comment', 'comment form'],
    ['Your email address will not be published. Required fields are marked *', 'comment form'],
    ['Was this story of use to you?', 'feedback'],
    ['0 Reader Remark(s)', 'comment count'],
    ['House Rules * Must be filled in 1500 / 1500', 'house rules'],
    ['We use cookies to improve your experience. Accept', 'cookies'],
    ['Advertisement', 'advertisement'],
    ['More later…', null],
    ['Gunfight in Quetta', null]
  ])('%j → %s', (line, rule) => expect(furnitureRule(line)).toBe(rule));
});

describe('dropFurniture', () => {
  const kept = (text: string) => dropFurniture(toLines(text)).map((line) => line.text);

  it('cuts what follows a comment form when it is no prose', () => {
    expect(kept('Two died in Bara.\n\nLeave a Comment\n\nGuest\n\nSad news.')).toEqual(['Two died in Bara.']);
  });

  it('never cuts prose that follows a heading or footer', () => {
    const prose =
      `${'The levies searched the hills around Bara for the men who had fired on the post and fled. '.repeat(3)}`.trim();
    expect(kept(`Two died in Bara.\n\nOpinion\n\n${prose}`)).toContain(prose);
    expect(kept(`Two died.\n\nPublished in Dawn, May 5th, 2024\n\n${prose}`)).toEqual(['Two died.', prose]);
  });
});
