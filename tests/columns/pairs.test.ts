import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCoder } from '../../src/lib/columns/pairs.ts';

it('codes pairs as a map would, in the order in which they come, however many there are', () => {
  const number = fc.oneof(fc.nat(3), fc.nat(0xffff), fc.integer({ min: 0, max: 0xffffffff }));
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number)), fc.nat(4000), (some, more) => {
      const pairs = [
        ...some,
        ...Array.from({ length: more }, (_, i): [number, number] => [i % 63, i]),
        ...some
      ];
      const [coder, known] = [createCoder(), new Map<string, number>()];
      for (const [upper, lower] of pairs) {
        const key = `${upper} ${lower}`;
        if (!known.has(key)) known.set(key, known.size);
        if (coder.codeOf(upper, lower) !== known.get(key)) throw new Error(`another code for ${key}`);
      }
      const { length, upper, lower } = coder.pairs();
      expect(length).toBe(known.size);
      expect([...upper].map((value, code) => `${value} ${lower[code]}`)).toEqual([...known.keys()]);
    }),
    { numRuns: 15 }
  );
});
