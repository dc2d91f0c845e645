// The texts of the page in its language (language.js), told by Project Fluent: those of the HTML, and those that the page's
// Python asks for.
import '../fluent/fluent-bundle.js';
import {again, checked} from '../again.mjs';

const {FluentBundle, FluentResource} = globalThis.FluentBundle;
const {language} = window;
// Without the marks that keep directions of writing apart, for texts are compared, and saved in tables.
const bundle = new FluentBundle(language.tag, {useIsolating: false});

async function read() {
  const address = new URL(`../locales/${language.code}.bin`, import.meta.url);
  const {body} = await again(async (limit) => checked(await fetch(address, limit)));
  const text = await new Response(body.pipeThrough(new DecompressionStream('gzip'))).text();
  bundle.addResource(new FluentResource(text));
}

// Returns the text of a key; `values` is JSON. What is missing is a fault of the page.
language.text = (key, values) => {
  const pattern = bundle.getMessage(key)?.value;
  if (!pattern) throw new Error(`there is no text ${key}`);
  const errors = [];
  const said = bundle.formatPattern(pattern, JSON.parse(values), errors);
  if (errors.length) throw new Error(`${key}: ${errors[0].message}`);
  return said;
};

language.upper = (letter) => letter.toLocaleUpperCase(language.tag);

async function translate() {
  const {default: CachedAsyncIterable} = await import('../fluent/cached_async_iterable.mjs');
  globalThis.CachedIterable = {CachedAsyncIterable}; // where fluent-dom.js looks for it
  await import('../fluent/fluent-dom.js');
  const texts = new globalThis.FluentDOM.DOMLocalization([], async function* bundles() {
    yield bundle;
  });
  const templates = [...document.querySelectorAll('template')].map(({content}) => content);
  await Promise.all([document.documentElement, ...templates].map((part) => texts.translateFragment(part)));
}

async function begin() {
  try {
    await read();
    if (language.code === 'en') return;
    if (document.readyState === 'loading') {
      await new Promise((done) => addEventListener('DOMContentLoaded', done, {once: true}));
    }
    await translate();
  } finally {
    // English, where the texts did not come: that they did not has to be seen.
    language.shown();
  }
}

// Settled once texts can be asked for.
export const ready = begin();
