// The address of the site: the worker itself is made from a blob, and has none.
export const address = new URL('..', import.meta.url).href;

// What is not needed at every visit is loaded by its path in the site.
export const load = (path) => import(new URL(path, address));
