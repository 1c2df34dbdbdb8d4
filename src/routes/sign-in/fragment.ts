/** An address with a fragment, where it has none of its own. */
export function withFragment(address: string, fragment: string): string {
  return address.includes('#') ? address : address + fragment;
}
