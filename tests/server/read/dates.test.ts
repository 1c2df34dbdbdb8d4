import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/lib/server/read/dates.ts';

describe('parseDay', () => {
  it.each([
    ['2024-03-26', '2024-03-26'],
    ['2026-02-05T16:32:10.000Z', '2026-02-05'],
    ['2023-03-04T23:30:00+05:00', '2023-03-04'],
    ['20240326', '2024-03-26'],
    ['2024/3/6', '2024-03-06'],
    ['Wed, 20 Mar 2024 22:10:00 +0500', '2024-03-20'],
    ['May 19, 2017', '2017-05-19'],
    ['Tuesday, March 26th 2024', '2024-03-26'],
    ['22 June 2024', '2024-06-22'],
    ['7th Nov, 2024', '2024-11-07'],
    ['1st of Sept. 2021', '2021-09-01'],
    ['13-Aug-2023', '2023-08-13'],
    ['26/03/2024', '2024-03-26'],
    ['03/26/2024', '2024-03-26'],
    ['1711411200', '2024-03-26']
  ])('reads %s', (written, day) => expect(parseDay(written)).toBe(day));

  it.each([
    '05/06/2024',
    '5 sec ago',
    'Feb 22',
    '2024',
    '2024-02-30',
    '31 June 2024',
    '',
    'Wednesday',
    '1234567'
  ])('says nothing for %j', (written) => expect(parseDay(written)).toBeNull());

  it('reads seconds and milliseconds since 1970', () => {
    expect(parseDay(1711411200)).toBe('2024-03-26');
    expect(parseDay(1711411200000)).toBe('2024-03-26');
    expect(parseDay(2024)).toBeNull();
  });
});
