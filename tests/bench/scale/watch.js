// Runs in the page before its own code: writes down when a picture is dropped and what the page does then, and tells
// it in the console. Times are taken here, so that the way to the measuring program does not count.
(() => {
  let drop = null, opened = false;
  const tell = facts => console.debug(`bench ${JSON.stringify(facts)}`);
  addEventListener('drop', () => { drop = {at: performance.now()}; }, true);
  const cards = () => [...document.querySelectorAll('#results > *')].map(card => ({...card.dataset}));
  const told = () => document.querySelector('[role=status]')?.textContent ?? '';
  new MutationObserver(() => {
    const now = performance.now(), state = document.body?.dataset.state;
    if (drop && !drop.first && drop.busy && document.querySelector('#results > *')) drop.first = now - drop.at;
    if (state === 'searching' && drop) drop.busy = true;
    if (state === 'ready' && !opened) {
      opened = true;
      tell({ready: performance.timeOrigin + now, since: now});
    }
    if (state === 'done' && drop?.busy) {
      tell({done: now - drop.at, first: drop.first ?? now - drop.at, cards: cards()});
      drop = null;
    }
    if (state === 'error') tell({error: told()});
  }).observe(document, {subtree: true, childList: true, attributeFilter: ['data-state']});
})();
