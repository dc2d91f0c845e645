// Records what the workers answer the page, or answers by such a record without any worker (recorded.py).
(record) => {
  // By worker, function and what it was given: the answers in turn, each with what was told meanwhile.
  const calls = record ?? {};

  // Without the number of a search, and without what comes in parts as the clock or the screen cuts them.
  function key(code, name, given) {
    const asked = ['mine_add', 'duplicates_copies'].includes(name) ? [] : given.slice(typeof given[0] === 'number');
    return JSON.stringify([code, name, ...asked], (_, one) => one instanceof Blob ? one.name : one);
  }

  function recorded(code, worker) {
    const underWay = [];
    const ask = (name) => async (...given) => {
      const call = {told: []}, asked = key(code, name, given);
      if (name !== 'health') underWay.push(call);
      const answer = await worker.sync[name](...given);
      call.answer = structuredClone(answer); // the page takes parts out of it
      if (name !== 'health') underWay.splice(underWay.indexOf(call), 1);
      (calls[asked] ??= []).push(call);
      return answer;
    };
    const hear = (name, callback) => (...said) => {
      underWay.at(-1)?.told.push([name, structuredClone(said)]);
      return callback(...said);
    };
    const sync = new Proxy({}, {
      get: (_, name) => ask(name),
      set: (_, name, callback) => (worker.sync[name] = hear(name, callback), true),
    });
    return {sync, ready: worker.ready, terminate: () => worker.terminate()};
  }

  function answering(script) {
    const heard = {}, code = script.getAttribute('src');
    const ask = (name) => async (...given) => {
      const asked = key(code, name, given), answers = calls[asked];
      if (!answers) throw console.error(`no answer was recorded for ${asked}`);
      await reading(name, given);
      if (name === 'duplicates_copies') return Object.assign({}, ...answers.map(({answer}) => structuredClone(answer)));
      const {told, answer} = structuredClone(answers.length > 1 ? answers.shift() : answers[0]);
      const isNumber = (one) => typeof one === 'number' && typeof given[0] === 'number';
      for (const [what, said] of told) heard[what](...(isNumber(said[0]) ? said.with(0, given[0]) : said));
      if (isNumber(answer?.ticket)) answer.ticket = given[0];
      return answer;
    };
    // A test that holds what a worker reads sees the page wait for it, here as well.
    const ready = Promise.all(['runtime/pyodide.mjs', script.getAttribute('config')].map((one) => fetch(one)));
    return {sync: new Proxy(heard, {get: (_, name) => ask(name)}), ready, terminate() {}};
  }

  async function reading(name, [, source]) {
    if (name === 'search' && typeof source === 'string') await fetch(source);
    if (name === 'duplicates') await fetch('demo/index/manifest.json');
  }

  if (record) {
    const {append} = Element.prototype;
    Element.prototype.append = function (...nodes) {
      const [one] = nodes;
      if (one?.localName === 'script' && one.hasAttribute('worker')) one.xworker = answering(one);
      else append.apply(this, nodes);
    };
  } else {
    globalThis.recordedCalls = calls;
    const {defineProperty} = Object;
    // By this PyScript hands over the worker that it has made.
    Object.defineProperty = (one, name, how) =>
      defineProperty(one, name, name === 'xworker' ? {value: recorded(one.getAttribute('src'), how.value)} : how);
  }
}
