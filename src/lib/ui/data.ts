/** What a page depends on when it shows anything of the store; invalidated when that has changed. */
export const DATA = 'dateline:data';
