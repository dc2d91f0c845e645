// What the page needs before its Python listens (less than a second), and the start of that.
const field = document.getElementById('query-file');
// A link brings its picture: the page has the room for an answer from its first paint on.
if (new URLSearchParams(location.search).get('q')) document.body.dataset.query = 'yes';
const waiting = () => !document.body.dataset.listening;

// A dropped picture would open in place of the page, a pasted one would be lost:
// both go into the file field, where Python looks first; a folder, which no field takes, is kept beside it.
function keep(event, transfer) {
  if (!waiting() || !transfer) return;
  if (event.type === 'drop') event.preventDefault();
  const given = event.type === 'drop' ? window.front.dropped(transfer) : [];
  if (given.some(({folder}) => folder)) window.early = given;
  else if (transfer.files.length) field.files = transfer.files;
}

addEventListener('dragover', (event) => waiting() && event.preventDefault());
addEventListener('drop', (event) => keep(event, event.dataTransfer));
addEventListener('paste', (event) => keep(event, event.clipboardData));

// Where no Python starts, no Python can say so.
const PATIENCE = 90_000; // milliseconds
const reload = document.getElementById('reload');

function say(key) {
  if (!waiting() || document.body.dataset.state === 'error') return; // a part that is lost may be reported twice
  document.body.dataset.state = 'error';
  document.getElementById('status-panel').dataset.kind = 'error';
  document.getElementById('status').textContent = document.getElementById(key).textContent;
  reload.hidden = false;
}

reload.addEventListener('click', () => location.reload());
// Failed loads do not bubble, hence the capture; those that PyScript begins are reported by page-parts.mjs, or end as a
// rejection.
addEventListener('error', ({target}) => target.tagName === 'SCRIPT' && say('start-lost'), true);
addEventListener('partlost', () => say('start-lost'));
addEventListener('unhandledrejection', () => say('start-lost'));
setTimeout(say, PATIENCE, 'start-long');

// The page is painted first: on a phone neither PyScript's code nor what it fetches, 22 MB, should hold that up.
// A tab in the background paints nothing.
const painted = new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  if (document.hidden) done();
  addEventListener('visibilitychange', done, {once: true});
});
painted.then(() => document.body.append(Object.assign(document.createElement('script'), {type: 'module', src: 'boot.js'})));
