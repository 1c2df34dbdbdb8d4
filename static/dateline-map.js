// <script src="https://…/dateline-map.js"></script> and then
// <dateline-map filter="admin1=PK-BA" height="520"></dateline-map>: the map of the server that this file came from.
// Attributes: `filter` (a query as in the map's address), `view` (lng,lat,zoom), `height` in pixels, `src` for another
// server. Events, each with its message in `detail`: dateline-ready, dateline-view, dateline-select.
(() => {
  const ORIGIN = new URL(document.currentScript.src).origin;
  const SHOWN = ['view', 'shade', 'per', 'disagree'];

  class DatelineMap extends HTMLElement {
    static observedAttributes = ['filter', 'src', 'height', ...SHOWN];
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
      if (name === 'filter') {
        this.#frame.contentWindow?.postMessage({ type: 'dateline:show', query: this.filter }, this.#origin);
      } else this.#load();
    }

    #load() {
      const query = new URLSearchParams(this.filter);
      for (const name of SHOWN) if (this.hasAttribute(name)) query.set(name, this.getAttribute(name));
      const height = Number(this.getAttribute('height'));
      this.#frame.height = String(height > 0 ? height : 520);
      this.#frame.src = `${this.#origin}/embed?${query}`;
    }
  }

  if (!customElements.get('dateline-map')) customElements.define('dateline-map', DatelineMap);
})();
