// What may become code or markup on this page (Trusted Types): workers and scripts of this site, and no markup at all.
// The page's policy refuses everything that this default policy gives nothing for.
globalThis.trustedTypes?.createPolicy('default', {
  createScriptURL(text) {
    const {href, origin, protocol} = new URL(text, document.baseURI);
    // PyScript makes its workers from blobs of its own.
    const ours = href.startsWith(new URL('./', document.baseURI).href);
    return origin === location.origin && (ours || protocol === 'blob:') ? text : undefined;
  },
  // Of a picture that is dropped from another page the address is looked up in a document that is never shown.
  createHTML: (text, _type, sink) => (sink === 'DOMParser parseFromString' ? text : undefined),
});
