// The top of the page without Python: which task is shown, the row that stays in sight, and what only the moment of a
// drop can tell. Python reads the rest by `window.front`.
{
  const {body} = document;

  // What is asked of the browser's storage gives null where it keeps nothing.
  function attempt(action) {
    try {
      return action() ?? null;
    } catch {
      return null;
    }
  }

  const languages = document.getElementById('language');
  languages.value = window.language.code;
  languages.addEventListener('change', async () => {
    // A picture that was chosen is not asked for a second time.
    await import('./page/query/recent.mjs').then(({keepQuery}) => keepQuery()).catch(() => null);
    window.language.choose(languages.value);
  });

  // Anything but these tasks is to find; a link of the browser's own, so that Back works.
  function asked(address) {
    const {hash} = new URL(address);
    return ['#compare', '#duplicates'].includes(hash) ? hash.slice(1) : 'find';
  }
  // In Find the title tells the answer, as Python says; in the other tasks what is done there.
  let found = '';
  function showTitle(words = found) {
    found = words;
    const heading = document.querySelector(`[data-of="${body.dataset.task}"] h1`).textContent;
    const other = () => window.language.text('answer-page', JSON.stringify({answer: heading}));
    if (found) document.title = body.dataset.task === 'find' ? found : other();
  }
  function showTask(task) {
    body.dataset.task = task;
    for (const part of document.querySelectorAll('[data-of]')) part.hidden = part.dataset.of !== task;
    for (const link of document.querySelectorAll('.tasks a')) {
      if (link.hash === `#${task}`) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    showTitle();
  }
  // By the address of the event: another entry of the history may have taken its place by the time the event comes.
  addEventListener('hashchange', ({newURL}) => showTask(asked(newURL)));
  showTask(asked(location));

  // The keys, on "?". Whoever speaks to the computer, or rests a hand on it, may have those switched off that need no
  // Ctrl: "off" in the page's own storage, where there is any, and in data-keys for Python.
  const keys = document.getElementById('keys');
  const single = document.getElementById('keys-single');
  const SINGLE = `echoimage ${new URL('.', location).href} keys`;
  function useKeys(used) {
    single.checked = used;
    body.dataset.keys = used ? 'on' : 'off';
  }
  useKeys(attempt(() => localStorage.getItem(SINGLE)) !== 'off');
  single.addEventListener('change', () => {
    useKeys(single.checked);
    attempt(() => localStorage.setItem(SINGLE, body.dataset.keys));
  });
  document.getElementById('keys-open').addEventListener('click', () => keys.showModal());
  addEventListener('keydown', (event) => {
    if (event.key !== '?' || body.dataset.keys === 'off' || document.querySelector('dialog[open]')) return;
    if (event.target.matches('input, select')) return;
    event.preventDefault();
    keys.showModal();
  });

  // Small screens: the choice of the collection unfolds, and the picture stays in sight as a row.
  const toggle = document.getElementById('where-toggle');
  toggle.addEventListener('click', () => {
    const open = toggle.getAttribute('aria-expanded') !== 'true';
    toggle.setAttribute('aria-expanded', open);
    document.getElementById('where').toggleAttribute('data-open', open);
  });
  new IntersectionObserver(([stage]) => body.toggleAttribute('data-past-stage', !stage.isIntersecting && stage.boundingClientRect.top < 0))
    .observe(document.querySelector('.stage'));

  // The frame is as good as its button, for whoever points.
  document.querySelector('.frame').addEventListener('click', () => document.getElementById('query-file').click());

  // Where the answer stands below the picture it is scrolled into sight, once it has its place: what moves while the page
  // scrolls would count as a jump.
  const small = matchMedia('(max-width: 59.99rem)');
  const showAnswer = () => small.matches && requestAnimationFrame(
    () => requestAnimationFrame(() => document.getElementById('status-panel').scrollIntoView()),
  );

  // An example that is chosen before Python listens is shown, and searched as soon as possible.
  document.getElementById('examples')?.addEventListener('click', ({target}) => {
    const button = target.closest('button');
    if (!button || body.dataset.listening) return;
    body.dataset.wish = button.dataset.file;
    const picture = document.getElementById('query-picture');
    Object.assign(picture, {src: button.dataset.file, hidden: false});
    body.dataset.query = 'yes';
    // The button that was pressed is gone; the focus is where the answer will be.
    document.getElementById('status-panel').focus();
  });

  // What is dropped can be asked for its folders at that moment alone. A handle can be kept for the next visit.
  const handleOf = (item) => item.getAsFileSystemHandle?.().catch(() => null) ?? null;
  function dropped({items}) {
    const files = [...items].filter(({kind}) => kind === 'file');
    return files.map((item) => ({entry: item.webkitGetAsEntry(), file: item.getAsFile(), handle: handleOf(item)}))
      .filter(({entry, file}) => entry || file)
      .map(({entry, file, handle}) => ({folder: entry?.isDirectory ?? false, entry, file, handle, name: entry?.name ?? file.name}));
  }

  const quietly = (promise, otherwise = null) => promise.catch(() => otherwise);
  // Folders that may be read again at the next visit; most visitors have none, and the page starts without that module.
  const FOLDERS = `echoimage ${new URL('.', location).href} folders`;
  const handles = () => import('./page/collection/handles.mjs');
  async function kept() {
    const there = (await indexedDB.databases()).some(({name}) => name === FOLDERS);
    return there ? (await handles()).kept() : [];
  }
  const allowed = async (handle, mode = 'read') => (await handle.requestPermission({mode})) === 'granted';

  // A small copy of a picture, for a row of many: of the whole one nothing stays in memory. Null where the browser cannot
  // read it.
  const SMALL = 112; // pixels high: 56 on a screen with two for one
  async function smallCopy(picture) {
    const read = await createImageBitmap(picture, {resizeHeight: SMALL, resizeQuality: 'medium'});
    const canvas = new OffscreenCanvas(read.width, read.height);
    canvas.getContext('bitmaprenderer').transferFromImageBitmap(read);
    return canvas.convertToBlob({type: 'image/webp'});
  }

  // Pairs of pictures that are no duplicates, as the visitor has said, a pair a line; stored where `pairs` is no null. Null
  // where the browser keeps nothing.
  const NOT_DUPLICATES = `echoimage ${new URL('.', location).href} not duplicates`;
  function notDuplicates(pairs) {
    return attempt(() => {
      if (pairs != null) localStorage.setItem(NOT_DUPLICATES, pairs);
      return localStorage.getItem(NOT_DUPLICATES) ?? '';
    });
  }
  // The last queries (page/query/recent.mjs), for which there is room from the first paint on; and whether one of them is
  // to be searched again after a reload.
  const RECENT = `echoimage ${new URL('.', location).href} recent`;
  document.getElementById('recent').hidden = attempt(() => localStorage.getItem(RECENT)) === null;
  async function forget() {
    window.language.forget();
    for (const name of [NOT_DUPLICATES, SINGLE, RECENT]) attempt(() => localStorage.removeItem(name));
    const {remove} = await import('./page/object_store.mjs');
    await Promise.all([FOLDERS, RECENT].map(remove));
  }

  window.front = {
    dropped,
    notDuplicates,
    showAnswer,
    smallCopy: (picture) => quietly(smallCopy(picture)),
    showTask,
    showTitle,
    lists: () => import('./page/collection/folders.mjs'),
    pick: () => (window.showDirectoryPicker ? quietly(showDirectoryPicker({mode: 'read'}), null) : null),
    canPick: () => Boolean(window.showDirectoryPicker),
    keep: (name, handle) => quietly(handles().then((all) => all.keep(name, handle))),
    drop: (name) => quietly(handles().then((all) => all.drop(name))),
    kept: () => quietly(kept(), []),
    nameOf: (handle) => quietly(handles().then((all) => all.nameOf(handle)), ''),
    forget: () => quietly(forget()),
    allowed: (handle, mode) => quietly(allowed(handle, mode), false),
    learned: () => import('./page/offline/learned.mjs'),
    recent: () => import('./page/query/recent.mjs'),
    isAgain: () => attempt(() => sessionStorage.getItem(`${RECENT} again`)) !== null,
    proof: () => import('./page/proof/encode.mjs'),
    moving: () => import('./page/duplicates/moving.mjs'),
  };
}
