// What the page needs before its Python listens (about half a second), and the start of that.
const field = document.getElementById('query-file');
const waiting = () => !document.body.dataset.listening;

// A dropped picture would open in place of the page, a pasted one would be lost:
// both go into the file field, where Python looks first.
function keep(event, transfer) {
  if (!waiting() || !transfer) return;
  if (event.type === 'drop') event.preventDefault();
  if (transfer.files.length) field.files = transfer.files;
}

addEventListener('dragover', (event) => waiting() && event.preventDefault());
addEventListener('drop', (event) => keep(event, event.dataTransfer));
addEventListener('paste', (event) => keep(event, event.clipboardData));

// Where no Python starts, no Python can say so. Failed loads do not bubble, hence the capture.
addEventListener('error', (event) => {
  if (!waiting() || event.target.tagName !== 'SCRIPT') return;
  document.body.dataset.state = 'error';
  document.getElementById('status-panel').dataset.kind = 'error';
  document.getElementById('status').textContent =
    'A part of this page could not be loaded. Check the connection and reload the page.';
}, true);

// The page is painted first: on a phone neither PyScript's code nor what it fetches, 22 MB, should hold that up.
// A tab in the background paints nothing.
const painted = new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  if (document.hidden) done();
  addEventListener('visibilitychange', done, {once: true});
});
painted.then(() => document.body.append(Object.assign(document.createElement('script'), {type: 'module', src: 'boot.js'})));
