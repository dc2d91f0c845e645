// The language of the page, before anything is painted: that of ?lang=, else the one that was chosen here, else the first
// of the browser's that there is. Its texts come by page/language.mjs; those in the HTML are English.
{
  const TAGS = {en: 'en', de: 'de', ja: 'ja', ko: 'ko', ru: 'ru', zh: 'zh-Hans'};
  const STORE = `echoimage ${new URL('.', location).href} language`;
  const root = document.documentElement;

  const known = (tag) => [String(tag).toLowerCase().split(/[-_]/)[0]].find((code) => Object.hasOwn(TAGS, code));
  function remembered() {
    try {
      return localStorage.getItem(STORE);
    } catch {
      return null; // this browser keeps nothing
    }
  }
  const asked = new URLSearchParams(location.search).get('lang');
  const code = [asked, remembered(), ...navigator.languages].map(known).find(Boolean) ?? 'en';

  function choose(chosen) {
    try {
      localStorage.setItem(STORE, chosen);
    } catch {
      // the address says it, then
    }
    const here = new URL(location);
    if (asked || remembered() !== chosen) here.searchParams.set('lang', chosen);
    if (here.href === location.href) location.reload();
    else location.replace(here);
  }
  function forget() {
    try {
      localStorage.removeItem(STORE);
    } catch {
      // where nothing is kept, there is nothing
    }
  }

  root.lang = TAGS[code];
  const shown = () => root.removeAttribute('data-translating');
  window.language = {code, tag: TAGS[code], choose, forget, shown};
  if (code !== 'en') {
    // English for a moment, and then another language, would be read twice.
    root.dataset.translating = 'yes';
    import('./page/language.mjs').catch(shown);
  }
}
