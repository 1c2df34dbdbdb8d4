/**
 * The version of the data that a page's address is fixed to, as a part of its query: everything that is reached from the
 * page keeps it. Nothing where the page shows what is known now.
 */
export function pinned(url: URL): [name: string, value: string][] {
  const version = pinnedVersion(url);
  return version === null ? [] : [['version', version]];
}

/** The same address for what is known now. */
export function unpinned(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  query.delete('version');
  return query.size > 0 ? `${url.pathname}?${query}` : url.pathname;
}

export function pinnedVersion(url: URL): string | null {
  return url.searchParams.get('version');
}
