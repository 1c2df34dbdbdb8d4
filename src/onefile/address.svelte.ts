/** What the page shows, as the part of its address after the `#`: all that a file may change of it. */
export interface Address {
  readonly query: URLSearchParams;
  /** `replace` leaves no step for the back button. */
  show(query: URLSearchParams, replace?: boolean): void;
}

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
    }
  };
}

function parse(text: string): URLSearchParams {
  return new URLSearchParams(text);
}
