import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { trimMapStyles } from './src/lib/map/trimStyles.ts';
import { precompileMessages } from './src/lib/messages/precompile.ts';

/** Builds the page in one file as a template, `build/onefile.html`; `src/lib/export/html.ts` puts a selection into it. */
const OUT = 'build';
const TEMPLATE = 'onefile.html';

export default defineConfig({
  root: 'src/onefile',
  publicDir: false,
  // The site's own settings are Kit's.
  plugins: [
    precompileMessages(),
    trimMapStyles(),
    mapWorker(),
    withoutRtlText(),
    svelte({ configFile: false, preprocess: vitePreprocess() }),
    viteSingleFile(),
    policy()
  ],
  build: {
    outDir: `../../${OUT}`,
    // The site's pages stand there.
    emptyOutDir: false,
    reportCompressedSize: false
  },
  logLevel: 'warn'
});

/** MapLibre's worker as text in the page, started from a blob: a file has no other file to ask for. */
function mapWorker(): Plugin {
  const asked = 'maplibre-gl/dist/maplibre-gl-worker.mjs';
  const id = '\0map-worker';
  return {
    name: 'dateline:map-worker',
    enforce: 'pre',
    resolveId: (source) => (source === `${asked}?worker&url` ? id : null),
    load(source) {
      if (source !== id) return null;
      const code = readFileSync(createRequire(import.meta.url).resolve(asked), 'utf8');
      const text = JSON.stringify(code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, ''));
      return `export default URL.createObjectURL(new Blob([${text}], { type: 'text/javascript' }));`;
    }
  };
}

/** The plugin for right-to-left names evaluates code, which no policy here allows: they are drawn as the browser shapes them. */
function withoutRtlText(): Plugin {
  const id = '\0no-rtl-text';
  return {
    name: 'dateline:without-rtl-text',
    enforce: 'pre',
    resolveId: (source) => (source.endsWith('mapbox-gl-rtl-text.js?url') ? id : null),
    load: (source) => (source === id ? "export default '';" : null)
  };
}

/** Allows what stands in the page and nothing else: no request leaves it, and no other script runs in it. */
function policy(): Plugin {
  return {
    name: 'dateline:policy',
    enforce: 'post',
    closeBundle() {
      const built = join(import.meta.dirname, OUT, 'index.html');
      const html = readFileSync(built, 'utf8');
      const directives = [
        "default-src 'none'",
        `script-src ${hashesOf(html, 'script')}`,
        `style-src ${hashesOf(html, 'style')}`,
        // Positions of popovers on the map.
        "style-src-attr 'unsafe-inline'",
        'img-src data: blob:',
        'font-src data:',
        // The map's worker and its fonts, which stand in the page.
        'connect-src data: blob:',
        'worker-src data: blob:',
        "base-uri 'none'",
        "form-action 'none'"
      ];
      writeFileSync(built, html.replace('%POLICY%', directives.join('; ')));
      renameSync(built, join(import.meta.dirname, OUT, TEMPLATE));
    }
  };
}

function hashesOf(html: string, tag: string): string {
  const found = [...html.matchAll(new RegExp(`<${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))];
  const hashes = found.map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  );
  if (hashes.length === 0) throw new Error(`the built page has no <${tag}>`);
  return hashes.join(' ');
}
