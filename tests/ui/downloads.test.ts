import { expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../src/lib/export/index.ts';
import { DOWNLOADS } from '../../src/lib/ui/downloads.ts';

it('offers formats that there are, each once', () => {
  expect(new Set(DOWNLOADS).size).toBe(DOWNLOADS.length);
  for (const file of DOWNLOADS)
    expect(
      EXPORT_FORMATS.some((format) => format.file === file),
      file
    ).toBe(true);
});
