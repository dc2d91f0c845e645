// The address of the site: the worker itself is made from a blob, and has none.
export const address = new URL('..', import.meta.url).href;
