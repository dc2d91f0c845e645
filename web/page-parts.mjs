// PyScript reads the page's Python and its interpreter by `fetch`, from its first moment on, so this comes before it.
import {insistent} from './again.mjs';

const fetchPlain = globalThis.fetch;
const fetchPart = insistent(fetchPlain);

globalThis.fetch = (input, options) => {
  if (!/\.(json|py|bin|wasm)$/.test(input)) return fetchPlain(input, options);
  const coming = fetchPart(input, options);
  // Told by early.js, or by the page's Python; PyScript may wait for ever.
  coming.catch(({message}) => dispatchEvent(new CustomEvent('partlost', {detail: `${input}: ${message}`})));
  return coming;
};
