import { expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../src/lib/export/index.ts';
import { DOWNLOADS } from '../../src/lib/ui/downloads.ts';

it('offers formats that there are, each once', () => {
  const files = DOWNLOADS.map(([file]) => file);
  expect(new Set(files).size).toBe(files.length);
  for (const file of files)
    expect(
      EXPORT_FORMATS.some((format) => format.file === file),
      file
    ).toBe(true);
});
