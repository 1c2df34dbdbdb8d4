const STYLES = /\/maplibre-gl\/dist\/maplibre-gl\.css$/;

/** What MapLibre has and no map here, with the classes that are its own. */
export const UNUSED = {
  CooperativeGesturesHandler: 'cooperative-gesture-screen',
  FullscreenControl: 'ctrl-(?:fullscreen|shrink)',
  GeolocateControl: '(?:ctrl-geolocate|user-location)',
  GlobeControl: 'ctrl-globe',
  LogoControl: 'ctrl-logo',
  Popup: 'popup',
  TerrainControl: 'ctrl-terrain',
  // The zoom's buttons are opened without one.
  compass: 'ctrl-compass'
} as const;
const OF_UNUSED = new RegExp(`\\.maplibregl-(?:${Object.values(UNUSED).join('|')})`);

/** Leaves the rules for what no map here has out of MapLibre's style sheet: most of it are pictures of buttons. */
export function trimMapStyles() {
  return {
    name: 'trim-map-styles',
    enforce: 'pre' as const,
    transform: (code: string, id: string) => (STYLES.test(id) ? { code: trimStyles(code), map: null } : null)
  };
}

/** A style sheet without the rules for what is unused, and without what has become empty by that. */
export function trimStyles(css: string): string {
  return rulesOf(css)
    .map(([head, body]) => {
      const inner = /^@(?:media|supports)/.test(head) ? trimStyles(body) : body;
      const heads = head.startsWith('@') ? [head] : head.split(',').filter((one) => !OF_UNUSED.test(one));
      return heads.length === 0 || inner === '' ? '' : `${heads.join(',')}{${inner}}`;
    })
    .join('');
}

/** The outermost rules. @throws where one is not closed, or is no rule with a block */
function rulesOf(css: string): [head: string, body: string][] {
  const rules: [string, string][] = [];
  let [start, open, depth] = [0, 0, 0];
  // Texts and comments may hold braces of their own.
  for (const { 0: sign, index } of css.matchAll(/"(?:[^"\\]|\\.)*"|\/\*[^]*?\*\/|[{}]/g)) {
    if (sign === '{' && depth++ === 0) open = index;
    if (sign !== '}' || --depth > 0) continue;
    rules.push([css.slice(start, open).trim(), css.slice(open + 1, index)]);
    start = index + 1;
  }
  const rest = css
    .slice(start)
    .replace(/\/\*[^]*?\*\//g, '')
    .trim();
  if (depth !== 0 || rest !== '') throw new Error(`a style sheet ends within a rule: ${rest.slice(0, 60)}`);
  return rules;
}
