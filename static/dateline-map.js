// <script src="https://…/dateline-map.js"></script> and then
// <dateline-map filter="admin1=PK-BA" height="520"></dateline-map>: the map of the server that this file came from.
// Attributes: `filter` (a query as in the map's address), `view` (lng,lat,zoom), `height` in pixels, `src` for another
// server; `asof` (a day, YYYY-MM-DD) or `version` (of the data), and what is shown and how: `legend`, `timeline`, `panel` (on or off; the name
// alone is on), `title`, `theme` (light or dark), `lang`, `interaction="click"`. Events, each with its message in `detail`: dateline-ready, dateline-view, dateline-select.
(() => {
  const ORIGIN = new URL(document.currentScript.src).origin;
  const FLAGS = ['legend', 'timeline', 'panel', 'disagree'];
  const SHOWN = ['view', 'version', 'shade', 'per', 'title', 'theme', 'lang', 'interaction', ...FLAGS];

  class DatelineMap extends HTMLElement {
    static observedAttributes = ['filter', 'asof', 'src', 'height', ...SHOWN];
    #frame = document.createElement('iframe');
    #onMessage = (event) => {
      if (event.source !== this.#frame.contentWindow || event.origin !== this.#origin) return;
      const type = event.data?.type;
      if (typeof type !== 'string' || !/^dateline:(ready|view|select)$/.test(type)) return;
      this.dispatchEvent(new CustomEvent(type.replace(':', '-'), { detail: event.data, bubbles: true }));
    };

    constructor() {
      super();
      this.#frame.title = 'Dateline map';
      this.#frame.loading = 'lazy';
      this.#frame.allow = 'fullscreen';
      this.#frame.style.cssText = 'width:100%;border:0;display:block';
      this.attachShadow({ mode: 'open' }).append(this.#frame);
    }

    get #origin() {
      return new URL(this.getAttribute('src') || ORIGIN, location.href).origin;
    }

    /** A query as in the map's address; setting it changes the map without loading it again. */
    get filter() {
      return this.getAttribute('filter') ?? '';
    }
    set filter(query) {
      this.setAttribute('filter', query);
    }

    connectedCallback() {
      this.style.display ||= 'block';
      addEventListener('message', this.#onMessage);
      this.#load();
    }

    disconnectedCallback() {
      removeEventListener('message', this.#onMessage);
    }

    attributeChangedCallback(name, was, is) {
      if (!this.isConnected || was === is) return;
      if (name === 'filter' || name === 'asof') {
        const query = this.#filter().toString();
        this.#frame.contentWindow?.postMessage({ type: 'dateline:show', query }, this.#origin);
      } else this.#load();
    }

    #filter() {
      const query = new URLSearchParams(this.filter);
      if (this.hasAttribute('asof')) query.set('asOf', this.getAttribute('asof'));
      return query;
    }

    #load() {
      const query = this.#filter();
      for (const name of SHOWN) {
        const value = this.getAttribute(name);
        if (value !== null) query.set(name, value === '' && FLAGS.includes(name) ? 'on' : value);
      }
      this.#frame.title = this.getAttribute('title') || 'Dateline map';
      const height = Number(this.getAttribute('height'));
      this.#frame.height = String(height > 0 ? height : 520);
      this.#frame.src = `${this.#origin}/embed?${query}`;
    }
  }

  if (!customElements.get('dateline-map')) customElements.define('dateline-map', DatelineMap);
})();
