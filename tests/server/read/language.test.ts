import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/lib/server/read/language.ts';

describe('detectLanguage', () => {
  it.each([
    [
      'en',
      'Unidentified gunmen shot dead a contractor, identified as Ghulam Qadir Marri (40), near Basima bazaar in Washuk.'
    ],
    [
      'en',
      'Two Chinese nationals were killed when a bomb went off near Jinnah International Airport in Karachi, officials said on Monday.'
    ],
    [
      'ur',
      'کراچی میں ایئرپورٹ کے قریب دھماکے میں دو چینی شہری ہلاک اور کم از کم دس افراد زخمی ہو گئے، پولیس نے بتایا۔'
    ],
    [
      'fr',
      'Deux ressortissants chinois ont été tués dans une explosion près de l’aéroport international de Karachi, ont annoncé les autorités.'
    ],
    ['en', 'Quetta, Turbat, Gwadar']
  ])('says %s', (language, text) => expect(detectLanguage(text)).toBe(language));

  it('believes what is declared only where the words are too few', () => {
    expect(detectLanguage('Ataque en Quetta', 'es')).toBe('es');
    expect(
      detectLanguage(
        'The bus was on its way from the camp to the dam when it fell into a ravine near the river, and nine died.',
        'ur'
      )
    ).toBe('en');
  });
});
