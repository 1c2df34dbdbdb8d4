import { describe, expect, it } from 'vitest';
import { readDateline } from '../../../src/lib/server/read/dateline.ts';

describe('readDateline', () => {
  it.each([
    ['ISLAMABAD: The minister spoke.', 'ISLAMABAD', null, null],
    ['BEIJING/ISLAMABAD:', 'BEIJING/ISLAMABAD', null, null],
    ['QUETTA/DERA BUGTI/DERA MURAD JAMALI: Four died.', 'QUETTA/DERA BUGTI/DERA MURAD JAMALI', null, null],
    ['LAKKI MARWAT / BAJAUR: Eight died.', 'LAKKI MARWAT / BAJAUR', null, null],
    ['PESHAWAR – Phones fall silent.', 'PESHAWAR', null, null],
    ['KARACHI -- Ten courts.', 'KARACHI', null, null],
    ['ISLAMABAD - Only one month.', 'ISLAMABAD', null, null],
    ['CHILAS (Indus TV) – A bus fell.', 'CHILAS', 'Indus TV', null],
    ['Karachi, Feb 22 (PTI) Over the past day', 'Karachi', 'PTI', null],
    ['KARACHI, July 28 (ASP) - Gunmen fired.', 'KARACHI', 'ASP', null],
    ['PESHAWAR, Pakistan (AP) — A bomb', 'PESHAWAR, Pakistan', 'AP', null],
    ['LAHORE, (Indus Courier - 10th Sep, 2024) Police', 'LAHORE', 'Indus Courier', '2024-09-10'],
    ['Islamabad: Pakistan said on Monday', 'Islamabad', null, null],
    ['GWADAR, 14 March 2024. Gunmen came at dawn.', 'GWADAR', null, '2024-03-14'],
    ['Gwadar, March 14, 2024', 'Gwadar', null, '2024-03-14'],
    ['HAKKARİ, 14 March 2024', 'HAKKARİ', null, '2024-03-14']
  ])('reads %j', (paragraph, place, credit, published) => {
    expect(readDateline(paragraph)).toEqual({ place, credit, published });
  });

  it.each([
    'Police said that Quetta was quiet.',
    'UPDATE: The toll has risen.',
    'Background: The group is banned.',
    'NACTA said on Monday that 20 had died.',
    'The BLA (Baloch Liberation Army) said so.',
    'PTI lawmaker Jamal Siddiqi spoke.',
    'Gwadar, March 14, 2024 was a day of rain.',
    'GWADAR, March 14. The rain stopped.',
    '• Governor and police chief attend the funeral prayers'
  ])('finds none in %j', (paragraph) => expect(readDateline(paragraph)).toBeNull());
});
