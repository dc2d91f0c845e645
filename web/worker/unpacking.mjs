// On the page: lets a side worker fetch and unpack the runtime from the first moment, while PyScript and MicroPython
// start, and connects it with the worker that will run Python as soon as that one asks.

function start() {
  const unpacking = new Worker(new URL('./unpack.mjs', import.meta.url), {type: 'module'});
  const broken = new Promise((resolve) => {
    unpacking.onerror = (event) => resolve(event.message ?? 'worker/unpack.mjs could not be loaded');
  });
  return {unpacking, broken};
}

let started = start();

export function handOver(worker) {
  worker.addEventListener('message', ({data}) => {
    if (data?.boot) worker.lastBoot = data.boot; // for the page's Python, which may begin to listen later
    if (data !== 'runtime') return;
    const {unpacking, broken} = started ?? start();
    started = undefined; // the parts are moved, not copied: a worker started later needs its own
    const {port1, port2} = new MessageChannel();
    unpacking.postMessage(port1, [port1]);
    worker.postMessage({runtime: port2}, [port2]);
    broken.then((text) => worker.postMessage({broken: text}));
  });
}
