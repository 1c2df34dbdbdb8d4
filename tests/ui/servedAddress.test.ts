import { describe, expect, test } from 'vitest';
import { servedAddress } from '../../src/lib/ui/servedAddress.ts';

const timing = (...names: string[]) => ({
  getEntriesByType: (type: string) => (type === 'navigation' ? names.map((name) => ({ name })) : []) as never
});

describe('the address that was served', () => {
  test('is the path and query of the document, without its fragment', () => {
    expect(servedAddress(timing('https://map.example/compare?from=2024-01-01#top'))).toBe(
      '/compare?from=2024-01-01'
    );
  });

  test('is not known where the browser does not say, or says no address', () => {
    expect(servedAddress(timing())).toBeNull();
    expect(servedAddress(timing(''))).toBeNull();
    expect(servedAddress(timing('document'))).toBeNull();
  });
});
