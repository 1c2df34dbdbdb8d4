/** What the page shows, as the part of its address after the `#`: all that a file may change of it. */
export interface Address {
  readonly query: URLSearchParams;
  /** `replace` leaves no step for the back button. */
  show(query: URLSearchParams, replace?: boolean): void;
  /** The query with a part set, or without it where the value is null. */
  withPart(name: string, value: string | null): URLSearchParams;
}

/** Parts of the address that say what the file shows instead of its map. */
export const PAGES = { story: 'story', notes: 'notes' } as const;

export function useAddress(): Address {
  let text = $state(location.hash.slice(1));

  // Follows the back button, and a link with another part after the `#`.
  $effect(() => {
    const follow = () => (text = location.hash.slice(1));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  });

  const query = $derived(parse(text));
  return {
    get query() {
      return query;
    },
    show(next, replace = false) {
      text = next.toString();
      if (replace) history.replaceState(null, '', `#${text}`);
      else history.pushState(null, '', `#${text}`);
    },
    withPart(name, value) {
      const others = [...query].filter(([other]) => other !== name);
      return new URLSearchParams(value === null ? others : [...others, [name, value]]);
    }
  };
}

function parse(text: string): URLSearchParams {
  return new URLSearchParams(text);
}
